package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists as a Swedish Excel opens them: semicolons, decimal commas, a byte order mark, headings in words; and as sheets with
/// their title and month. Three cases of 11, 7 and 2 noons in Höör are 20 − 8.4 = 11.6 days, 107,880 kronor.
class ExcelListsTest {
    private static final Path FILE = Path.of("src", "test", "resources", "se", "klardag", "cli", "intake",
            "hidden-row.xlsx");

    @TempDir
    private Path folder;

    /// A day that is in no calendar is shown as it was written, in the list of rejected rows too.
    @Test
    void an_impossible_moment_of_a_rejected_row_is_text() {
        var out = folder.resolve("out");
        var file = CaseLines.file(
                folder, CaseLines.row(), CaseLines.row("case_id", "2022-02-30", "discharged_at", "2022-09-31 10:00"));
        var call = Call.of(
                "settle", "--agreement", "skane-2018", "--period", "2022-09", file.toString(), "--out", out.toString(),
                "--csv", "excel");

        then(call.code()).as(call.err()).isEqualTo(1);
        then(out.resolve("rejected-excel.csv")).content().contains("2022-09-31 10:00", "2022-02-30");
    }

    @Test
    void a_settlement_on_standard_output() {
        var call = settle("--csv", "excel");
        var lines = call.out().split("\r\n", -1);

        then(call.out()).startsWith("\ufeff");
        then(lines[0]).contains(";Kommun;", ";Dagar över gränsen;", ";Att betala;").doesNotContain(",");
        then(lines[1]).contains("1267;Höör;", ";20;", ";2,8;11,6;", ";107880;").doesNotContain(".");
        then(settle("--csv", "excel", "--format", "csv").out()).isEqualTo(call.out());
        then(settle("--format", "csv").out()).startsWith("agreement,period,");
    }

    @Test
    void a_folder_has_both_the_machines_lists_and_those_for_excel() throws IOException {
        var file = CaseLines.file(folder, CaseLines.row(), CaseLines.row("case_id", "b", "municipality", "x;y"),
                CaseLines.row("case_id", "c", "municipality", "1281"));
        var out = folder.resolve("o");
        Call.settle(file, "--out", out.toString(), "--csv", "excel", "--per-kommun");

        then(CaseLines.names(out)).contains("settlement.csv", "settlement-excel.csv", "rejected.csv",
                "rejected-excel.csv",
                "findings-excel.csv", "lists.xlsx", "kommun-1280.xlsx", "kommun-1281.xlsx");
        then(CaseLines.read(out.resolve("rejected.csv"))).startsWith("file,row,case_id,");
        then(CaseLines.read(out.resolve("rejected-excel.csv"))).startsWith("\ufeffFil;Rad;Ärende-id;")
                .contains("\"x;y\"");
        try (var book = new ReadableWorkbook(out.resolve("lists.xlsx").toFile())) {
            then(book.getSheets().map(sheet -> sheet.getName())).contains("Avräkning", "Avvisade rader",
                    "Iakttagelser");
            var rows = book.getSheet(0).orElseThrow().read();
            then(rows.get(0).getCell(0).getText()).isEqualTo("Avräkning");
            then(rows.get(1).getCell(0).getText()).isEqualTo("skane-2018 2022-09");
            var header = texts(rows.get(2));
            then(header).contains("Kommunkod", "Medeltal");
            then(rows.get(3).getCell(header.indexOf("Dagar")).getType()).isEqualTo(CellType.NUMBER);
            then(rows.get(3).getCell(header.indexOf("Kommunkod")).getType()).isEqualTo(CellType.STRING);
        }
        try (var book = new ReadableWorkbook(out.resolve("kommun-1281.xlsx").toFile())) {
            var codes = book.getSheet(0)
                    .orElseThrow()
                    .read()
                    .stream()
                    .skip(3)
                    .map(row -> row.getCell(3).getText())
                    .toList();
            then(codes).isNotEmpty().containsOnly("1281");
        }
    }

    @Test
    void deviations_have_dates_as_dates() throws IOException {
        var file = CaseLines.file(folder, CaseLines.row("ready_notice_at", "2022-08-01 10:00", "discharged_at", ""),
                CaseLines.row("case_id", "b", "admission_notice_at", ""));
        var call = Call.of("check", file.toString(), "--csv", "excel");
        then(call.out()).startsWith("\ufeffKommunkod;Avdelning;Ärende-id;Avvikelse;").contains(";2022-08-01 10:00;");
        var out = folder.resolve("d");
        Call.of("check", file.toString(), "--csv", "excel", "--out", out.toString());
        try (var book = new ReadableWorkbook(out.resolve("lists.xlsx").toFile())) {
            var rows = book.findSheet("Avvikelser").orElseThrow().read();
            int notice = texts(rows.get(2)).indexOf("Underrättelse om utskrivningsklar");
            then(rows.stream().skip(3).map(row -> row.getCell(notice).getType())).contains(CellType.NUMBER);
        }
    }

