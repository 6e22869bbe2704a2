package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.PartyRule;
import se.klardag.rules.places.Payers;

/// What [FilesAsTheyAreTest] shows of one column, in every other: a value that is missing for a technical reason, or cannot
/// be, is never a blank and never decides a bill.
class OtherColumnsTest {
    private static final Payers PAYERS = Payers.of(new PartyRule.Everybody(), Municipalities.shipped());
    private static final List<String> COLUMNS = CaseLines.COLUMNS;
    private static final Map<String, String> GOOD = CaseLines.fields("unit", "Avd 1", "patient", "p1");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31 23:59", "9999-12-31 00:00", "1900-01-01 00:00", "1899-12-30 00:00",
            "0001-01-01 00:00", "1753-01-01 00:00", "1970-01-01 00:00", "2099-12-31 00:00", "2022-02-30 10:00",
            "0000-00-00 00:00"})
    void a_time_that_cannot_be_rejects_its_row_in_every_column(String sentinel) {
        for (var column : Column.values()) {
            boolean asked = COLUMNS.contains(column.title());
            if (asked && (column.isMoment() || column == Column.PLANNED_DISCHARGE)) {
                thenRejected(column.title(), sentinel, csv(column.title(), sentinel));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#REF!", "#N/A", "#VÄRDEFEL!", "#SAKNAS!", "#DIV/0!"})
    void an_error_that_was_saved_as_text_rejects_its_row_in_every_column(String error) {
        COLUMNS.forEach(column -> thenRejected(column, error, csv(column, error)));
    }

    @Test
    void a_cell_without_its_value_rejects_its_row_in_every_column() {
        for (var column : COLUMNS) {
            thenRejected(column, "", workbook(column, ForeignWorkbook.uncalculated("VLOOKUP(A2,X:Y,2)")));
            thenRejected(column, "#REF!", workbook(column, ForeignWorkbook.error("#REF!")));
            thenRejected(column, "#N/A", workbook(column, ForeignWorkbook.formulaError("NA()", "#N/A")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"_x0009_", "_x000D__x000A_", "_x00A0_", "\u00a0", "\u200b", "\ufeff", "\u2009"})
    void what_nobody_sees_around_a_value_changes_no_value(String blank) {
        for (var column : COLUMNS) {
            var value = GOOD.getOrDefault(column, "");
            var book = new ForeignWorkbook();
            then(read(workbook(book, column, book.shared(value + blank)))).as(column).isEmpty();
            then(read(workbook(column, ForeignWorkbook.inline(blank + value)))).as(column).isEmpty();
        }
    }

    @Test
    void letters_are_composed_in_every_column_and_in_the_headings() {
        var composed = CaseLines.row("case_id", "Ärende-å", "unit", "Avd Ö");
        var plain = CaseLines.text(folder, "nfc.csv", CaseLines.table(composed));
        var apart = CaseLines.text(
                folder, "nfd.csv", Normalizer.normalize(CaseLines.table(composed), Normalizer.Form.NFD));
        // the same row twice: the second repeats the first, and nothing is in conflict
        then(read(List.of(plain, apart)).stream().map(row -> row.faults().getFirst().reason().code()).toList())
                .containsExactly("duplicate-alike-id");
    }

    @Test
    void a_profile_finds_headings_and_codes_however_their_letters_are_written() {
        var profile = CaseLines.text(folder, "own.yaml", """
                schema: 1
                id: own
                title: Egen
                status: checked
                says: Egen
                columns:
                  case_id: [Ärende]
                  municipality: [Kommun]
                  admission_notice_at: [Inskrivningsmeddelande skickat från sjukhus på]
                  ready_notice_at: [Klar]
                  discharged_at: [Utskriven]
                  consent: [Samtyckesläge]
                municipality: name-or-code
                dates: [iso]
                codes:
                  consent:
                    "yes": [Godkänt]
                """);
        var text = """
                Ärende;Kommun;Inskrivningsmeddelande skickat från sjukhus på;Klar;Utskriven;Samtyckesläge
                Å-1;Höör;2022-09-01 09:00;2022-09-05 10:00;2022-09-15 13:00;Godkänt
                """;
        var file = CaseLines.text(folder, "apart.csv", Normalizer.normalize(text, Normalizer.Form.NFD));
        var call = Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format",
                "json", "--mapping", profile.toString(), file.toString());
        then(call.code()).as(call.err()).isZero();
        then(call.json().required("totalPayable").asString()).isEqualTo("76260");
    }

    @Test
    void a_month_as_csv_and_as_workbook_is_the_same_month() {
        var texts = CaseLines.text(folder, "month.csv", CaseLines.table(
                CaseLines.row("case_id", "A-1"), CaseLines.row("case_id", "A-2", "municipality", "0180")));
        var book = new ForeignWorkbook();
        book.row(COLUMNS.stream().map(book::shared).toList());
        for (var id : List.of("A-1", "A-2")) {
            var cells = new ArrayList<ForeignWorkbook.Cell>();
            for (var column : COLUMNS) {
                var value = CaseLines.fields("case_id", id).getOrDefault(column, "");
                cells.add(switch (column) {
                    case "municipality" -> ForeignWorkbook.number(id.equals("A-2") ? "180" : "1280");
                    // 1 September 2022 is day 44,805; 08:00 is a third of a day
                    case "admitted_at" -> ForeignWorkbook.moment("44805.3333333333");
                    case "admission_notice_at" -> ForeignWorkbook.isoDate("2022-09-01T09:00:00");
                    default -> value.isEmpty() ? ForeignWorkbook.empty() : book.shared(value);
                });
            }
            book.row(cells);
        }
        var sheet = CaseLines.bytes(folder, "month.xlsx", book.bytes());
        then(read(List.of(texts, sheet)).stream().map(row -> row.faults().getFirst().reason().code()).toList())
                .containsExactly("duplicate-case-id", "duplicate-case-id");
    }

    @Test
    void two_sources_differ_in_every_column_that_a_case_has() {
        var columns = "case_id,municipality,ready_notice_at,discharged_at,stay_municipality,moved_at,moved_to,payer_answer\n";
        var row = "a,1280,2022-09-05 10:00,2022-09-08 13:00,1281,2022-09-06 00:00,1267,can\n";
        var one = CaseLines.text(folder, "one.csv", columns + row);
        for (var change : List.of(List.of("1281,", "1282,", "stay_municipality"), List.of("1267,", "1266,", "moved_to"),
                List.of("can", "cannot", "payer_answer"))) {
            var other = CaseLines.text(folder, "other.csv", columns + row.replace(change.get(0), change.get(1)));
            then(Call.of("check", one.toString(), "--against", other.toString(), "--format", "csv").out())
                    .contains("," + change.get(2) + ",");
        }
    }

    private Path csv(String column, String value) {
        return CaseLines.text(folder, "c.csv", CaseLines.table(CaseLines.row(column, value)));
    }

    private Path workbook(String column, ForeignWorkbook.Cell cell) {
        return workbook(new ForeignWorkbook(), column, cell);
    }

    private Path workbook(ForeignWorkbook book, String column, ForeignWorkbook.Cell cell) {
        book.row(COLUMNS.stream().map(ForeignWorkbook::inline).toList());
        book.row(COLUMNS.stream()
                .map(each -> each.equals(column) ? cell : ForeignWorkbook.inline(GOOD.getOrDefault(each, "")))
                .toList());
        return CaseLines.bytes(folder, "w.xlsx", book.bytes());
    }

    private static void thenRejected(String column, String value, Path file) {
        var rejected = read(file);
        then(rejected).as(column + " " + value).hasSize(1);
        then(rejected.getFirst().faults().stream().map(RejectedRow.Problem::column)).as(column + " " + value)
                .contains(column);
    }

    private static List<RejectedRow> read(Path file) {
        return read(List.of(file));
    }

    private static List<RejectedRow> read(List<Path> paths) {
        var rejected = new ArrayList<RejectedRow>();
        var files = new CaseFiles(paths, ReadSettings.PLAIN, PAYERS, new RowLog() {
            @Override
            public void passStarts() {
                rejected.clear();
            }

            @Override
            public void rejected(RejectedRow row) {
                rejected.add(row);
            }
        });
        long cases = files.read(source -> {
            var seen = new ArrayList<String>();
            source.forEach(fact -> seen.add(fact.id()));
            return (long) seen.size();
        });
        then(cases + rejected.size()).isEqualTo(files.rows().read());
        return rejected;
    }
}
