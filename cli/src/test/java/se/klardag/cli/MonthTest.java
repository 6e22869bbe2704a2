package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.klardag.cli.audit.verify.Program;
import se.klardag.cli.command.workspace.MonthCommand;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.cli.workspace.Workspace;
import se.klardag.rules.files.RuleText;
import tools.jackson.databind.JsonNode;

/// A month of a working folder, from its case files to what is sent, in one call.
///
/// What is billed, worked by hand: a case of 11 noons in Höör is 8.2 days above 2.8, at 9,300 kronor 76,260 kronor. With 9
/// noons it is 6.2 days, 57,660 kronor.
class MonthTest {
    private static final LocalDate TODAY = LocalDate.of(2022, 10, 5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    private Path workspace(String name, int noons) throws IOException {
        var folder = root.resolve(name);
        MonthFolder.make(folder, stays(noons));
        return folder;
    }

    private static void cases(Path folder, int noons) {
        CaseLines.text(folder.resolve("underlag"), "export.csv", stays(noons));
    }

    private static String stays(int noons) {
        return CaseLines.table(LedgerCall.stay("A-1", noons), LedgerCall.stay("B-1", "1280", 1));
    }

    private static Call here(Path folder, String... args) {
        return Call.in("sv", TODAY, Map.of("KLARDAG_FOLDER", folder.toString()), args).speaksPlainly();
    }

    private static Call month(Path folder, String... more) {
        var args = new ArrayList<>(List.of("month", "2022-09", "--allow-partial"));
        args.addAll(Arrays.asList(more));
        return here(folder, args.toArray(String[]::new));
    }

    /// The command that the checklist says is next.
    private static String next(Call call) {
        return call.out()
                .substring(call.out().indexOf("Nästa steg:"))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .strip();
    }

    @Test
    void a_month_is_shown_then_posted_once_and_corrected_when_its_cases_change() throws IOException {
        var folder = workspace("a", 11);
        // WHEN there is no ledger THEN everything else is done, and drafts stand for bills
        var first = month(folder);
        then(first.code()).as(first.err()).isZero();
        then(first.out()).contains("[x] Avräknat: 1 ärendefil, 2 ärenden i månaden, att betala 76 260 kr",
                "[ ] Bokfört: nej, liggaren", "[x] Utkast skrivna", "[x] Revisionspaket");
        then(next(first)).isEqualTo("klardag ledger init");
        then(here(folder, "ledger", "init").code()).isZero();
        // WHEN nobody has said yes THEN what will be posted is shown, and nothing is
        var shown = month(folder);
        then(shown.out()).contains("76 260", "[ ] Bokfört: nej, förslaget ovan väntar på --yes");
        then(next(shown)).as("the same call again").isEqualTo("klardag month 2022-09 --allow-partial --yes");
        then(numbers(folder)).isEmpty();
        // WHEN somebody says yes THEN it is posted and written
        var posted = month(folder, "--yes");
        then(posted.code()).as(posted.err()).isZero();
        then(posted.out()).contains("[x] Bokfört\n", "[x] Räkningar skrivna").doesNotContain("Nästa steg");
        then(numbers(folder)).isNotEmpty();
        var out = folder.resolve("resultat/2022-09");
        then(here(folder, "verify", out.resolve("underlag.zip").toString()).out())
                .contains("det som går att räkna om stämmer; 7"); // the documents are no settlement
        var once = bytes(folder);
        // WHEN it is run again THEN nothing changes, with yes or without
        then(month(folder, "--yes").code()).isZero();
        then(bytes(folder)).isEqualTo(once);
        then(month(folder).out()).contains("[x] Bokfört\n");
        // WHEN a case has changed THEN the correction waits for a yes
        cases(folder, 9);
        var changed = month(folder);
        then(changed.out()).contains("[ ] Bokfört: ja, men rättelsen ovan väntar på --yes");
        then(month(folder, "--yes").code()).isZero();
        then(here(folder, "statement", "--format", "json").json().required("total").required("open").asString())
                .isEqualTo("57660");
        then(here(folder, "ledger", "verify").out()).startsWith("Stämmer.");
        thenPageTellsBilledFromComputed(folder, month(folder));
    }

    /// 57 660 kronor are billed, in a bill and its credit; files of 11 noons come to 76 260 again.
    private static void thenPageTellsBilledFromComputed(Path folder, Call again) throws IOException {
        then(again.out()).contains("[x] Fakturerat enligt liggaren, räkningar minus krediteringar: 57 660 kr");
        cases(folder, 11);
        var page = folder.resolve("sida.html");
        var code = here(folder, "report", "2022-09", "--out", page.toString(), "--per-kommun",
                folder.resolve("sidor").toString()).code();
        then(code).isZero();
        for (var file : List.of(page, folder.resolve("sidor/1267.html"))) {
            then(Files.readString(file)).containsSubsequence(
                    "Fakturerat enligt liggaren", "<data value=\"57660\">", "räkningar minus krediteringar",
                    "Beräknat ur filerna", "<data value=\"76260\">", "id=\"billed\"", "<data value=\"-18600\">");
        }
        // AND where no ledger is read nothing is said to be billed
        then(here(folder, "report", "2022-09", "--ledger", folder.resolve("ingen").toString(), "--out",
                page.toString(), "--force").code()).isZero();
        then(Files.readString(page)).contains(
                "Beräknat ur filerna", "Räkningar, krediteringar och tvister står i liggaren, inte här.")
                .doesNotContain("Fakturerat");
    }

    /// What the folder says of September 2022, as machines read it.
    private static JsonNode status(Path folder) {
        var months = here(folder, "status", "--format", "json").json().required("months");
        then(months.size()).isEqualTo(1);
        return months.get(0);
    }

    @Test
    void the_status_leads_from_the_first_file_to_a_closed_month() throws IOException {
        var folder = workspace("steps", 11);
        then(here(folder, "status").out()).contains("Ingen månad är avräknad än");
        then(month(folder).code()).isZero();
        var settled = status(folder);
        then(settled.required("settled").required("totalPayable").asString()).isEqualTo("76260");
        then(settled.required("settled").required("status").asString()).isEqualTo("binding");
        then(settled.has("posted")).as("nothing is said of a ledger that is not there").isFalse();
        then(settled.required("next").asString()).isEqualTo("klardag ledger init");
        here(folder, "ledger", "init");
        then(status(folder).required("next").asString()).isEqualTo("klardag month 2022-09 --yes");
        then(month(folder, "--yes").code()).isZero();
        var posted = status(folder).required("posted");
        then(posted.required("bills").asInt()).isEqualTo(1);
        then(posted.required("sent").asInt()).isEqualTo(1);
        then(posted.required("open").asString()).isEqualTo("76260");
        then(status(folder).required("next").asString()).isEqualTo("klardag bills --period 2022-09");
        pay(folder, "76260");
        then(status(folder).required("posted").required("open").asString()).isEqualTo("0");
        then(status(folder).required("next").asString()).isEqualTo("klardag ledger close 2022-09 --by ekonomi");
        then(here(folder, "ledger", "close", "2022-09", "--by", "ekonomi").code()).isZero();
        then(here(folder, "status").out()).contains("bindande", "1 av 1", "Inget återstår att göra.");
        // AND a file that came later takes the month up again
        cases(folder, 9);
        Files.setLastModifiedTime(folder.resolve("underlag/export.csv"), FileTime.from(Instant.now().plusSeconds(5)));
        then(here(folder, "status").out()).contains("nyare filer finns", "klardag month 2022-09");
    }

    /// The bundle of a posted month is what was billed, whatever the files say by now; and only what is new is written, and
    /// sent, and only when somebody says yes.
    @Test
    void what_was_posted_is_packed_and_what_is_new_is_written() throws IOException {
        var folder = workspace("kept", 11);
        here(folder, "ledger", "init");
        var refused = month(folder, "--yes", "--as", "pdf,sie");
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains("Nekat, inget är bokfört: sie skrivs inte med påhittade parter",
                "--allow-invented");
        then(numbers(folder)).isEmpty();
        var tried = month(folder, "--yes", "--as", "pdf,sie", "--allow-invented");
        then(tried.code()).as(tried.err()).isZero();
        then(tried.err()).contains("PÅHITTADE PARTER: skicka ingenting av det som skrivs.");
        var bundle = folder.resolve("resultat/2022-09/underlag.zip").toString();
        then(here(folder, "verify", bundle).out()).contains("76 260 kr");
        cases(folder, 9);
        var shown = month(folder, "--as", "pdf,sie", "--allow-invented");
        then(shown.code()).as(shown.err()).isZero();
        then(next(shown)).isEqualTo("klardag month 2022-09 --as pdf,sie --allow-invented --allow-partial --yes");
        then(here(folder, "verify", bundle).out()).as("nothing of the correction is billed").contains("76 260 kr");
        then(here(folder, "sent", "--format", "json").out()).doesNotContain("K-2022-00002");
        var corrected = month(folder, "--as", "pdf,sie", "--allow-invented", "--yes");
        then(corrected.code()).as(corrected.err()).isZero();
        then(here(folder, "sent", "--format", "json").out()).contains("K-2022-00002");
        then(here(folder, "verify", bundle).out()).contains("57 660 kr");
        // WHEN the export of another month lies there instead THEN the bundle is still that of the bills
        CaseLines.text(folder.resolve("underlag"), "export.csv", CaseLines.table(CaseLines.row("case_id", "other")));
        month(folder);
        then(here(folder, "verify", bundle).out()).contains("57 660 kr");
        // AND a posted bill is explained and verified by its number alone
        then(here(folder, "explain", "K-2022-00001").code()).isZero();
        then(here(folder, "verify", "K-2022-00001").code()).isZero();
    }

    /// What was posted stays as it was posted; what the files say by now lies beside it, and the status tells of it.
    @Test
    void the_settlement_of_a_posted_month_is_not_written_over() throws IOException {
        var folder = workspace("stays", 11);
        here(folder, "ledger", "init");
        then(month(folder, "--yes").code()).isZero();
        var settlement = folder.resolve("resultat/2022-09/settlement.json");
        var posted = Files.readString(settlement);
        var checked = bytes(folder).get("resultat/2022-09/granskning/deviations.csv");
        // WHEN other files lie there
        cases(folder, 9);
        Files.setLastModifiedTime(folder.resolve("underlag/export.csv"), FileTime.from(Instant.now().plusSeconds(-1)));
        Files.setLastModifiedTime(settlement, FileTime.from(Instant.now().plusSeconds(-9)));
        var shown = month(folder);
        // THEN they are shown as a correction to make, and nothing that was posted is touched
        then(shown.code()).as(shown.err()).isZero();
        then(shown.out()).contains(
                "[x] Avräknat på nytt ur filerna: 1 ärendefil, 2 ärenden i månaden, beräknat 57 660 kr; den bokförda avräkningen ligger orörd",
                "[ ] Bokfört: ja, men rättelsen ovan väntar på --yes", "K-2022-00002");
        then(next(shown)).isEqualTo("klardag month 2022-09 --allow-partial --yes");
        then(Files.readString(settlement)).isEqualTo(posted);
        then(bytes(folder)).containsEntry("resultat/2022-09/granskning/deviations.csv", String.valueOf(checked));
        then(folder.resolve("resultat/2022-09/efter-bokforing/settlement.json")).content().contains("57660");
        // AND the status says that the files say something else than what is posted
        then(status(folder).required("differs").asBoolean()).isTrue();
        then(status(folder).required("next").asString()).isEqualTo("klardag month 2022-09");
        then(here(folder, "status").out()).contains("annat än bokfört");
        // WHEN the correction is posted THEN its settlement takes the place of the first
        then(month(folder, "--yes").code()).isZero();
        then(Files.readString(settlement)).contains("57660").isNotEqualTo(posted);
        then(status(folder).required("differs").asBoolean()).isFalse();
    }

    @Test
    void whoever_asks_for_bills_that_are_refused_learns_it_from_the_exit_code() throws IOException {
        var folder = workspace("refused", 11);
        then(month(folder, "--yes").code()).as("no ledger").isEqualTo(ExitCode.UNUSABLE);
        here(folder, "ledger", "init");
        // nobody has read the shipped agreement's open terms: no bill may come of them
        var settings = folder.resolve("klardag.yaml");
        Files.writeString(settings, Files.readString(settings).replace("avtal.yaml", "skane-2018"));
        var asked = month(folder, "--yes");
        then(asked.code()).isEqualTo(ExitCode.REFUSED);
        then(asked.out()).contains("[ ] Bokfört: nej, se vad som hindrar ovan",
                "Nästa steg, när det som hindrar är åtgärdat:\n  klardag month 2022-09 --allow-partial --yes");
        then(month(folder).code()).as("looked only").isEqualTo(ExitCode.WITH_REJECTS);
        then(numbers(folder)).isEmpty();
    }

    @Test
    void the_status_says_that_the_adoption_cannot_be_read() throws IOException {
        var folder = workspace("broken", 11);
        month(folder);
        Files.writeString(folder.resolve("avtal.yaml"), "schema: 1\nid: [\n");
        var call = here(folder, "status");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.out()).contains("Överenskommelsens fil går inte att använda", "avtal.yaml:",
                "klardag agreements validate " + folder.resolve("avtal.yaml"), "2022-09");
        then(here(folder, "status", "--format", "json").json().required("problems").size()).isPositive();
    }

