package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.text.ExitCode;

/// The same case in two files. The first delivery has three cases of 11, 7 and 2 noons in Höör: 20 − 8.4 = 11.6 days at
/// 9,300 kronor, 107,880. In the second the one of 7 is a day shorter, 98,580; the other two are written otherwise and say
/// the same.
class NewestFileTest {
    private static final String HEADER = "case_id,municipality,admitted_at,admission_notice_at,ready_notice_at,discharged_at\n";
    private static final String START = ",1267,2022-09-01 08:00,2022-09-01 09:00,";

    @TempDir
    private Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void writeBoth() {
        first = file("first.csv", HEADER
                + "A-1" + START + "2022-09-05 10:00,2022-09-15 13:00\n"
                + "A-2" + START + "2022-09-06 10:00,2022-09-12 13:00\n"
                + "A-3" + START + "2022-09-07 10:00,2022-09-08 13:00\n");
        second = file("second.csv", HEADER
                + "A-1" + START + "2022-09-05T10:00,2022-09-15T13:00:00\n"
                + "A-2" + START + "2022-09-06T10:00,2022-09-11T13:00\n"
                + "A-3" + START + "2022-09-07T10:00,2022-09-08T13:00\n");
    }

    @Test
    void a_case_that_differs_is_rejected_unless_the_newer_file_holds() {
        var call = settle(first, second);
        // 11 + 2 days of two cases: 13 − 5.6 = 7.4 days
        then(total(call)).isEqualTo("68820");
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
    }

    @Test
    void the_later_file_holds_and_what_it_replaced_is_listed() {
        var call = settle(first, second, "--newest");
        then(total(call)).isEqualTo("98580");
        then(call.code()).isZero();
        then(call.err()).contains(
                "first.csv, rad 3, ärende A-2: ersatt av " + second + ", rad 3: discharged_at 2022-09-12 13:00 → "
                        + "2022-09-11 13:00",
                "rader som ersatts av en nyare fil: 1",
                "säger detsamma som en annan fil och räknas en gång: 2");
        then(call.json().at("/receipt/replacedRows").asInt()).isEqualTo(1);
        then(call.json().at("/rejectedRows").asInt()).isZero();
    }

    @Test
    void the_order_given_says_which_is_later() {
        var other = settle(second, first, "--newest");
        then(total(other)).isEqualTo("107880");
        then(other.json().at("/receipt/cases"))
                .isNotEqualTo(settle(first, second, "--newest").json().at("/receipt/cases"));
    }