    @Test
    void our_codes_are_words_in_what_people_open_and_codes_in_what_machines_read() throws IOException {
        var file = CaseLines.file(folder, CaseLines.row("withdrawn_at", "2022-09-06 10:00"),
                CaseLines.row("case_id", "b", "admission_notice_at", ""),
                CaseLines.row("case_id", "c", "discharged_at", "igår"),
                CaseLines.row("case_id", "d", "admitted_at", "2022-09-05 08:00"));
        var out = folder.resolve("w");
        Call.settle(file, "--out", out.toString(), "--csv", "excel");
        then(CaseLines.read(out.resolve("settlement-excel.csv"))).contains(
                ";preliminär;", ";All vård;", "Underrättelsen återtagen: 1", "Inget inskrivningsmeddelande: 1");
        then(CaseLines.read(out.resolve("settlement.csv"))).contains(",provisional,", ",all,", "withdrawn=1");
        then(CaseLines.read(out.resolve("rejected-excel.csv"))).contains(";Utskriven;", ";ingen tidpunkt;");
        then(CaseLines.read(out.resolve("rejected.csv"))).contains(",discharged_at,", ",unparsable-time,");
        try (var book = new ReadableWorkbook(out.resolve("lists.xlsx").toFile())) {
            var rows = book.findSheet("Iakttagelser").orElseThrow().read();
            then(rows.stream().skip(3).map(ExcelListsTest::texts).flatMap(List::stream))
                    .contains("Utskrivningsklar samma dag som inskriven")
                    .doesNotContain("same-day-ready");
        }
    }

    @Test
    void two_sources_are_compared_in_a_workbook() throws IOException {
        var one = CaseLines.text(folder, "one.csv", CaseLines.table(CaseLines.row("consent", "yes")));
        var other = CaseLines.text(folder, "other.csv", CaseLines.table(CaseLines.row("consent", "no")));
        var out = folder.resolve("c");
        Call.of("check", one.toString(), "--against", other.toString(), "--out", out.toString());
        try (var book = new ReadableWorkbook(out.resolve("differences.xlsx").toFile())) {
            then(book.getSheet(0).orElseThrow().read().stream().skip(3).map(ExcelListsTest::texts)).singleElement()
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .contains("a", "Samtycke", "ja", "nej");
        }
    }

    @Test
    void indicators_for_excel() throws IOException {
        var call = Call.of("indicators", "--period", "2022-09", FILE.toString(), "--csv", "excel");
        then(call.out()).startsWith("\ufeffVårdform;Vårdtillfällen med väntan;").contains("\r\n").doesNotContain("_");
        var out = folder.resolve("i");
        Call.of("indicators", "--period", "2022-09", FILE.toString(), "--csv", "excel", "--out", out.toString());
        then(CaseLines.names(out)).contains("indicators.csv", "indicators-excel.csv", "lists.xlsx");
    }

    @Test
    void bills_and_statements_as_csv_and_as_workbooks() throws IOException {
        var ledger = LedgerCall.at(folder.resolve("ledger").toString(), folder);
        then(ledger.post(List.of(LedgerCall.stay("a", 10)), "--date", "2022-10-03", "--allow-partial").code()).isZero();
        var bills = folder.resolve("bills.xlsx");
        then(ledger.on("bills", "--xlsx", bills.toString()).code()).isZero();
        try (var book = new ReadableWorkbook(bills.toFile())) {
            var rows = book.getSheet(0).orElseThrow().read();
            then(texts(rows.get(2))).contains("Nummer", "Slag", "Läge", "Kvar att betala");
            then(texts(rows.get(3))).contains("K-2022-00001", "räkning", "öppen");
            // 10 − 2.8 = 7.2 days
            var open = rows.get(3).getCell(texts(rows.get(2)).indexOf("Kvar att betala"));
            then(open.asNumber()).isEqualByComparingTo("66960");
        }
        then(ledger.on("bills", "--xlsx", bills.toString()).isRefused().err()).contains("bills.xlsx");
        then(ledger.on("bills", "--csv", "excel").out()).contains(";räkning;", ";öppen;", ";66960;");
        var statement = folder.resolve("statement.xlsx");
        then(ledger.on("statement", "--xlsx", statement.toString()).code()).isZero();
        try (var book = new ReadableWorkbook(statement.toFile())) {
            var rows = book.getSheet(0).orElseThrow().read();
            then(texts(rows.get(3))).contains("1267", "Höör");
        }
        then(ledger.on("statement", "--ageing", "--due-days", "30", "--csv", "excel").out()).startsWith("\ufeff")
                .contains("1267;Höör;");
    }

    @Test
    void a_workbook_for_each_kommun_needs_a_folder() {
        then(Call.of("check", FILE.toString(), "--per-kommun").isRefused().err()).contains("--out", "--csv excel");
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell == null ? "" : cell.getText()).toList();
    }

    private static Call settle(String... more) {
        var args = new ArrayList<>(List.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period",
                "2022-09", FILE.toString()));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new));
    }
}