    private void pay(Path folder, String kronor) {
        var file = CaseLines.text(root, "betalningar.csv",
                "bill,date,amount,reference\n" + numbers(folder).getFirst() + ",2022-10-05," + kronor + ",R-1\n");
        var call = here(folder, "payments", "import", file.toString());
        then(call.code()).as(call.err()).isZero();
    }

    private static List<String> numbers(Path folder) {
        return here(folder, "bills", "--period", "2022-09", "--format", "json")
                .json()
                .required("bills")
                .valueStream()
                .map(bill -> bill.required("number").asString())
                .toList();
    }

    /// SHA-256 by path of everything that was written, without the drafts that stood for bills before there were any.
    private static Map<String, String> bytes(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(folder.resolve("resultat"))) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString();
                if (!name.contains("utkast")) {
                    files.put(name, RuleText.sha256(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    @Test
    void a_month_that_was_stopped_after_any_of_its_steps_ends_as_one_that_was_not() throws IOException {
        // GIVEN a month that nobody stopped
        var whole = workspace("whole", 11);
        here(whole, "ledger", "init");
        month(whole, "--yes");
        var expected = bytes(whole);
        for (int steps : new int[]{1, 4, 5, 6, 7}) { // settled, compared, posted, looked up, written
            var folder = workspace("stopped-" + steps, 11);
            here(folder, "ledger", "init");
            // WHEN it stops after so many commands
            var left = new AtomicInteger(steps);
            var told = run(folder, call -> {
                if (left.getAndDecrement() <= 0) {
                    throw new IllegalStateException("stopped");
                }
                var one = here(folder, call.toArray(String[]::new));
                return new Program.Outcome(one.code(), one.out(), one.err());
            });
            then(told).as("step %d", steps).isEqualTo("stopped");
            // AND is run again
            then(month(folder, "--yes").code()).isZero();
            // THEN it is the same, and posted once
            then(numbers(folder)).as("step %d", steps).isEqualTo(numbers(whole));
            then(bytes(folder).keySet()).isEqualTo(expected.keySet());
            for (var name : List.of("settlement.json", "underlag.zip", "rakningar/SHA256SUMS")) {
                var path = "resultat/2022-09/" + name;
                then(bytes(folder)).as(path).containsEntry(path, String.valueOf(expected.get(path)));
            }
        }
    }

    private static String run(Path folder, Program program) {
        var nowhere = new PrintWriter(new StringWriter());
        var console = new Console(nowhere, nowhere, Texts.in(Language.SV), false, 100, TODAY);
        var line = new CommandLine(new MonthCommand(console, Optional.of(Workspace.in(folder)), program))
                .setResourceBundle(console.texts().help())
                .registerConverter(MonthRange.class, MonthRange::parse);
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            then(thrown).hasMessage("stopped");
            return ExitCode.BROKEN;
        });
        return line.execute("2022-09", "--allow-partial", "--yes") == ExitCode.BROKEN ? "stopped" : "ended";
    }

    /// Each of 36 months is settled and checked as if it were run alone, with nothing written for anybody else.
    @Test
    void a_range_without_documents_says_what_its_months_say_alone() throws IOException {
        var folder = workspace("range", 11);
        var range = here(folder, "month", "2022-07..2022-09", "--allow-partial", "--no-documents");
        then(range.code()).as(range.err()).isZero();
        then(range.out()).contains("[ ] Dokument: nej, --no-documents")
                .doesNotContain("Utkast skrivna", "Revisionspaket");
        var together = bytes(folder);
        then(together).containsKeys(
                "resultat/2022-07/granskning/deviations.csv", "resultat/2022-09/granskning/deviations.xlsx");
        for (var month : List.of("2022-07", "2022-08", "2022-09")) {
            var alone = here(folder, "month", month, "--allow-partial", "--no-documents");
            then(alone.code()).as(alone.err()).isZero();
            then(range.out()).contains(alone.out().substring(alone.out().indexOf("[x] Avräknat")));
        }
        then(bytes(folder)).isEqualTo(together);
    }

    @Test
    void several_months_go_one_after_the_other() throws IOException {
        var folder = workspace("several", 11);
        var call = here(folder, "month", "2022-08..2022-09", "--allow-partial");
        then(call.out()).contains("augusti 2022\n[x] Avräknat", "september 2022\n[x] Avräknat");
    }

    @Test
    void a_new_user_comes_from_an_empty_folder_and_an_unknown_workbook_to_the_drafts_by_what_is_printed()
            throws IOException {
        // GIVEN a new folder with a workbook that nobody has described
        var folder = root.resolve("ny");
        var made = Call.of("init", folder.toString(), "--region", "12");
        then(made.out()).contains("lägg exporten i underlag och kör klardag month");
        UnknownWorkbookTest.unknown(folder.resolve("underlag"));
        // WHEN the month is run
        var stopped = here(folder, "month", "2022-09");
        then(stopped.code()).isEqualTo(ExitCode.UNUSABLE);
        then(stopped.err()).contains("ingen av våra rubriker");
        // AND what it says is run
        var command = next(stopped);
        then(command).startsWith("klardag check --suggest-mapping");
        var suggested = here(folder, command.substring("klardag ".length()).split(" ", -1));
        then(suggested.code()).as(suggested.err()).isZero();
        then(folder.resolve("kolumner.yaml")).exists();
        // THEN the month is right to the krona, as a draft that says so
        var done = here(folder, "month", "2022-09");
        then(done.out()).contains("att betala 107 880 kr", "[x] Utkast skrivna", "[ ] Bokfört: nej");
        then(folder.resolve("resultat/2022-09/utkast/skane-2018-own-rates/manifest.json")).exists();
        then(next(done)).isEqualTo("klardag ledger init");
        // AND with a ledger it says what keeps it from being posted
        here(folder, "ledger", "init");
        var open = here(folder, "month", "2022-09", "--yes");
        then(open.code()).isEqualTo(ExitCode.REFUSED);
        then(open.out()).contains("[ ] Antaget: nej, antagande.yaml är inte ifylld");
    }

    /// The later export has 9 noons, 57,660 kronor; by name it comes first.
    @Test
    void of_several_files_of_the_folder_the_one_that_was_changed_last_is_the_newest() throws IOException {
        var folder = workspace("order", 11);
        var place = folder.resolve("underlag");
        var later = CaseLines.text(place, "export-v2.csv",
                CaseLines.table(LedgerCall.stay("A-1", 9), LedgerCall.stay("B-1", "1280", 1)));
        // WHEN both were changed in the same minute THEN nobody can tell
        var minute = Instant.parse("2022-10-03T08:00:00Z");
        Files.setLastModifiedTime(place.resolve("export.csv"), FileTime.from(minute));
        Files.setLastModifiedTime(later, FileTime.from(minute.plusSeconds(59)));
        then(month(folder, "--newest", "--no-documents").isRefused().err())
                .contains("export.csv (2022-10-03 10:00)", "export-v2.csv", "den äldsta först");
        // WHEN one is newer THEN it holds, and the order is said
        Files.setLastModifiedTime(later, FileTime.from(minute.plusSeconds(60)));
        var call = month(folder, "--newest", "--no-documents");
        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains(
                "äldst först: export.csv (2022-10-03 10:00), export-v2.csv (2022-10-03 10:01). Nyast: export-v2.csv",
                "att betala 57 660 kr", "[x] Ersatta rader: 1, som");
    }

    @Test
    void exports_that_contradict_each_other_are_not_posted_whatever_is_allowed() throws IOException {
        var folder = workspace("contradiction", 11);
        here(folder, "ledger", "init");
        CaseLines.text(folder.resolve("underlag"), "other.csv", CaseLines.table(LedgerCall.stay("A-1", 9)));
        var call = month(folder, "--allow-rejects", "--yes", "--no-documents");
        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("motsäger en annan rad om samma ärende: 2", "--newest");
        then(numbers(folder)).isEmpty();
    }

    @Test
    void a_misspelt_ledger_is_not_begun_anew() throws IOException {
        var folder = workspace("misspelt", 11);
        here(folder, "ledger", "init");
        then(month(folder, "--yes").code()).isZero();
        var settlement = Files.readString(folder.resolve("resultat/2022-09/settlement.json"));
        var settings = folder.resolve("klardag.yaml");
        Files.writeString(settings, Files.readString(settings).replace("ledger: liggare", "ledger: ligare"));
        cases(folder, 9);
        // WHEN the month is run THEN nothing is written, and the other ledger is named
        var call = month(folder, "--yes");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.out()).contains("[ ] Stoppat: liggaren", "liggare gör det").doesNotContain("Nästa steg");
        then(folder.resolve("resultat/2022-09/settlement.json")).hasContent(settlement);
        then(here(folder, "status").out()).contains("Är ledger i klardag.yaml felskriven?");
        then(here(folder, "doctor").out()).contains("Är ledger i klardag.yaml felskriven?");
        then(here(folder, "ledger", "init").code()).isEqualTo(ExitCode.REFUSED);
        // WHEN the ledger is gone THEN the bills that were written tell of it
        Files.move(folder.resolve("liggare"), root.resolve("elsewhere"));
        then(here(folder, "ledger", "init").err()).contains("resultat/2022-09/rakningar");
        // AND whoever wants another names it
        then(here(folder, "ledger", "init", "--ledger", folder.resolve("ligare").toString()).code()).isZero();
    }

