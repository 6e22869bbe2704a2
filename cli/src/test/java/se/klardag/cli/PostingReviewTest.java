package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// Nothing takes a number before somebody has seen it, and dates that cannot be right are refused. Sums by hand: days − 2.8 ×
/// cases, times 9,300. Today is 1 March 2023.
class PostingReviewTest {
    /// 4 + 5 days: 9 − 5.6 = 3.4 days = 31,620.
    private static final List<String> FIRST = List.of(stay("a", 4), stay("b", 5));
    /// 4 + 5 + 9 days: 18 − 8.4 = 9.6 days = 89,280.
    private static final List<String> MORE = List.of(stay("a", 4), stay("b", 5), stay("late", 9));
    /// 3 + 3 days: 6 − 5.6 = 0.4 days = 3,720.
    private static final List<String> LESS = List.of(stay("a", 3), stay("b", 3));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void the_first_bills_are_shown_and_take_no_number_without_yes(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        var shown = ledger.shown(FIRST);

        then(shown.code()).as(shown.err()).isZero();
        then(shown.out()).contains("K-2022-00001", "31 620", "Inget är bokfört för augusti 2022 att jämföra med.",
                "Inget är bokfört för september 2021 att jämföra med.", "inget är bokfört, inga nummer är tagna");
        then(shown.err()).contains("2022-10-05 ligger långt före dagens datum, 2023-03-01");
        then(ledger.bills()).isEmpty();
        then(ledger.post(FIRST).out()).contains("K-2022-00001", "Bokfört som post 1");
        ledger.isInOrder();
    }

    /// Nobody vouches for an agreement from a day that has not come; and a bill from before the day is named.
    @Test
    void an_adoption_is_held_against_the_day() throws IOException {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var early = ledger.shown(FIRST, "--date", "2022-10-01");
        then(early.err()).contains("daterade 2022-10-01, före den dag då överenskommelsen antogs i filen, 2022-10-03");
        then(ledger.shown(FIRST, "--date", "2022-10-03").err()).doesNotContain("antogs i filen");
        var later = CaseLines.text(
                folder, "later.yaml", Files.readString(LedgerCall.ADOPTED).replace("on: 2022-10-03", "on: 2023-03-02"));
        var refused = ledger.on("post", "--agreement", later.toString(), "--period", "2022-09", "--date", "2022-10-05",
                CaseLines.text(folder, "later.csv", CaseLines.table(stay("a", 4))).toString());
        then(refused.code()).isEqualTo(ExitCode.UNUSABLE);
        then(refused.err()).contains("Antagandet är daterat 2023-03-02, efter dagens datum, 2023-03-01");
    }

    /// Perstorp had one case in August and has none in September: too few for a refusal, and named.
    @ParameterizedTest
    @EnumSource
    void a_small_party_that_is_gone_is_named(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        post(ledger, "2022-08", "2022-10-01",
                stay("x", "1275", 6).replace("2022-09", "2022-08").replace("08-01 0", "07-01 0"));
        then(ledger.shown(FIRST).err()).contains("brukar ha minst ett: Perstorp (1275)");
        then(ledger.shown(List.of(stay("a", 4), stay("p", "1275", 1))).err()).doesNotContain("brukar ha");
    }

    /// August: one case of 6 days, 3.2 days = 29,760. September 2021: one of 5 days, 2.2 days = 20,460.
    @ParameterizedTest
    @EnumSource
    void what_is_shown_is_next_to_the_month_before_and_the_same_month_a_year_ago(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        post(ledger, "2022-08", "2022-10-01", stay("x", 6).replace("2022-09", "2022-08").replace("08-01 0", "07-01 0"));
        var shown = ledger.shown(FIRST);
        then(shown.out()).contains("september 2022", "augusti 2022", "29 760", "Inget är bokfört för september 2021");
        var json = ledger.shown(FIRST, "--format", "json").json();
        then(json.required("posted").asBoolean()).isFalse();
        then(json.required("earlier").get(0).toString()).isEqualTo(
                "{\"period\":\"2022-08\",\"total\":\"29760\",\"municipalities\":[{\"code\":\"1267\",\"amount\":\"29760\"}]}");
        then(json.required("earlier").get(1).toString())
                .isEqualTo("{\"period\":\"2021-09\",\"total\":null,\"municipalities\":[]}");
    }

    private void post(LedgerCall ledger, String period, String date, String... rows) {
        var file = CaseLines.text(folder, "month.csv", CaseLines.table(rows)).toString();
        ledger.done("post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", period, "--date", date, "--yes",
                file);
    }