    @Test
    void the_table_reports_it_and_the_folder_lists_it() throws Exception {
        var out = folder.resolve("out");
        var call = Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--newest",
                "--out", out.toString(), "--csv", "excel", first.toString(), second.toString());
        then(call.out()).contains("Rader som ersatts av en nyare fil: 1");
        then(Files.readAllLines(out.resolve("replaced.csv"))).containsExactly(
                "file,row,case_id,column,value,newer_file,newer_row,newer_value",
                first + ",3,A-2,discharged_at,2022-09-12 13:00," + second + ",3,2022-09-11 13:00");
        then(Files.readString(out.resolve("replaced-excel.csv"))).contains("Nyare värde", ";2022-09-11 13:00");
        // the documents of the folder are made of the same files in the same way
        var documents = Call.of("invoice", out.toString(), "--as", "pdf", "--issued", "2022-10-05", "--parties",
                file("parties.yaml", PartiesFile.example()).toString(), "-o", folder.resolve("bills").toString());
        then(documents.code()).as(documents.err()).isZero();
        then(documents.out()).contains("Räkningar: 1.");
    }

    @Test
    void every_command_that_reads_cases_takes_it() {
        var agreement = LedgerCall.ADOPTED.toString();
        var files = List.of("--newest", first.toString(), second.toString());
        var explain = call(List.of("explain", "--agreement", agreement, "--period", "2022-09", "--municipality",
                "1267"), files);
        then(explain.out()).contains("98 580");
        then(explain.err()).contains("rad 3, ärende A-2: ersatt av");
        var simulate = call(List.of("simulate", "--base", agreement, "--period", "2022-09", "--change",
                "dayCount.break=00:00"), files);
        then(simulate.out()).contains("98 580");
        then(simulate.err()).contains("ärende A-2: ersatt av");
        var check = call(List.of("check"), files);
        then(check.out()).contains("Granskade ärenden: 3");
        then(check.err()).contains("ärende A-2: ersatt av");
        var indicators = call(List.of("indicators", "--period", "2022-09"), files);
        then(indicators.code()).isZero();
        then(indicators.err()).contains("ärende A-2: ersatt av");
        var bundle = call(List.of("bundle", "--agreement", agreement, "--period", "2022-09", "-o",
                folder.resolve("month.zip").toString()), files);
        then(bundle.out()).contains("98 580");
        then(Call.of("verify", folder.resolve("month.zip").toString()).code()).isZero();
    }

    @Test
    void what_was_replaced_is_on_record_in_the_ledger() throws Exception {
        var ledger = folder.resolve("ledger");
        then(Call.of("ledger", "init", "--ledger", ledger.toString()).code()).isZero();
        var post = call(List.of("post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09",
                "--ledger", ledger.toString(), "--yes", "--allow-partial", "--format", "json", "--date", "2022-10-03",
                "--absent", "sip_required,sip_called_at,withdrawn_at,consent,open_care_ready,legal_basis"),
                List.of("--newest", first.toString(), second.toString()));
        then(post.code()).as(post.err()).isZero();
        then(post.out()).contains("\"98580\"");
        try (var journal = Files.walk(ledger)) {
            then(journal.filter(Files::isRegularFile).map(NewestFileTest::text))
                    .anyMatch(text -> text.replace(" ", "").contains("\"replacedRows\":1"));
        }
    }

    @Test
    void a_newer_row_that_cannot_be_read_hides_no_older_one() {
        var broken = file("third.csv", HEADER + "A-2" + START + "2022-09-06 10:00,när det passar\n");
        var call = settle(first, broken, "--newest");
        // 11 + 2 days of two cases: the older row does not hold in silence
        then(total(call)).isEqualTo("68820");
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("den nyare raden går inte att läsa och är avvisad", "när det passar");
        // an older row that cannot be read does not block a newer one
        then(total(settle(broken, first, "--newest"))).isEqualTo("107880");
        then(settle(broken, first, "--newest").code()).isZero();
    }

    @Test
    void a_newer_file_that_contradicts_itself_holds_over_nothing() {
        var twice = file("twice.csv", HEADER
                + "A-2" + START + "2022-09-06 10:00,2022-09-10 13:00\n"
                + "A-2" + START + "2022-09-06 10:00,2022-09-09 13:00\n");
        var call = settle(first, twice, "--newest");
        then(total(call)).isEqualTo("68820");
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("twice.csv, rad 2", "twice.csv, rad 3");
    }

    @Test
    void of_three_files_the_last_holds() {
        var third = file("third.csv", HEADER + "A-2" + START + "2022-09-06 10:00,2022-09-10 13:00\n");
        var call = Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format",
                "json", "--newest", first.toString(), second.toString(), third.toString());
        // 11 + 5 + 2 = 18 days: 18 − 8.4 = 9.6
        then(total(call)).isEqualTo("89280");
        then(call.json().at("/receipt/replacedRows").asInt()).isEqualTo(2);
    }

    @Test
    void a_fuller_row_that_says_the_same_is_kept_and_a_workbook_counts_as_any_file() {
        var fuller = file("fuller.csv", HEADER.strip() + ",unit\n"
                + "A-1" + START + "2022-09-05 10:00,2022-09-15 13:00,Avd 1\n");
        var call = settle(fuller, first, "--newest");
        then(total(call)).isEqualTo("107880");
        then(call.code()).isZero();
        then(call.json().at("/receipt/replacedRows").isMissingNode()).isTrue();
        then(call.err()).contains("räknas en gång: 1");
    }

    @Test
    void files_of_events_are_refused_by_name() {
        var events = file("events.csv", """
                case_id,event,at,value
                A-9,municipality,,1267
                A-9,admission_notice,2022-09-01 09:00,
                A-9,ready_notice,2022-09-05 10:00,
                """);
        var call = settle(first, events, "--newest");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("events.csv", "har en rad per händelse", "--newest");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path file(String name, String text) {
        return CaseLines.text(folder, name, text);
    }

    private static Call settle(Path one, Path other, String... more) {
        var files = new ArrayList<>(List.of(more));
        files.addAll(List.of(one.toString(), other.toString()));
        return call(List.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format",
                "json"), files);
    }

    private static Call call(List<String> command, List<String> more) {
        var all = new ArrayList<>(command);
        all.addAll(more);
        return Call.of(all.toArray(String[]::new));
    }

    private static String total(Call call) {
        return call.json().required("totalPayable").asString();
    }
}