    @Test
    void the_page_of_a_posted_month_stays_when_a_correction_is_refused() throws IOException {
        var folder = workspace("page", 11);
        here(folder, "ledger", "init");
        then(month(folder, "--yes").code()).isZero();
        var page = Files.readString(folder.resolve("resultat/2022-09/manad.html"));
        // WHEN the files are those of another month, and the correction is refused
        CaseLines.text(folder.resolve("underlag"), "export.csv", CaseLines.table(CaseLines.row("case_id", "other")));
        then(here(folder, "month", "2022-09", "--yes").code()).isEqualTo(ExitCode.REFUSED);
        then(folder.resolve("resultat/2022-09/manad.html")).hasContent(page);
        // AND again THEN neither is it written
        then(here(folder, "month", "2022-09", "--yes").code()).isEqualTo(ExitCode.REFUSED);
        then(folder.resolve("resultat/2022-09/manad.html")).hasContent(page);
        then(folder.resolve("resultat/2022-09/efter-bokforing/manad.html")).exists();
    }

    /// 76,260 kronor by the first export, 57,660 by the second: the credit note is of 18,600.
    @Test
    void what_is_new_is_written_though_the_parties_have_changed_since_the_first_bills_were_sent() throws IOException {
        var folder = workspace("parties", 11);
        here(folder, "ledger", "init");
        then(month(folder, "--yes").code()).isZero();
        var sent = bytes(folder);
        var parties = folder.resolve("parter.yaml");
        Files.writeString(parties, Files.readString(parties).replace("Höörs kommun", "Höörs kommun, ekonomi"));
        cases(folder, 9);
        // WHEN a correction is posted THEN it is written, and what was sent stays
        var call = month(folder, "--yes");
        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains("[x] Utskickade räkningar lämnas som de är", "): K-2022-00001. ");
        then(folder.resolve("resultat/2022-09/K-2022-00002/kommuner/att-skicka.csv")).content()
                .contains("K-2022-00002");
        then(here(folder, "sent", "--format", "json").out()).contains("K-2022-00002");
        then(bytes(folder)).containsAllEntriesOf(of(sent, "rakningar")).containsAllEntriesOf(of(sent, "kommuner"));
        // AND again THEN nothing is written or sent anew
        var again = bytes(folder);
        then(month(folder, "--yes").code()).isZero();
        then(of(bytes(folder), "K-2022")).isEqualTo(of(again, "K-2022"));
    }

