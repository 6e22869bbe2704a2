package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.text.ExitCode;

/// What a workbook hides or joins. Two cases of Höör, of 11 and 7 noons: 18 − 5.6 = 12.4 days at 9,300 kronor are 115,320;
/// the first alone 76,260.
class HiddenCellTest {
    private static final List<String> HEADINGS = List.of("case_id", "municipality", "admitted_at",
            "admission_notice_at", "ready_notice_at", "discharged_at");

    @TempDir
    private Path folder;

    /// What else is done to the sheet.
    private interface Work {
        void on(Worksheet sheet, Workbook book);
    }

    @Test
    void hidden_and_narrow_columns_are_told_like_hidden_rows() throws IOException {
        var call = settle((sheet, _) -> {
            sheet.hideColumn(2);
            sheet.width(4, 0);
            sheet.rowHeight(2, 0);
        });
        then(call.json().required("totalPayable").asString()).as(call.err()).isEqualTo("115320");
        then(call.err()).contains("dolda rader som räknas med: 1", "dolda kolumner som lästes: admitted_at",
                "ready_notice_at");
    }

    @Test
    void hidden_sheets_are_told() throws IOException {
        var call = settle((_, book) -> {
            var other = book.newWorksheet("Gömt");
            other.value(0, 0, "x");
            other.setVisibilityState(VisibilityState.HIDDEN);
        });
        then(call.err()).contains("dolda blad: Gömt");
    }

    @Test
    void a_kommun_merged_over_several_rows_is_no_blank() throws IOException {
        var call = settle((sheet, _) -> {
            sheet.value(2, 1, (String) null);
            sheet.range(1, 1, 2, 1).merge();
        });
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().required("totalPayable").asString()).isEqualTo("76260");
        then(call.err()).contains("rad 3", "municipality", "B2:B3", "sammanfogad");
    }

    @Test
    void a_withdrawal_merged_over_several_rows_is_no_blank_either() throws IOException {
        var call = settle((sheet, _) -> {
            sheet.value(0, 6, "withdrawn_at");
            sheet.value(1, 6, "2022-09-05 11:00");
            sheet.range(1, 6, 2, 6).merge();
        });
        then(call.json().required("totalPayable").asString()).isEqualTo("0");
        then(call.err()).contains("withdrawn_at", "G2:G3");
    }

    @Test
    void a_merged_row_of_totals_is_still_one() throws IOException {
        var call = settle((sheet, _) -> {
            sheet.value(3, 0, "Summa");
            sheet.range(3, 0, 3, 5).merge();
        });
        then(call.code()).isZero();
        then(call.err()).contains("summarader");
    }

    @Test
    void a_heading_that_is_a_formula_is_refused_by_its_cell() throws IOException {
        var call = settle((sheet, _) -> sheet.formula(0, 6, "LOWER(A1)"));
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("rubriken i cell G1 är en formel utan sparat värde");
        then(settle((sheet, _) -> sheet.formula(0, 4, "A1")).err()).contains("rubriken i cell E1");
    }

    private Call settle(Work work) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            var sheet = book.newWorksheet("Ärenden");
            for (int i = 0; i < HEADINGS.size(); i++) {
                sheet.value(0, i, HEADINGS.get(i));
            }
            line(sheet, 1, "A-1", "2022-09-05 10:00", "2022-09-15 13:00");
            line(sheet, 2, "A-2", "2022-09-06 10:00", "2022-09-12 13:00");
            work.on(sheet, book);
        }
        var file = CaseLines.bytes(folder, "cases.xlsx", bytes.toByteArray());
        return Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format",
                "json",
                file.toString());
    }

    private static void line(Worksheet sheet, int row, String id, String ready, String discharged) {
        var values = List.of(id, "1267", "2022-09-01 08:00", "2022-09-01 09:00", ready, discharged);
        for (int i = 0; i < values.size(); i++) {
            sheet.value(row, i, values.get(i));
        }
    }
}