    /// The eight situations: each is refused, with the words that say why, and nothing is posted.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2022-09-15 | före slutet av månaden 2022-09",
            "1999-10-05 | före slutet av månaden 2022-09",
            "2122-10-05 | efter dagens datum, 2023-03-01",
            "2023-03-02 | efter dagens datum, 2023-03-01"})
    void dates_that_cannot_be_right_are_refused(String date, String told) {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        for (var yes : List.of(true, false)) {
            var call = yes ? ledger.post(FIRST, "--date", date) : ledger.shown(FIRST, "--date", date);
            then(call.code()).as(call.err()).isEqualTo(ExitCode.REFUSED);
            then(call.err()).contains(told, date);
        }
        then(ledger.bills()).isEmpty();
        then(ledger.post(FIRST, "--date", "2022-09-30").code()).isZero(); // the month's last day is not before its end
    }

    @ParameterizedTest
    @EnumSource
    void a_bill_is_not_dated_before_the_last_one_of_its_series_or_the_one_it_corrects(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST, "--date", "2022-11-10");
        var correction = ledger.post(MORE, "--date", "2022-11-09");
        then(correction.code()).isEqualTo(ExitCode.REFUSED);
        then(correction.err()).contains("2022-11-09", "post 1 daterad 2022-11-10");
        var file = CaseLines.text(folder, "month.csv", CaseLines.table(
                stay("x", 6).replace("2022-09", "2022-10").replace("2022-08", "2022-09"))).toString();
        var other = ledger.on("post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-10", "--date",
                "2022-11-09", "--yes", file);
        then(other.code()).isEqualTo(ExitCode.REFUSED);
        then(other.err()).contains("senaste räkningen i serie K, daterad 2022-11-10");
        then(ledger.bills()).hasSize(1);
        // a credit is held to the same
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--reason", "x", "--date", "2022-11-11");
        then(ledger.on("dispute", "K-2022-00001", "--case", "b", "--reason", "x", "--date", "2022-11-01").err())
                .contains("före räkning K-2022-00001, daterad 2022-11-10");
        then(ledger.on("dispute", "K-2022-00001", "--case", "b", "--reason", "x", "--date", "2023-03-02").code())
                .isEqualTo(ExitCode.REFUSED);
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--reason", "x", "--state", "upheld");
        then(ledger.on("credit", "K-2022-00001", "--yes", "--date", "2022-11-01").code()).isEqualTo(ExitCode.REFUSED);
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void an_empty_month_is_refused_first_and_as_a_correction(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        var none = List.of(stay("a", 4).replace("2022-09-20", "2022-10-02"));
        then(ledger.post(none).code()).isEqualTo(ExitCode.REFUSED);
        then(ledger.post(none, "--allow-partial").err()).contains("inga ärenden för 2022-09");
        ledger.post(FIRST);
        var emptied = ledger.post(none, "--allow-partial");
        then(emptied.code()).isEqualTo(ExitCode.REFUSED);
        then(ledger.open()).isEqualTo("31620");
    }

    @ParameterizedTest
    @EnumSource
    void a_ledger_is_made_by_init_alone(LedgerKind kind) {
        var misspelt = new LedgerCall(kind.address(folder), folder);
        for (var call : List.of(misspelt.post(FIRST), misspelt.on("bills"), misspelt.on("credit", "K-2022-00001"),
                misspelt.on("ledger", "verify"), misspelt.on("ledger", "rebuild"))) {
            then(call.code()).as(call.err()).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).contains("här finns ingen liggare", "klardag ledger init");
        }
        then(misspelt.done("ledger", "init")).contains("Liggaren är skapad");
        var again = misspelt.on("ledger", "init");
        then(again.code()).isEqualTo(ExitCode.REFUSED);
        then(again.err()).contains("här finns redan en liggare");
        misspelt.isInOrder();
    }

    @Test
    void a_ledger_gets_a_folder_of_its_own() throws Exception {
        Files.writeString(folder.resolve("cases.csv"), "x");
        var call = Call.of("ledger", "init", "--ledger", folder.toString());
        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("innehåller annat");
        then(CaseLines.names(folder)).containsExactly("cases.csv");
    }

    @Test
    void a_misspelt_ledger_is_not_made_on_the_way() {
        then(new LedgerCall(folder.resolve("l").toString(), folder).post(FIRST).err()).contains(
                folder.resolve("l").toString());
        then(folder.resolve("l")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void a_posting_nobody_has_sent_is_cancelled_whole_and_its_numbers_are_kept(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        ledger.post(LESS); // credits 27,900 of the first
        then(ledger.on("cancel", "1", "--yes").err()).contains("post 2 bygger på post 1");

        var shown = ledger.on("cancel", "K-2022-00002", "--date", "2022-10-06");
        then(shown.code()).as(shown.err()).isZero();
        then(shown.out()).contains("K-2022-00002", "−27 900", "inget är bokfört");
        then(ledger.open()).isEqualTo("3720");
        then(ledger.done("cancel", "K-2022-00002", "--yes", "--date", "2022-10-06", "--reason", "fel fil", "--by",
                "ekonom")).contains("Bokfört som post 3");
        then(ledger.open()).isEqualTo("31620");
        then(ledger.on("cancel", "2", "--yes").err()).contains("redan makulerad");

        then(ledger.done("cancel", "1", "--yes", "--date", "2022-10-07")).contains("31 620");
        then(ledger.open()).isEqualTo("0");
        then(ledger.done("bills", "--state", "cancelled")).contains("K-2022-00001", "K-2022-00002", "makulerad");
        then(ledger.on("dispute", "K-2022-00001", "--case", "a", "--reason", "x").err()).contains("är makulerad");
        // the month is free again, its numbers are not
        then(ledger.post(MORE, "--date", "2022-10-08").out()).contains("K-2022-00003", "89 280");
        then(ledger.open()).isEqualTo("89280");
        then(ledger.done("ledger", "rebuild")).contains("5");
        then(ledger.open()).isEqualTo("89280");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void what_somebody_has_received_is_not_cancelled(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        then(ledger.on("cancel", "7", "--yes").code()).isEqualTo(ExitCode.UNUSABLE);
        then(ledger.on("cancel", "K-2022-00009", "--yes").code()).isEqualTo(ExitCode.UNUSABLE);
        then(ledger.on("cancel", "1", "--yes", "--date", "2022-10-01").code()).isEqualTo(ExitCode.REFUSED);
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--reason", "x");
        var call = ledger.on("cancel", "1", "--yes");
        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("K-2022-00001 är betald eller bestridd");
        then(ledger.open()).isEqualTo("31620");
    }

    @ParameterizedTest
    @EnumSource
    void a_closed_month_takes_a_correction_with_a_reason_and_a_role(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        ledger.done("ledger", "close", "2022-09", "--by", "redovisningschef");
        then(ledger.on("ledger", "close", "2022-09", "--by", "redovisningschef").code()).isEqualTo(ExitCode.REFUSED);
        for (var call : List.of(
                ledger.post(MORE), ledger.shown(MORE), ledger.post(MORE, "--reason", "sent ärende"),
                ledger.post(MORE, "--by", "ekonom"), ledger.post(MORE, "--series", "P"),
                ledger.post(MORE, "--reason", "sent ärende", "--by", "ekonom"),
                ledger.on("cancel", "1", "--yes"),
                ledger.on("cancel", "1", "--yes", "--reason", "fel fil", "--by", "ekonom"))) {
            then(call.code()).as(call.err()).isEqualTo(ExitCode.REFUSED);
            then(call.err()).contains("2022-09");
        }
        then(ledger.post(MORE, "--reason", "patient 191212121212", "--by", "ekonom").code())
                .isEqualTo(ExitCode.UNUSABLE);
        then(ledger.post(MORE, "--unlock-closed", "--reason", "sent ärende", "--by", "ekonom").code()).isZero();
        then(ledger.done("bills", "K-2022-00002")).contains("sent ärende", "ekonom");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void two_persons_see_it_one_proposes_and_exactly_that_is_posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        var proposal = folder.resolve("forslag.json").toString();
        then(ledger.shown(FIRST, "--proposal", proposal).code()).isZero();
        then(CaseLines.read(Path.of(proposal))).contains("K-2022-00001", "31620");

        var other = ledger.post(MORE, "--approval", proposal);
        then(other.code()).isEqualTo(ExitCode.DIFFERS);
        then(other.err()).contains("inte det godkända förslaget");
        then(ledger.post(FIRST, "--date", "2022-10-06", "--approval", proposal).code()).isEqualTo(ExitCode.DIFFERS);
        then(ledger.bills()).isEmpty();
        then(ledger.post(FIRST, "--approval", proposal).code()).isZero();
        then(ledger.post(MORE, "--approval", folder.resolve("cases.csv").toString()).code())
                .isEqualTo(ExitCode.UNUSABLE);
        ledger.isInOrder();
    }

    @Test
    void months_of_one_call_are_all_looked_through_before_the_first_is_posted() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var rows = List.of(stay("a", 4), stay("b", 5), stay("c", 8).replace("2022-09-", "2022-10-"));
        // 5 October is before the end of October
        then(ledger.post(rows, "--to", "2022-10").code()).isEqualTo(ExitCode.REFUSED);
        then(ledger.bills()).isEmpty();
        var shown = ledger.shown(rows, "--to", "2022-10", "--date", "2022-11-05");
        then(shown.out()).contains("K-2022-00001", "K-2022-00002", "48 360");
        then(ledger.bills()).isEmpty();
    }

    @Test
    void a_fresh_date_is_not_pointed_out() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        then(ledger.shown(FIRST, "--date", LocalDate.of(2023, 2, 20).toString()).err().lines())
                .allSatisfy(line -> then(line)
                        .matches("(Svaret är blankt|Ärenden i månaden utan pseudonym för patienten): .*"));
    }
}
