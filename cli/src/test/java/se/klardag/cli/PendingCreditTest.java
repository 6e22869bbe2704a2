package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// A dispute that is upheld and not credited yet is no money that anybody asks for; and one municipality that the parties
/// file lacks keeps nothing from the others.
///
/// Both bills are of 2022-10-05: Höör a 4 + b 5 noons, 9 − 5.6 = 3.4 days = 31 620 kr (K-2022-00001); Malmö c 6 noons, 3.2 days
/// = 29 760 kr (K-2022-00002). Due after 30 days, 2022-11-04. b is upheld on 2022-11-20: without it 4 − 2.8 = 1.2 days = 11 160
/// kr, so the credit of 2022-12-15 is 20 460 kr. Interest of 29 760 kr at 8 % for 26 days: 29 760 × 26 × 8 ÷ 36 500 = 169.59 kr.
class PendingCreditTest {
    private static final String BILL = "K-2022-00001";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private LedgerCall upheld(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("c", "1280", 6)));
        ledger.done("dispute", BILL, "--case", "b", "--reason", "r", "--date", "2022-10-20");
        ledger.done("dispute", BILL, "--case", "b", "--state", "upheld", "--reason", "r", "--date", "2022-11-20");
        return ledger;
    }

    private static String pending(LedgerCall ledger, String day) {
        return ledger.on("statement", "--format", "json", "--date", day)
                .json()
                .required("municipalities")
                .get(0)
                .required("creditPending")
                .asString();
    }

    @ParameterizedTest
    @EnumSource
    void it_is_said_apart_from_the_day_it_was_upheld_to_the_day_of_its_credit(LedgerKind kind) {
        var ledger = upheld(kind);
        then(pending(ledger, "2022-11-19")).isEqualTo("0");
        then(pending(ledger, "2022-11-20")).isEqualTo("31620");
        then(ledger.done("bills", "--date", "2022-11-30")).contains("öppen, medgivet, kredit väntar");
        then(ledger.done("statement", "--date", "2022-11-30"))
                .contains(
                        "Av det öppna är 31 620 kr på räkningar med medgivet bestridande som inte är krediterat än: K-2022-00001.");
        var late = ledger.done("bills", "--overdue", "--due-days", "30", "--date", "2022-11-30", "--reference-rate",
                "2022-07-01=0");
        then(late).contains("ingår inte i summan förrän de är krediterade: 1, 31 620 kr", "169,59")
                .containsPattern("Räkningar: 1 +29 760");
        then(ledger.ageing("2022-11-30", "creditPending")).isEqualTo("31620");
        then(ledger.ageing("2022-11-30", "to30")).isEqualTo("29760");
        then(ledger.done("statement", "--ageing", "--due-days", "30", "--date", "2022-11-30"))
                .contains("Kredit väntar", "31 620", "står hel i sin kolumn, även det som inte är bestritt");

        // lists for Excel hold words, no codes
        then(ledger.done("bills", "--date", "2022-11-30", "--csv", "excel"))
                .contains(";Kredit väntar;", ";ja;", ";b: bestridande medgivet")
                .doesNotContain("upheld", "true");
        then(ledger.done("bills", "--overdue", "--due-days", "30", "--date", "2022-11-30", "--csv", "excel"))
                .contains(";kredit väntar;")
                .doesNotContain("creditPending", "true");
        then(ledger.done("statement", "--date", "2022-11-30", "--csv", "excel"))
                .contains("Kredit väntar", ";31620")
                .doesNotContain("creditPending");

        ledger.done("credit", BILL, "--yes", "--date", "2022-12-15");
        then(pending(ledger, "2022-12-14")).isEqualTo("31620");
        then(pending(ledger, "2022-12-15")).isEqualTo("0");
        then(ledger.ageing("2022-12-31", "to60")).isEqualTo("40920"); // 11 160 + 29 760
        then(ledger.done("statement", "--ageing", "--due-days", "30", "--date", "2022-12-31"))
                .doesNotContain("Kredit väntar");

        // the credit is taken back whole, and is promised again
        ledger.done("cancel", "K-2022-00003", "--yes", "--date", "2022-12-20");
        then(pending(ledger, "2022-12-19")).isEqualTo("0");
        then(pending(ledger, "2022-12-20")).isEqualTo("31620");
        ledger.isInOrder();
    }

    /// Late data does not take the case out; an export without the case does, and a decision taken back promises nothing.
    @ParameterizedTest
    @EnumSource
    void what_else_is_posted_promises_or_keeps_the_promise(LedgerKind kind) {
        var ledger = upheld(kind);
        ledger.post(List.of(stay("a", 5), stay("b", 5), stay("c", "1280", 6)), "--date", "2022-12-01", "--yes");
        then(pending(ledger, "2022-12-01")).isEqualTo("31620");
        ledger.post(List.of(stay("a", 5), stay("c", "1280", 6)), "--date", "2022-12-05", "--yes");
        then(pending(ledger, "2022-12-05")).isEqualTo("0");
        // back again: the promise was not kept, only the case was gone for a while. The credit of 20 460 kr took the later bill of
        // 9 300 kr first, so 31 620 − 11 160 = 20 460 kr of the disputed bill are open
        ledger.post(List.of(stay("a", 5), stay("b", 5), stay("c", "1280", 6)), "--date", "2022-12-10", "--yes");
        then(pending(ledger, "2022-12-10")).isEqualTo("20460");

        var other = LedgerCall.at(kind.address(folder.resolve("other")), folder);
        other.post(List.of(stay("a", 4), stay("b", 5)));
        other.done("dispute", BILL, "--case", "b", "--reason", "r", "--date", "2022-10-20");
        other.done("dispute", BILL, "--case", "b", "--state", "upheld", "--reason", "r", "--date", "2022-11-20");
        other.done("dispute", BILL, "--case", "b", "--state", "reopened", "--reason", "r", "--date", "2022-11-25");
        then(pending(other, "2022-11-24")).isEqualTo("31620");
        then(pending(other, "2022-11-25")).isEqualTo("0");
    }

    private Call written(LedgerCall ledger, String parties, String out, String... more) {
        var args = new ArrayList<>(List.of("statement", "--date", "2022-11-30", "--parties", parties, "-o",
                folder.resolve(out).toString(), "--as", "pdf,xlsx"));
        args.addAll(List.of(more));
        return ledger.on(args.toArray(String[]::new));
    }

    private static String text(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replace('\u202f', ' ').replaceAll("\\s+", " ");
        }
    }

    @Test
    void papers_to_the_kommun_say_it_and_a_reminder_asks_for_nothing_of_it() throws IOException {
        var ledger = upheld(LedgerKind.FOLDER);
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("d", 5), stay("c", "1280", 6)), "--date", "2022-10-31",
                "--yes");
        var parties = CaseLines.text(folder, "parties.yaml", PartiesFile.example()).toString();
        then(written(ledger, parties, "s").code()).isZero();
        then(text(folder.resolve("s").resolve("saldobesked-1267-2022-11-30.pdf"))).contains(
                "Av saldot är 31 620,00 kr på räkningar där vi har medgett ert bestridande och ännu inte krediterat.",
                "K-2022-00001 (medgivet, krediteras)");
        then(written(ledger, parties, "r", "--reminder").out()).contains("Kommuner: 1");
        then(folder.resolve("r").resolve("paminnelse-1280-2022-11-30.pdf")).exists();
        then(folder.resolve("r").resolve("paminnelse-1267-2022-11-30.pdf")).doesNotExist();
        then(ledger.done("sent")).contains("saldobesked", "påminnelse").doesNotContain("statement", "reminder");
        then(ledger.done("sent", "--csv", "excel"))
                .contains("Datum;Post;Mapp;Fil;Form;Kontrollsumma;Räkningar", ";påminnelse;")
                .doesNotContain(";reminder;");
    }

    /// Malmö is not in the parties file: Höör gets its paper all the same.
    @Test
    void a_municipality_that_the_parties_file_lacks_is_named_and_the_others_are_written() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("c", "1280", 6), stay("d", "1281", 1)));
        var parties = CaseLines.text(folder, "parties.yaml", without("1280", without("1281", PartiesFile.example())))
                .toString();
        for (var reminder : List.of(List.<String>of(), List.of("--reminder"))) {
            var call = written(ledger, parties, "out" + reminder.size(), reminder.toArray(String[]::new));
            then(call.code()).as(call.err()).isEqualTo(ExitCode.WITH_REJECTS);
            then(call.out()).contains("Kommuner: 1");
            then(call.err()).contains("Utelämnad: 1280: kommuner som saknas i partsfilen: 1280");
        }
        then(ledger.done("sent", BILL)).contains("saldobesked-1267-2022-11-30.pdf", "paminnelse-1267-2022-11-30.pdf");
        for (var list : List.of(List.of("bills", "--overdue"), List.of("statement", "--ageing"))) {
            var args = new ArrayList<>(list);
            args.addAll(List.of("--date", "2022-11-30", "--parties", parties));
            var call = ledger.on(args.toArray(String[]::new));
            then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
            then(call.out()).contains("31 620").doesNotContain("29 760");
            then(call.err()).contains("Utelämnad: 1280");
        }
        // bills, and the statement of Lund that owes nothing
        var bills = ledger.on("invoice", "--period", "2022-09", "--as", "pdf", "--parties", parties, "-o",
                folder.resolve("bills").toString());
        then(bills.code()).as(bills.err()).isEqualTo(ExitCode.WITH_REJECTS);
        then(bills.out()).contains("Räkningar: 1");
        then(bills.err()).contains("Utelämnad: K-2022-00002: kommuner som saknas i partsfilen: 1280",
                "Utelämnad: 1281: kommuner som saknas i partsfilen: 1281");
        var nobody = CaseLines.text(folder, "none.yaml", without("1267", without("1280", without("1281",
                PartiesFile.example())))).toString();
        var none = written(ledger, nobody, "none");
        then(none.code()).isEqualTo(ExitCode.UNUSABLE);
        then(none.err()).contains("kommuner som saknas i partsfilen: 1267, 1280, 1281");
    }

    private static String without(String code, String parties) {
        return parties.replaceFirst("(?ms)^  - code: \"" + code + "\".*?(?=^  - code: |\\z)", "");
    }
}