    private static Map<String, String> of(Map<String, String> files, String part) {
        var some = new TreeMap<>(files);
        some.keySet().removeIf(name -> !name.contains(part));
        then(some).isNotEmpty();
        return some;
    }

    @Test
    void what_a_closed_month_asks_for_is_printed_whole_and_can_be_run() throws IOException {
        var folder = workspace("closed", 11);
        here(folder, "ledger", "init");
        then(month(folder, "--yes").code()).isZero();
        then(here(folder, "ledger", "close", "2022-09", "--by", "ekonomi").code()).isZero();
        cases(folder, 9);
        var refused = month(folder, "--yes", "--no-documents");
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        var command = next(refused);
        then(command)
                .startsWith("klardag post --period 2022-09 --date 2022-10-05 --allow-partial --unlock-closed --reason")
                .endsWith("--yes " + folder.resolve("underlag/export.csv"));
        var words = command.substring("klardag ".length())
                .replace("--reason …", "--reason rättelse")
                .replace("--by …", "--by ekonomi");
        var posted = here(folder, words.split(" ", -1));
        then(posted.code()).as(posted.err()).isZero();
        then(numbers(folder)).containsExactly("K-2022-00001", "K-2022-00002");
    }

    @Test
    void the_status_asks_for_no_run_that_changes_nothing() throws IOException {
        var folder = workspace("nothing", 11);
        here(folder, "ledger", "init");
        then(month(folder, "--yes").code()).isZero();
        pay(folder, "76260");
        // WHEN the export of another month comes THEN it is said in words
        CaseLines.text(folder.resolve("underlag"), "oktober.csv", CaseLines.table(LedgerCall.stay("C-1", "1280", 1)));
        then(here(folder, "status").out()).contains("nya filer sedan dess", "Om de ändrar en månad");
        then(status(folder).required("next").asString()).startsWith("klardag ledger close");
        // WHEN a dispute has taken out the only case that was billed
        here(folder, "dispute", "K-2022-00001", "--case", "A-1", "--reason", "bestrids");
        here(folder, "dispute", "K-2022-00001", "--case", "A-1", "--state", "upheld", "--reason", "medges");
        then(here(folder, "credit", "K-2022-00001", "--yes").code()).isZero();
        // THEN the settlement of the files is still what was posted, before that
        then(status(folder).required("differs").asBoolean()).isFalse();
        then(status(folder).required("next").asString()).isEqualTo("klardag month 2022-09 --yes");
        then(month(folder, "--yes").code()).isZero();
        then(status(folder).required("posted").required("sent").asInt()).isEqualTo(2);
        then(status(folder).required("differs").asBoolean()).isFalse();
        // WHEN the case comes back with other days THEN the refusal leaves what was posted, and says what can be run
        var settlement = folder.resolve("resultat/2022-09/settlement.json");
        var posted = Files.readString(settlement);
        cases(folder, 9);
        var refused = month(folder, "--yes", "--no-documents");
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(next(refused)).startsWith("klardag post --period 2022-09 ").contains(" --allow-returned --yes ");
        then(settlement).hasContent(posted);
    }

    @Test
    void rows_that_nothing_comes_from_are_in_the_list_and_no_ledger_is_asked_for() throws IOException {
        var folder = workspace("unmapped", 11);
        CaseLines.text(folder.resolve("underlag"), "export.csv",
                CaseLines.table(LedgerCall.stay("A-1", "okänd", 11), LedgerCall.stay("B-1", "okänd", 1)));
        var call = month(folder, "--no-documents");
        then(call.out()).contains("[ ] Avvisade rader: 2, ", "[ ] Kvar: inget ärende i månaden", "kolumner.yaml")
                .doesNotContain("ledger init");
    }

    @Test
    void outside_a_folder_or_without_files_it_says_what_to_do() throws IOException {
        then(Call.of("month", "2022-09").isRefused().err()).contains("klardag init");
        var folder = workspace("tom", 1);
        Files.delete(folder.resolve("underlag/export.csv"));
        then(here(folder, "month", "2022-09").isRefused().err()).contains("Lägg exporten där");
        then(here(folder, "month", "september").isRefused().err()).contains("2022-Q3");
    }
}
