package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// Lists as spreadsheets end them: a row that sums up the others is none of them, and is named; and two rows that say the same
/// are asked about.
///
/// September: Höör a 4 + b 5 noons, 9 − 5.6 = 3.4 days = 31 620 kr (K-2022-00001); Malmö c 6 noons, 6 − 2.8 = 3.2 days =
/// 29 760 kr (K-2022-00002). Together 61 380 kr.
class ListTotalsTest {
    private static final String HEAD = "Räkning;Belopp;Datum;Referens\n";
    private static final String FIRST = "K-2022-00001;31 620,00;2022-11-01;BG 1\n";
    private static final String SECOND = "K-2022-00002;29 760,00;2022-11-01;BG 2\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private LedgerCall ledger = new LedgerCall("", Path.of(""));

    @BeforeEach
    void posted() {
        ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("c", "1280", 6)));
    }

    private Call read(String text) {
        return ledger.on("payments", "import", CaseLines.text(folder, "pay.csv", text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Summa;61 380,00;;", "Totalt;61380 kr;;", "Total;61380;;", "SUMMA:;61\u00a0380,00;;",
            "Antal 2;61 380,00;;", ";61 380,00;;Summa", "Total;61380;2022-11-30;", "Totalt;61 380;2022-11-30;"})
    void a_row_that_sums_up_payments_is_skipped_by_name(String total) {
        var call = read(HEAD + FIRST + SECOND + total + "\n");
        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        then(call.out()).contains("Betalningar registrerade: 2, 61 380 kr; redan kända: 0.");
        then(call.err()).contains("pay.csv, rad 4: summarad, hoppas över: ", "61");
        then(ledger.open()).isEqualTo("0");
    }

    /// 31 620 + 29 760 = 61 380: a list that says another sum has lost a row, or has one too many.
    @ParameterizedTest
    @ValueSource(strings = {"Summa;999 999;;", "Total;61380,01;2022-11-30;", "Totalt;-61380;;"})
    void a_list_whose_total_differs_is_not_taken(String total) {
        var call = read(HEAD + FIRST + SECOND + total + "\n");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("pay.csv, rad 4: summan är ", " kr, men betalningarna är tillsammans 61 380 kr",
                "Ingen rad i filen är registrerad");
        then(ledger.open()).isEqualTo("61380");
    }

    @Test
    void sums_of_parts_are_of_the_rows_since_the_last() {
        var call = read(
                HEAD + FIRST + "Delsumma;31620;;\n" + SECOND + "Delsumma;29760;;\nSumma;61380;;\nMedel;30690;;\n");
        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        then(ledger.open()).isEqualTo("0");
    }

    @Test
    void a_workbook_with_a_total_row_is_read() throws IOException {
        var file = folder.resolve("pay.xlsx");
        try (var out = Files.newOutputStream(file); var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("Betalningar");
            var rows = List.of(List.of("Räkning", "Belopp", "Datum", "Referens"),
                    List.of("K-2022-00001", "31620", "2022-11-01", "BG 1"),
                    List.of("K-2022-00002", "29760", "2022-11-01", "BG 2"));
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < 4; column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
            sheet.value(3, 0, "Summa");
            sheet.value(3, 1, 61380);
        }
        var call = ledger.on("payments", "import", file.toString());
        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        then(call.out()).contains("Betalningar registrerade: 2, 61 380 kr");
        then(call.err()).contains("rad 4: summarad, hoppas över: Summa 61380");
    }

    /// A payment that only looks like one is refused by its row, never skipped.
    @Test
    void a_row_with_all_that_a_payment_has_is_no_total() {
        var call = read(HEAD + FIRST + "202200002;29760;20221101;Summa\n");
        then(call.code()).isEqualTo(ExitCode.DONE);
        then(call.out()).contains("Betalningar registrerade: 2");
        then(call.err()).doesNotContain("summarad");
        var day = read(HEAD + "Summa;61380;2022-11-01;BG 9\n");
        then(day.code()).isEqualTo(ExitCode.UNUSABLE);
        then(day.err()).contains("rad 2: liggaren har ingen räkning Summa");
        then(read(HEAD + "Summa;0;;\n").err()).contains("inga betalningar");
    }

    @Test
    void a_row_that_counts_disputes_is_skipped_by_name() {
        var list = CaseLines.text(folder, "list.csv", """
                Fakturanummer;Ärende;Skäl
                K-2022-00001;b;ej klar
                Antal;1;
                """).toString();
        var call = ledger.on("dispute", "--list", list, "--date", "2022-11-15");
        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        then(call.out()).contains("1 registrerade, 0 redan kända");
        then(call.err()).contains("list.csv, rad 3: summarad, hoppas över: Antal 1");
    }

    /// Two rows of 100 kr that cannot be told apart: one is recorded, the other is named and waits for a reference of its own.
    @Test
    void a_payment_that_looks_like_an_earlier_row_is_asked_about() {
        var row = "K-2022-00001;100;2022-11-01;BG 1\n";
        var call = read(HEAD + row + SECOND + row);
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.out()).contains("Betalningar registrerade: 2, 29 860 kr; redan kända: 0.",
                "Rad 4 är lika med rad 2: 2022-11-01, 100 kr, BG 1. Den är inte registrerad.", "egen referens");
        var again = read(HEAD + row + SECOND + row);
        then(again.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(again.out()).contains("Redan kända betalningar: 2. Inget ändras.", "Rad 4 är lika med rad 2");
        var answered = read(HEAD + row + SECOND + "K-2022-00001;100;2022-11-01;BG 1 b\n");
        then(answered.code()).isEqualTo(ExitCode.DONE);
        then(answered.out()).contains("Betalningar registrerade: 1, 100 kr; redan kända: 2.",
                "K-2022-00001: 31 420 kr återstår");
    }
}
