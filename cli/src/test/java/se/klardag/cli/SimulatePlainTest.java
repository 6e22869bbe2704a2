package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `simulate` says is to be paid, and that it does not answer a question nobody asked. Skåne's 2.8 days and 9 300 kr.
class SimulatePlainTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path cases() {
        return CaseLines.file(folder, CaseLines.row());
    }

    private static Call simulate(Path file, String... more) {
        return of(file, "2022-09", more);
    }

    private static Call of(Path file, String period, String... more) {
        var args = new ArrayList<>(List.of("simulate", "--base", "skane-2018", "--period", period, file.toString()));
        args.addAll(Arrays.asList(more));
        return Call.of(args.toArray(String[]::new));
    }

    @Test
    void what_is_to_be_paid_is_rounded_as_the_terms_say_and_the_unrounded_stays_in_json() {
        // (4 − 2.8) × 9 300.55 = 11 160.66: 11 161 in whole kronor, 11 160.66 in öre; today 11 160
        var whole = new String[]{"--change", "price.dailyRate=9300.55"};
        var ore = new String[]{"--change", "price.dailyRate=9300.55", "--change", "invoice.payable=ore-half-up"};

        then(simulate(cases(), whole).out()).contains("ska betala 11 161 kr i stället för 11 160 kr, 1 kr mer",
                "11 161").doesNotContain("11 160,66");
        then(simulate(cases(), ore).out()).contains("ska betala 11 160,66 kr i stället för 11 160 kr, 0,66 kr mer");
        var json = simulate(cases(), "--change", "price.dailyRate=9300.55", "--format", "json").json()
                .get("difference");
        then(json.get("changed").asString()).isEqualTo("11160.66");
        then(json.get("changedPayable").asString()).isEqualTo("11161");
        then(json.get("differencePayable").asString()).isEqualTo("1");
        then(json.get("municipalities").get(0).get("changedPayable").asString()).isEqualTo("11161");
    }

    @Test
    void the_page_and_the_workbook_say_the_same() throws IOException {
        var page = folder.resolve("r.html");
        var book = folder.resolve("r.xlsx");
        simulate(cases(), "--change", "price.dailyRate=9300.55", "--sweep", "liability.threshold=2.8,3", "--html",
                page.toString(), "--xlsx", book.toString());

        then(Files.readString(page)).contains("\"base\":\"11160\",\"changed\":\"11161\"", "\"total\":\"11161\"");
        // (4 − 3) × 9 300.55, rounded
        then(rows(book, 4).get(2).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("9301");
        then(rows(book, 1).get(1).getCellAsNumber(3).orElseThrow()).isEqualByComparingTo("11161");
    }

    private static List<Row> rows(Path file, int sheet) throws IOException {
        try (var book = new ReadableWorkbook(file.toFile())) {
            return book.getSheets().skip(sheet).findFirst().orElseThrow().read();
        }
    }

    @ParameterizedTest
    @CsvSource({"--solve longStay.over --so-that 9999=unchanged, 9999",
            "--solve longStay.over --so-that 0180=unchanged, 0180",
            "--solve liability.threshold --so-that 0000=5000, 0000",
            "--so-that total=unchanged, --so-that gör ingenting utan --solve",
            "--volume observed, --volume gör ingenting utan --replicates",
            "--seed 7, --seed gör ingenting utan --replicates",
            "--solve dayCount.break, dayCount.break", "--solve liability.model, liability.model",
            "--solve population.deceased, population.deceased", "--replicates 0, --replicates"})
    void what_would_be_ignored_or_mean_nothing_is_refused_by_name(String options, String named) {
        then(simulate(cases(), options.split(" ", -1)).isRefused().err()).contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-10", "2023-01"})
    void a_period_without_a_case_is_refused(String period) {
        then(of(cases(), period, "--change", "longStay.over=7").isRefused().err()).contains("inga ärenden i " + period);
    }

    @Test
    void an_empty_file_is_refused_and_an_empty_month_among_others_is_named() {
        then(simulate(CaseLines.file(folder), "--change", "longStay.over=7").isRefused().err())
                .contains("inga ärenden i 2022-09");
        var call = of(cases(), "2022-08..2022-09", "--change", "longStay.over=7");
        then(call.code()).isZero();
        then(call.err()).contains("inga ärenden i 2022-08; månaden räknas som 0 kr");
    }

    @Test
    void rejected_rows_are_named_in_the_table_the_page_and_the_workbook() throws IOException {
        var file = CaseLines.file(folder, CaseLines.row(),
                CaseLines.row("case_id", "b", "discharged_at", "2022-13-40"));
        var page = folder.resolve("r.html");
        var book = folder.resolve("r.xlsx");

        var call = simulate(file, "--change", "longStay.over=7", "--html", page.toString(), "--xlsx", book.toString());

        var said = "Rader i ärendefilerna som inte gick att läsa och inte ingår i resultatet: 1.";
        then(call.code()).isEqualTo(1);
        then(call.out()).contains(said);
        then(Files.readString(page)).contains(said);
        then(rows(book, 0).stream().map(row -> row.getCellAsString(0).orElse("")))
                .anyMatch(each -> each.contains(said));
    }

    @Test
    void a_root_where_nothing_changes_is_called_that() {
        // nobody stays above 4 days, so every limit from 4 up leaves the bill as it is
        var call = simulate(cases(), "--solve", "longStay.over");
        then(call.out()).contains("Värdet ändrar ingenting: varje kommun betalar som i dag",
                "Det är ett av flera värden som ger summan");
        var json = simulate(cases(), "--solve", "longStay.over", "--format", "json").json().get("solve");
        then(json.get("remarks").toString()).isEqualTo("[\"trivial\",\"several\"]");
        // 4 days less 2.8 at 9 300: one value, and it is another than today's
        var real = simulate(cases(), "--change", "dayCount.break=00:00", "--solve", "liability.threshold");
        then(real.out()).contains("liability.threshold = 1,8 ger").doesNotContain("ändrar ingenting", "flera värden");
    }
}
