package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.ledger.LedgerKind;

/// Every printed table as a whole, in both languages, in a file, on a narrow screen and on a wide one.
///
/// The figures were worked out by hand from `cases.csv`, noon by noon and midnight by midnight:
///
/// - Höör (1267): e 4 + f 5 = 9 noons of 2 cases, mean 4.5; 9 − 2 × 2.8 = 3.4 days; 3.4 × 9 300 = 31 620 kr.
/// - Malmö (1280): a 4 + b 96 = 100 noons of 2 cases; 100 − 5.6 = 94.4 days; 877 920 kr. Together 909 540 kr.
/// - Lund (1281): c 2 noons, below 2.8; d without consent is left out: its noons of the 5th to the 8th would make
///   6 of 2 cases, 6 − 5.6 = 0.4 days, 3 720 kr. g is Upplands Väsby's, and 9999 is no kommun.
/// - Above 2.0: Höör 5 days = 46 500 kr, Malmö 96 days = 892 800 kr, Lund nothing: 29 760 kr more together.
/// - Midnights: a, d, e, g 3 each, f 4, b 95 (8 of them in September) and in psychiatric care c 1; somatic 111 of 6 cases =
///   18.50, in the period 16 + 8 = 24 of 30 days. Of five notified in September four leave after 3 days: 20 % are left,
///   ± √(0.2 × 0.8 / 5) = 17.9 %.
/// - e was announced 26 hours after admission, b waited 95 days, g is of Region Stockholm.
/// - In `corrected.csv` f leaves one noon earlier: 8 − 5.6 = 2.4 days = 22 320 kr, 9 300 kr back (29.4 % of 31 620, 1.0 % of
///   909 540). With 10 000 kr paid, Höör owes 12 320 and both owe 890 240 kr. From 5 October to 31 December are 87 days,
///   from 5 November 56.
class PrintedTablesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "se", "klardag", "cli", "printed");
    private static final String CASES = FOLDER.resolve("cases.csv").toString();

    @TempDir
    private Path folder;

    private static final List<String> SETTLE = List.of("settle", "--agreement", "skane-2018", "--period", "2022-09",
            CASES);
    private static final Map<String, List<String>> CALLS = Map.of(
            "settle", SETTLE,
            "indicators", List.of("indicators", "--period", "2022-09", CASES),
            "check", List.of("check", "--region", "12", CASES),
            "simulate", List.of("simulate", "--base", "skane-2018", "--change", "liability.threshold=2", "--period",
                    "2022-09", CASES));

    /// Whatever its width is said to be.
    @ParameterizedTest
    @CsvSource({"sv", "en"})
    void tables_of_a_month_are_in_a_file_as_wide_as_their_figures(String language) {
        CALLS.forEach(
                (table, call) -> then(inFile(call, language)).isEqualTo(printed(table + "_" + language + ".txt")));
    }

    /// The file is what the screen is compared with: in other lines, but nothing is lost, doubled or parted.
    @ParameterizedTest
    @CsvSource({"sv, 80", "sv, 120", "en, 80", "en, 120"})
    void a_screen_shows_the_words_and_figures_of_the_file_within_its_width(String language, int width) {
        CALLS.forEach((table, call) -> {
            var shown = atTerminal(call, language, width);
            then(words(shown)).as(table).isEqualTo(words(printed(table + "_" + language + ".txt")));
            then(shown.lines()).as(table).allSatisfy(line -> then(line.length()).isLessThanOrEqualTo(width));
        });
    }

    @ParameterizedTest
    @CsvSource({"sv", "en"})
    void a_settlement_on_a_narrow_screen_sets_headings_on_two_lines(String language) {
        then(atTerminal(SETTLE, language, 80)).isEqualTo(printed("settle_80_" + language + ".txt"));
    }

    private static List<String> words(String text) {
        return Stream.of(text.replace("─", "").strip().split("\\s+")).sorted().toList();
    }

    @ParameterizedTest
    @CsvSource({"sv, 80", "sv, 120", "en, 80", "en, 120"})
    void a_narrow_screen_has_columns_of_the_ledger_below_their_rows(String language, int width) {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        post(ledger, CASES, "2022-10-05");
        post(ledger, FOLDER.resolve("corrected.csv").toString(), "2022-11-05");
        ledger.done("payments", "add", "K-2022-00001", "--amount", "10000", "--date", "2022-11-10", "--reference",
                "BG");
        ledger.done("dispute", "K-2022-00002", "--case", "b", "--reason", "x", "--date", "2022-11-11");

        isPrinted("bills_" + width, language, width, "bills", "--date", "2022-12-31", "--ledger", ledger.address());
        isPrinted("statement", language, width, "statement", "--date", "2022-12-31", "--ledger", ledger.address());
    }

    private static void post(LedgerCall ledger, String cases, String date) {
        ledger.done("post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--date", date,
                "--yes",
                "--allow-rejects", "--allow-partial", cases);
    }

    /// Nothing is set narrower in what goes to no terminal, whatever its width is said to be.
    @ParameterizedTest
    @CsvSource({"sv", "en"})
    void a_file_has_every_column(String language) {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        post(ledger, CASES, "2022-10-05");
        for (var args : List.of(
                List.of("bills", "--date", "2022-12-31"),
                List.of("statement", "--ageing", "--due-days", "30", "--date", "2022-12-31"),
                List.of("bills", "--overdue", "--due-days", "30", "--date", "2022-12-31"))) {
            var all = new ArrayList<>(args);
            all.addAll(List.of("--ledger", ledger.address()));
            then(inFile(all, language)).as(args.toString())
                    .contains("K-2022-00001".repeat(args.contains("--ageing") ? 0 : 1), "1267", "1280", "Malmö");
        }
    }

    private static void isPrinted(String table, String language, int width, String... args) {
        then(atTerminal(List.of(args), language, width)).isEqualTo(printed(table + "_" + language + ".txt"));
    }

    private static String atTerminal(List<String> args, String language, int width) {
        var out = new StringWriter();
        Klardag.runAtTerminal(args.toArray(String[]::new), new PrintWriter(out), new PrintWriter(new StringWriter()),
                language, Map.of("COLUMNS", String.valueOf(width), "NO_COLOR", ""));
        return out.toString();
    }

    private static String inFile(List<String> args, String language) {
        var out = new StringWriter();
        Klardag.run(args.toArray(String[]::new), new PrintWriter(out), new PrintWriter(new StringWriter()), language,
                Map.of("COLUMNS", "60"));
        return out.toString();
    }

    private static String printed(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
