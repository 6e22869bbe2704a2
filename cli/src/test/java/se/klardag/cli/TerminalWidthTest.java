package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.ledger.LedgerKind;

/// What a person sees of the main commands: no line, of results or of messages, is wider than the terminal, but for an
/// address of the web, a path or a command to copy, which nobody may break.
class TerminalWidthTest {
    private static final Path PRINTED = Path.of("src", "test", "resources", "se", "klardag", "cli", "printed");
    private static final Path CASES = PRINTED.resolve("cases.csv").toAbsolutePath();
    private static final Pattern STYLE = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern WHOLE = Pattern.compile("[ │├└]*(?:\\S+|\\S*klardag .*|touch .*)");
    private static final String SETTLED = " --agreement skane-2018 --period 2022-09 CASES";

    @TempDir
    private Path temporary;

    private String ledger = "";
    private Path folder = Path.of("");

    @BeforeEach
    void billedMonth() {
        var call = LedgerCall.fresh(LedgerKind.FOLDER, temporary);
        ledger = call.address();
        call.done("post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--date", "2022-10-05",
                "--yes", "--allow-rejects", "--allow-partial", CASES.toString());
        folder = temporary.resolve("arbete");
    }

    @ParameterizedTest
    @CsvSource({"sv, 40", "sv, 50", "sv, 60", "sv, 80", "sv, 120", "en, 40", "en, 50", "en, 60", "en, 80", "en, 120"})
    void no_line_is_wider_than_the_terminal(String language, int width) {
        for (var call : List.of(
                "settle" + SETTLED,
                "settle --agreement skane-2018 --period 2022-08..2022-09 CASES",
                "explain --municipality 1280" + SETTLED,
                "explain --municipality all" + SETTLED,
                "explain --case a" + SETTLED,
                "check --region 12 CASES",
                "indicators --period 2022-09 CASES",
                "simulate --base skane-2018 --change liability.threshold=2 --period 2022-09 CASES",
                "agreements list",
                "agreements show skane-2018",
                "agreements show skane-2018 --parties",
                "agreements diff skane-2018 statute",
                "rates list",
                "bills --date 2022-12-31 --ledger LEDGER",
                "bills K-2022-00001 --ledger LEDGER",
                "bills --overdue --due-days 30 --date 2022-12-31 --ledger LEDGER",
                "statement --date 2022-12-31 --ledger LEDGER",
                "statement --ageing --due-days 30 --date 2022-12-31 --ledger LEDGER",
                "ledger verify --ledger LEDGER",
                "post --agreement skane-2018 --period 2022-09 CASES --ledger LEDGER",
                "report --out " + temporary.resolve(language + width + ".html") + SETTLED,
                "doctor",
                "help",
                "settle --help",
                "ledger --help",
                "check --nothing")) {
            isWithin(width, shown(call, language, width, Map.of()), call);
        }
    }

    /// The whole list of commands is prepared for 80 columns.
    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void the_list_of_commands_fits_eighty_columns(String language) {
        isWithin(80, PreparedAnswer.of(new String[]{"--help"}, language, Map.of(), true), "--help");
        isWithin(80, shown("--help", language, 120, Map.of()), "--help");
    }

    @ParameterizedTest
    @CsvSource({"sv, 40", "en, 50", "sv, 80", "en, 80", "sv, 120"})
    void a_working_folder_fits_too(String language, int width) throws Exception {
        var init = shown("init " + folder + " --region 12 --agreement skane-2018 --source template", language, width,
                Map.of());
        isWithin(width, init, "init");
        Files.copy(CASES, folder.resolve("underlag").resolve("cases.csv"));
        var here = Map.of("KLARDAG_FOLDER", folder.toString());
        for (var call : List.of(
                "ledger init", "status", "month 2022-09 --date 2022-10-05 --allow-rejects --allow-partial", "status",
                "rates list", "settle --period 2022-09 CASES")) {
            isWithin(width, shown(call, language, width, here), call);
        }
    }

    /// What another program reads is not broken, though somebody looks at it.
    @Test
    void json_and_csv_are_on_a_terminal_what_they_are_in_a_file() {
        for (var call : List.of(
                "settle --format json" + SETTLED, "settle --format csv" + SETTLED, "check --format json CASES",
                "explain --municipality 1280 --format md" + SETTLED, "bills --format json --ledger LEDGER",
                "agreements list --format json", "completion bash", "man settle", "parties init",
                "agreements adopt skane-2018")) {
            var out = new StringWriter();
            Klardag.run(words(call), new PrintWriter(out), new PrintWriter(new StringWriter()), "sv", Map.of());
            then(out.toString()).as(call).isNotEmpty().isEqualTo(results(call, Map.of()));
        }
    }

    /// `klardag settle … 2> file`: the launcher says that messages go to a file.
    @Test
    void messages_in_a_file_are_whole_though_the_result_is_on_a_terminal() {
        var whole = messages(Map.of("KLARDAG_MESSAGES", "file"));
        var broken = messages(Map.of());

        then(whole.lines()).anyMatch(line -> line.length() > 80);
        then(broken.lines().count()).isGreaterThan(whole.lines().count());
        then(broken.split("\\s+")).containsExactly(whole.split("\\s+"));
    }

    private String messages(Map<String, String> more) {
        var err = new StringWriter();
        Klardag.runAtTerminal(words("settle" + SETTLED), new PrintWriter(new StringWriter()), new PrintWriter(err),
                "sv", environment(80, more));
        return err.toString();
    }

    private String results(String call, Map<String, String> more) {
        var out = new StringWriter();
        Klardag.runAtTerminal(words(call), new PrintWriter(out), new PrintWriter(new StringWriter()), "sv",
                environment(60, more));
        return out.toString();
    }

    /// Results and messages, as they come to the terminal.
    private String shown(String call, String language, int width, Map<String, String> more) {
        var both = new StringWriter();
        var writer = new PrintWriter(both);
        Klardag.runAtTerminal(words(call), writer, writer, language, environment(width, more));
        then(both.toString()).as(call).isNotEmpty();
        return both.toString();
    }

    private static Map<String, String> environment(int width, Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("COLUMNS", String.valueOf(width));
        return environment;
    }

    private String[] words(String call) {
        return Stream.of(call.split(" "))
                .map(word -> word.equals("CASES") ? CASES.toString() : word.equals("LEDGER") ? ledger : word)
                .toArray(String[]::new);
    }

    private static void isWithin(int width, String shown, String call) {
        var wide = new ArrayList<String>();
        STYLE.matcher(shown.replace(PreparedAnswer.VISIBLE_ESCAPE, "\u001b"))
                .replaceAll("")
                .lines()
                .filter(line -> line.length() > width && !WHOLE.matcher(line).matches())
                .forEach(wide::add);
        then(wide).as(call + " at " + width).isEmpty();
    }
}
