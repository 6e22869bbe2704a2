package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.io.IOException;
import java.nio.file.Files;
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

/// What is due, how late it is, and the papers that say so.
///
/// As in [PaymentsTest], both bills of 2022-10-05: Höör 31 620 kr (K-2022-00001), Malmö 29 760 kr (K-2022-00002). Thirty days
/// later is 2022-11-04.
class ClaimsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private LedgerCall posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        then(ledger.post(List.of(stay("a", 4), stay("b", 5), stay("c", "1280", 6))).out()).contains("31 620", "29 760");
        return ledger;
    }

    @ParameterizedTest
    @EnumSource
    void claims_grow_old_day_by_day(LedgerKind kind) {
        var ledger = posted(kind);
        then(ledger.ageing("2022-11-04", "notDue")).isEqualTo("61380");
        then(ledger.ageing("2022-11-05", "to30")).isEqualTo("61380");
        then(ledger.ageing("2022-12-04", "to30")).isEqualTo("61380");
        then(ledger.ageing("2022-12-05", "to60")).isEqualTo("61380");
        then(ledger.ageing("2023-01-04", "to90")).isEqualTo("61380");
        then(ledger.ageing("2023-02-02", "to90")).isEqualTo("61380");
        then(ledger.ageing("2023-02-03", "over90")).isEqualTo("61380");

        ledger.done("payments", "add", "K-2022-00001", "--amount", "40000", "--date", "2022-11-20", "--reference", "x");
        then(ledger.ageing("2022-12-05", "inCredit")).isEqualTo("-8380");
        then(ledger.ageing("2022-12-05", "open")).isEqualTo("21380");
        then(ledger.ageing("2022-11-19", "to30")).isEqualTo("61380");
        then(ledger.done("statement", "--ageing", "--due-days", "30", "--date", "2022-12-05")).contains("Malmö",
                "29 760", "−8 380");
        then(ledger.done("statement", "--ageing", "--due-days", "30", "--date", "2022-10-04"))
                .contains("Inga öppna räkningar");
    }

    /// 29 760 kr, 8 % and 30 days: 29 760 × 30 × 8 ÷ 36 500 = 195.68 kr. Höör paid on the day before the last one: 31 620 kr
    /// for 29 days, 31 620 × 29 × 8 ÷ 36 500 = 200.98 kr. The rate is made up.
    @ParameterizedTest
    @EnumSource
    void late_bills_are_listed_with_interest_if_it_is_asked_for(LedgerKind kind) {
        var ledger = posted(kind);
        ledger.done("payments", "add", "K-2022-00001", "--amount", "31620", "--date", "2022-12-03", "--reference", "x");
        then(ledger.done("bills", "--overdue", "--due-days", "30", "--date", "2022-11-04"))
                .contains("Inga förfallna räkningar 2022-11-04");
        then(ledger.done("bills", "--overdue", "--due-days", "30", "--date", "2022-12-04"))
                .contains("K-2022-00002", "2022-11-04", "29 760")
                .doesNotContain("K-2022-00001", "Ränta");
        then(ledger.done("bills", "--overdue", "--due-days", "30", "--date", "2022-12-04", "--reference-rate",
                "2022-07-01=0"))
                .contains("195,68", "200,98", "396,66", "räntelagen");
        then(ledger.done("statement", "--ageing", "--due-days", "30", "--date", "2022-12-04", "--reference-rate",
                "2022-07-01=0"))
                .contains("200,98", "195,68", "396,66");
        then(ledger.done("bills", "--overdue", "--date", "2022-12-04", "--due-days", "59"))
                .contains("K-2022-00002  1280");
        then(ledger.done("bills", "--overdue", "--date", "2022-12-04", "--due-days", "60")).contains("Inga förfallna");
        for (var wrong : List.of("2022-07-01", "igår=2", "2022-07-01=x")) {
            var call = ledger.on("bills", "--overdue", "--due-days", "30", "--reference-rate", wrong);
            then(call.code()).as(wrong).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).contains(wrong + ": ange");
        }
        then(ledger
                .on("bills", "--overdue", "--due-days", "30", "--date", "2022-12-04", "--reference-rate",
                        "2022-12-01=2")
                .err())
                .contains("Ingen referensränta är angiven för 2022-11-05");
    }

    /// Paid late and paid: what is left is its interest, in the reminder as in the lists. 31 620 × 29 × 8 ÷ 36 500 = 200.98.
    @Test
    void a_reminder_asks_for_the_interest_of_what_was_paid_late() throws IOException {
        var ledger = posted(LedgerKind.FOLDER);
        ledger.done("payments", "add", "K-2022-00001", "--amount", "31620", "--date", "2022-12-03", "--reference", "x");
        then(written(ledger, "out", "--as", "pdf", "--reminder", "--municipality", "1267", "--reference-rate",
                "2022-07-01=0").out()).contains("Kommuner: 1");
        then(text(folder.resolve("out").resolve("paminnelse-1267-2022-12-31.pdf"))).contains("Att betala: 200,98 kr");
    }

    /// Paid late, and 8 380 kr too much: the interest of 200.98 kr is asked of nobody to whom the region owes more.
    @Test
    void nobody_is_reminded_who_has_more_to_get() {
        var ledger = posted(LedgerKind.FOLDER);
        ledger.done("payments", "add", "K-2022-00001", "--amount", "40000", "--date", "2022-12-03", "--reference", "x");
        then(written(ledger, "out", "--as", "pdf", "--reminder", "--municipality", "1267", "--reference-rate",
                "2022-07-01=0").out()).contains("Kommuner: 0");
        then(folder.resolve("out").resolve("paminnelse-1267-2022-12-31.pdf")).doesNotExist();
    }

    /// A credit note is paid back once; it asks nobody for interest, and nobody is reminded of it.
    @Test
    void nobody_is_reminded_of_a_credit_note() {
        var ledger = posted(LedgerKind.FOLDER);
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--reason", "bestrids", "--date", "2022-10-20");
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--state", "upheld", "--reason", "medges", "--date",
                "2022-10-25");
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-10-26");
        ledger.done("payments", "add", "K-2022-00001", "--amount", "31620", "--date", "2022-10-27", "--reference", "x");
        ledger.done("payments", "add", "K-2022-00003", "--amount=-11160", "--date", "2022-10-28", "--reference",
                "UT-1");
        then(ledger.on("payments", "add", "K-2022-00003", "--amount=-11160", "--date", "2022-10-28", "--reference",
                "UT-2").err()).contains("11 160 kr är mer än de 0 kr");
        then(ledger.done("bills", "--overdue", "--due-days", "30", "--date", "2022-12-31", "--municipality", "1267",
                "--reference-rate",
                "2022-07-01=0")).contains("Inga förfallna räkningar");
    }

    private Call written(LedgerCall ledger, String out, String... more) {
        var parties = CaseLines.text(folder, "parties.yaml", PartiesFile.example());
        var args = new ArrayList<>(List.of("statement", "--date", "2022-12-31", "--parties", parties.toString(), "-o",
                folder.resolve(out).toString()));
        args.addAll(List.of(more));
        return ledger.on(args.toArray(String[]::new));
    }

    private static String text(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replace('\u202f', ' ');
        }
    }

    @Test
    void statements_and_reminders_are_written_for_each_municipality() throws IOException {
        var ledger = posted(LedgerKind.FOLDER);
        ledger.done("payments", "add", "K-2022-00001", "--amount", "1620,50", "--date", "2022-12-03", "--reference",
                "x");
        ledger.done("payments", "add", "K-2022-00002", "--amount", "29760", "--date", "2023-01-02", "--reference", "x");
        then(written(ledger, "out", "--as", "pdf,xlsx").out()).contains("Kommuner: 2; filer skrivna", ": 4.");
        then(CaseLines.names(folder.resolve("out"))).containsExactlyInAnyOrder(
                "saldobesked-1267-2022-12-31.pdf", "saldobesked-1267-2022-12-31.xlsx",
                "saldobesked-1280-2022-12-31.pdf", "saldobesked-1280-2022-12-31.xlsx");
        then(text(folder.resolve("out").resolve("saldobesked-1267-2022-12-31.pdf")))
                .contains("Saldobesked 2022-12-31", "Öppet saldo: 29 999,50 kr", "K-2022-00001", "2022-11-04",
                        "Org.nr");
        var first = Files.readAllBytes(folder.resolve("out").resolve("saldobesked-1280-2022-12-31.pdf"));

        then(written(ledger, "later", "--as", "pdf,xlsx").code()).isZero();
        then(folder.resolve("later").resolve("saldobesked-1280-2022-12-31.pdf")).hasBinaryContent(first);
        // a payment that is recorded later changes the statement of that day: the one that was sent stays
        ledger.done("payments", "add", "K-2022-00001", "--amount", "1", "--date", "2022-12-04", "--reference", "y");
        var again = written(ledger, "out", "--as", "pdf,xlsx");
        then(again.code()).isEqualTo(ExitCode.REFUSED);
        then(again.err()).contains("saldobesked-1267-2022-12-31.pdf finns redan och är utskickad enligt liggaren");
        then(written(ledger, "out", "--as", "pdf,xlsx", "--force").code()).isEqualTo(ExitCode.REFUSED);
        then(folder.resolve("out").resolve("saldobesked-1280-2022-12-31.pdf")).hasBinaryContent(first);
        then(written(ledger, "reminders", "--as", "pdf", "--reminder", "--municipality", "1280", "--reference-rate",
                "2022-07-01=0").out()).contains("Kommuner: 1");
        // 57 days: 29 760 × 57 × 8 ÷ 36 500 = 371.80
        then(text(folder.resolve("reminders").resolve("paminnelse-1280-2022-12-31.pdf")))
                .contains("Betalningspåminnelse", "Att betala: 30 131,80 kr", "371,80", "Ange räkningens nummer");
        for (var wrong : List.of(List.of("--as", "sie"), List.of("--reminder"))) {
            then(written(ledger, "none", wrong.toArray(String[]::new)).code()).isEqualTo(ExitCode.UNUSABLE);
        }
        then(folder.resolve("none")).doesNotExist();
        then(ledger.on("statement", "--as", "pdf", "-o", folder.resolve("none").toString()).err())
                .contains("--parties");
    }

    /// Nothing is assumed of the day of payment: every list and paper asks the parties file, or the call. With twenty days both
    /// bills were due on 2022-10-25, 40 days before 2022-12-04: 31 620 × 40 × 8 ÷ 36 500 = 277.22 and 29 760 × 40 × 8 ÷ 36 500 =
    /// 260.91, together 538.13.
    @Test
    void lists_and_papers_have_one_rule_of_the_day_of_payment() throws IOException {
        var ledger = posted(LedgerKind.FOLDER);
        for (var list : List.of(List.of("bills", "--overdue"), List.of("statement", "--ageing"))) {
            var call = ledger.on(list.toArray(String[]::new));
            then(call.code()).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).contains("--parties", "--due-days");
        }
        var twenty = CaseLines.text(folder, "twenty.yaml", PartiesFile.example().replace("dueDays: 30", "dueDays: 20"))
                .toString();
        var asked = new ArrayList<>(List.of("--parties", twenty, "--date", "2022-12-04", "--reference-rate",
                "2022-07-01=0"));
        then(ledger.done(all(List.of("bills", "--overdue"), asked))).contains("2022-10-25", "277,22", "260,91",
                "538,13");
        then(ledger.done(all(List.of("statement", "--ageing"), asked))).contains("277,22", "260,91", "538,13");
        ledger.done(all(List.of("statement", "--reminder", "--as", "pdf", "-o", folder.resolve("r").toString()),
                asked));
        then(text(folder.resolve("r/paminnelse-1267-2022-12-04.pdf"))).contains("2022-10-25", "277,22");
        then(text(folder.resolve("r/paminnelse-1280-2022-12-04.pdf"))).contains("2022-10-25", "260,91");
        asked.addAll(List.of("--due-days", "30"));
        then(ledger.on(all(List.of("bills", "--overdue"), asked)).err()).contains("inte båda");
    }

    private static String[] all(List<String> first, List<String> rest) {
        var all = new ArrayList<>(first);
        all.addAll(rest);
        return all.toArray(String[]::new);
    }

    /// Höör disputes its bill of 31 620 kr: it is asked for nothing, and the list asks for what the reminders ask for,
    /// Malmö's 29 760 kr. Withdrawn, the dispute holds nothing back.
    @Test
    void nobody_is_asked_for_what_is_disputed() throws IOException {
        var ledger = posted(LedgerKind.FOLDER);
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--reason", "bestrids", "--date", "2022-12-01");
        var overdue = ledger.done("bills", "--overdue", "--due-days", "30", "--date", "2022-12-31");
        then(overdue).contains("K-2022-00001", "bestridd", "Räkningar: 1", "1, 31 620 kr", "Hela räkningen väntar")
                .doesNotContain("61 380");
        then(written(ledger, "out", "--as", "pdf,xlsx", "--reminder").out()).contains("Kommuner: 1");
        then(CaseLines.names(folder.resolve("out"))).containsExactlyInAnyOrder(
                "paminnelse-1280-2022-12-31.pdf", "paminnelse-1280-2022-12-31.xlsx");
        then(written(ledger, "balance", "--as", "pdf").code()).isZero();
        then(text(folder.resolve("balance/saldobesked-1267-2022-12-31.pdf")))
                .contains("K-2022-00001 (bestridd)", "Av saldot är 31 620,00 kr bestritt.");
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--state", "withdrawn", "--reason", "tas tillbaka",
                "--date", "2022-12-20");
        then(written(ledger, "later", "--as", "pdf", "--reminder").out()).contains("Kommuner: 2");
    }

    /// A second bill of Höör is disputed, the first is late: the reminder asks for the first and names the second.
    @Test
    void a_reminder_names_the_disputed_bills_that_it_leaves_out() throws IOException {
        var ledger = posted(LedgerKind.FOLDER);
        // 4 + 5 + 6 days on three cases: 15 − 8,4 = 6,6 days, 61 380 kr, 29 760 kr more
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("d", 6), stay("c", "1280", 6)), "--date", "2022-10-20");
        ledger.done("dispute", "K-2022-00003", "--case", "d", "--reason", "bestrids", "--date", "2022-12-01");
        then(written(ledger, "out", "--as", "pdf,xlsx", "--reminder", "--municipality", "1267").code()).isZero();
        then(text(folder.resolve("out/paminnelse-1267-2022-12-31.pdf")))
                .contains("Att betala: 31 620,00 kr", "Bestridda räkningar, 29 760,00 kr, ingår inte i beloppet.",
                        "Bestridda räkningar, ingår inte i beloppet", "K-2022-00003 (bestridd)");
    }

    /// Höör's case a is upheld: one case of 5 days is 2.2, 20 460 kr, 11 160 less. The reminder asks for 20 460 kr and says which
    /// credit note is set off. What the kommun has overpaid elsewhere is set off too, and a bill that is not due yet asks for
    /// nothing: 20 460 − 20 500 on another bill is nothing to remind of.
    @Test
    void a_reminder_says_what_is_set_off() throws IOException {
        var ledger = posted(LedgerKind.FOLDER);
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--reason", "bestrids", "--date", "2022-10-20");
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--state", "upheld", "--reason", "medges", "--date",
                "2022-10-25");
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-10-26");
        then(written(ledger, "out", "--as", "pdf", "--reminder", "--municipality", "1267").code()).isZero();
        then(text(folder.resolve("out/paminnelse-1267-2022-12-31.pdf"))).contains("Att betala: 20 460,00 kr",
                "På räkning K-2022-00001 är 11 160,00 kr avräknade med kreditfaktura K-2022-00003.");
    }

    /// Malmö has paid its bill, and Lund's one day is below the limit, so that it never had a bill.
    @Test
    void a_kommun_that_owes_nothing_gets_a_statement_that_says_so_once() throws IOException {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("c", "1280", 6), stay("e", "1281", 1)));
        ledger.done("payments", "add", "K-2022-00002", "--amount", "29760", "--date", "2022-11-01", "--reference", "x");
        then(written(ledger, "out", "--as", "pdf,xlsx").out()).contains("Kommuner: 3");
        for (var code : List.of("1280", "1281")) {
            then(text(folder.resolve("out/saldobesked-" + code + "-2022-12-31.pdf")))
                    .contains("Inget att betala: saldot är 0 kr")
                    .doesNotContain("Summa");
        }
        then(written(ledger, "again", "--as", "pdf,xlsx").err()).contains("skickade förut");
        then(written(ledger, "one", "--as", "pdf", "--municipality", "1281").err()).contains("skickade förut");
        then(written(ledger, "none", "--as", "pdf", "--reminder", "--municipality", "1281").out())
                .contains("Kommuner: 0");
        ledger.isInOrder();
    }

    /// A folder with the documents of one month is not written over by those of another, nor by fewer of the same.
    @Test
    void a_folder_keeps_the_documents_it_has() {
        var ledger = posted(LedgerKind.FOLDER);
        var parties = CaseLines.text(folder, "parties.yaml", PartiesFile.example()).toString();
        var out = folder.resolve("out").toString();
        ledger.done("invoice", "K-2022-00001..00002", "--as", "sie", "--parties", parties, "-o", out);
        ledger.done("invoice", "K-2022-00001..00002", "--as", "sie", "--parties", parties, "-o", out, "--again");
        var call = ledger.on("invoice", "K-2022-00002", "--as", "sie", "--parties", parties, "-o", out);
        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains(out, "K-2022-00001 (2022-09)", "annan katalog");
        ledger.done("invoice", "K-2022-00002", "--as", "sie", "--parties", parties, "-o", out + "2", "--again");
    }
}
