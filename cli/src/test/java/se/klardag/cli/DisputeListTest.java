package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// Disputes as a municipality sends them: a list with a reason for each case. Sums by hand: days − 2.8 × cases, times 9,300.
class DisputeListTest {
    /// 4 + 5 + 9 = 18 − 8.4 = 9.6 days = 89,280.
    private static final List<String> ROWS = List.of(stay("a", 4), stay("b", 5), stay("late", 9));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private LedgerCall posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        return ledger;
    }

    private String list(String... lines) {
        return CaseLines.text(folder, "bestridanden.csv", String.join("\n", lines) + "\n").toString();
    }

    @ParameterizedTest
    @EnumSource
    void a_list_is_recorded_with_the_reason_of_each_case_and_known_the_second_time(LedgerKind kind) {
        var ledger = posted(kind);
        var file = list(
                "Höörs kommun", "Fakturanummer;Ärende;Skäl", "K-2022-00001;late;ej utskrivningsklar",
                ";;", "k-2022-00001;b;öppenvården inte klar");
        // without both 4 − 2.8 = 1.2 days = 11,160
        var said = ledger.done("dispute", "--list", file, "--date", "2022-11-01");
        then(said).contains(
                "blir räkning K-2022-00001 i stället 11 160 kr: 78 120 kr mindre", "late", "ärende b",
                "2 registrerade, 0 redan kända");
        // what upholding does is said before anything is recorded
        then(said.indexOf("i stället")).isLessThan(said.indexOf("late"));
        then(ledger.done("bills", "K-2022-00001")).contains(
                "late bestritt: ej utskrivningsklar", "b bestritt: öppenvården inte klar");
        then(ledger.done("dispute", "--list", file, "--date", "2022-11-02")).contains("0 registrerade, 2 redan kända");
        ledger.done(
                "dispute", "--list", file, "--state", "upheld", "--reason", "medges", "--date", "2022-11-03");
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-12-01");
        then(ledger.open()).isEqualTo("11160");
        ledger.isInOrder();
    }

    /// A case is found under whatever dash, digit or space it is asked for with, on the call and in a list, as in case files.
    @ParameterizedTest
    @EnumSource
    void an_id_written_with_other_characters_is_the_same_case(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("A-1 1", 4), stay("A-2", 5), stay("B-1", 6)));
        then(ledger.done("dispute", "K\u20112022\u201100001", "--case", "A\u20111\u00a01", "--case", "\uff21-1 1",
                "--reason",
                "r", "--date", "2022-10-20")).containsOnlyOnce("ärende A-1 1: bestritt");
        var list = CaseLines.text(folder, "list.csv", """
                fakturanummer;ärende;skäl
                K\u20132022\u201300001;A\u20132;r
                k-2022-00001;\uff22-1;r
                K-2022-00001;B\u22121;r
                """).toString();
        then(ledger.done("dispute", "--list", list, "--date", "2022-10-21"))
                .contains("ärende A-2: bestritt", "ärende B-1: bestritt");
        then(ledger.done("explain", "K-2022-00001", "--case", "A\u20111\u20091")).contains("A-1 1");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void every_row_that_cannot_be_taken_is_named_and_nothing_is_recorded(LedgerKind kind) {
        var ledger = posted(kind);
        var call = ledger.on("dispute", "--list", list(
                "fakturanummer,ärende,skäl", "K-2022-00001,late,x", "K-2022-00009,late,x", "K-2022-00001,finns-ej,x",
                ",late,x", "K-2022-00001,b,", "K-2022-00001,a,patient 191212121212"), "--date", "2022-11-01");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("rad 5: fakturanummer saknas", "rad 6: skäl saknas", "rad 7: skäl innehåller")
                .doesNotContain("191212121212");
        call = ledger.on("dispute", "--list", list(
                "fakturanummer,ärende,skäl", "K-2022-00001,late,x", "K-2022-00009,late,x", "K-2022-00001,finns-ej,x",
                "K-2022-00001,late,y"), "--date", "2022-11-01");
        then(call.err()).contains(
                "rad 3: Det finns ingen räkning K-2022-00009", "rad 4: Ärende finns-ej står inte på räkning",
                "rad 5: ärende late står på rad 2 med ett annat skäl", "Ingen rad i filen är registrerad");
        then(ledger.done("bills", "--state", "disputed")).doesNotContain("K-2022-00001");
        ledger.isInOrder();
    }

    @Test
    void a_delimiter_inside_a_reason_loses_nothing() {
        var ledger = posted(LedgerKind.FOLDER);
        var call = ledger.on(
                "dispute", "--list", list("bill,case,reason", "K-2022-00001,late,fel, ej klar", "K-2022-00001,b,x"));
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("rad 2: raden har fler fält än rubrikraden");
        then(ledger.done("dispute", "--list", list("bill,case,reason", "K-2022-00001,late,\"fel, ej klar\"")))
                .contains("1 registrerade");
        then(ledger.done("bills", "K-2022-00001")).contains("late bestritt: fel, ej klar");
    }

    /// A workbook as a municipality makes one: a title, Swedish headings, a row that disputes the whole bill.
    @Test
    void a_workbook_is_read_and_a_row_without_a_case_is_the_whole_bill() {
        var ledger = posted(LedgerKind.FOLDER);
        var workbook = new ForeignWorkbook();
        workbook.row(workbook.shared("Bestridanden oktober"))
                .row(workbook.shared("Faktura"), workbook.shared("Ärende"), workbook.shared("Motivering"))
                .row(workbook.shared("K-2022-00001"), ForeignWorkbook.empty(), workbook.shared("fel kommun"));
        var file = CaseLines.bytes(folder, "bestridanden.xlsx", workbook.bytes());
        then(ledger.done("dispute", "--list", file.toString(), "--date", "2022-11-01")).contains(
                "ärende a", "ärende b", "ärende late", "i stället 0 kr");
        // a formula that was never calculated is no blank: the whole bill would be disputed
        var lost = new ForeignWorkbook();
        lost.row(lost.shared("Faktura"), lost.shared("Ärende"), lost.shared("Motivering"))
                .row(lost.shared("K-2022-00001"), ForeignWorkbook.uncalculated("A1"), lost.shared("x"));
        var call = ledger.on("dispute", "--list", CaseLines.bytes(folder, "formel.xlsx", lost.bytes()).toString());
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("rad 2, kolumn 2: cellen har ett fel eller en formel utan värde");
    }

    @ParameterizedTest
    @EnumSource
    void a_dispute_does_not_end_before_it_began(LedgerKind kind) {
        var ledger = posted(kind);
        ledger.done("dispute", "K-2022-00001", "--case", "late", "--reason", "x", "--date", "2022-11-20");
        for (var state : List.of("upheld", "rejected", "withdrawn")) {
            var call = ledger.on(
                    "dispute", "K-2022-00001", "--case", "late", "--reason", "y", "--state", state, "--date",
                    "2022-11-19");
            then(call.code()).isEqualTo(ExitCode.REFUSED);
            then(call.err()).contains("2022-11-19 är före 2022-11-20");
        }
        ledger.done(
                "dispute", "K-2022-00001", "--case", "late", "--reason", "y", "--state", "rejected", "--date",
                "2022-11-20");
        then(ledger.on("dispute", "K-2022-00001", "--case", "late", "--reason", "z", "--date", "2022-11-19").code())
                .isEqualTo(ExitCode.REFUSED);
        ledger.isInOrder();
    }

    @Test
    void a_bill_or_a_list_is_named_and_a_reason_given() {
        var ledger = posted(LedgerKind.FOLDER);
        then(ledger.on("dispute", "--reason", "x").code()).isEqualTo(ExitCode.UNUSABLE);
        then(ledger.on("dispute", "K-2022-00001").err()).contains("--reason saknas");
        then(ledger.on("dispute", "K-2022-00001", "--list", list("fakturanummer"), "--reason", "x").code())
                .isEqualTo(ExitCode.UNUSABLE);
        then(ledger.on("dispute", "--list", folder.resolve("saknas.csv").toString()).err()).contains(
                "saknas.csv: filen finns inte");
        then(ledger.on("dispute", "--list", list("nummer;vad", "1;2")).err()).contains("bill (fakturanummer)");
    }

    @Test
    void a_month_that_has_not_ended_is_not_closed_and_a_file_that_is_not_there_cannot_be_read() {
        var ledger = posted(LedgerKind.FOLDER);
        // today is 2023-03-01
        for (var period : List.of("2023-03", "2023-04", "2122-09")) {
            var call = ledger.on("ledger", "close", period, "--by", "ekonomichef");
            then(call.code()).isEqualTo(ExitCode.REFUSED);
            then(call.err()).contains(period + " är inte slut");
        }
        then(ledger.on("ledger", "close", "2023-02", "--by", "ekonomichef").err()).contains("Inget är bokfört");
        var missing = folder.resolve("forslag.json").toString();
        for (var args : List.of(
                List.of("cancel", "1", "--approval", missing, "--yes"), List.of("payments", "import", missing))) {
            var call = ledger.on(args.toArray(String[]::new));
            then(call.code()).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).contains("forslag.json: filen finns inte").doesNotContain("skriva");
        }
        then(ledger.post(ROWS, "--settlement", missing).err()).contains("filen finns inte");
    }
}
