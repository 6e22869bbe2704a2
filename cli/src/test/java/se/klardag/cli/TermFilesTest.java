package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;

/// Rule files and cases that meet in ways nobody thought of: the sums are worked out by hand from the texts.
class TermFilesTest {
    private static final Path FOLDERS = Path.of("src", "test", "resources", "terms");
    private static final String EVENTS = """
            case_id,event,at,recorded_at,value
            a,municipality,2022-09-01 08:00,,1280
            a,admitted,2022-09-01 08:00,,
            a,admission_notice,2022-09-01 09:00,,
            """;

    @TempDir
    private Path folder;

    /// Called on Monday 3 October: liable from the 4th, and the day of discharge, the 14th, counts too: 11 days at 4,816.
    @Test
    void without_free_weekdays_the_kommun_is_liable_the_day_after_the_call() {
        var call = done(settle("no-free-weekdays/a.yaml", "2016-10", file("no-free-weekdays/cases.csv")));

        then(call.json().get("total").asString()).isEqualTo("52976");
    }

    @ParameterizedTest
    @CsvSource({"silence, clock.silence, 3", "weekdays, liability.freeDaysAfter, 11"})
    void validate_names_the_term_that_settle_would_miss(String name, String missing, int line) {
        var rules = file("term-asks-for-term/" + name + ".yaml");
        var call = Call.of("agreements", "validate", "--lang", "en", rules);

        then(call.code()).isEqualTo(3);
        then(call.out()).startsWith(rules + ":" + line + ":").contains(missing + " is missing, and is needed when ");
        then(settle(rules, "2022-09", file("term-asks-for-term/cases.csv")).code()).isEqualTo(3);
    }

    /// Each of them is needed in a file that is whole with it.
    @ParameterizedTest
    @ValueSource(strings = {"deadlines", "clock.start", "clock.end", "dayCount.mode", "dayCount.break",
            "attribution.membership", "attribution.zeroDayCases", "attribution.careTypes", "liability.model",
            "liability.threshold", "liability.rounding", "liability.charge", "longStay.over", "price.dailyRate",
            "price.date", "invoice.payable"})
    void a_file_that_lacks_a_term_is_refused_by_validate_as_by_settle(String path) throws IOException {
        var lines = List.of("deadlines: {admissionNotice: 24, sipCall: 3, restDays: move}",
                "clock.start: ready-notice", "clock.end: discharge", "dayCount.mode: breaks-passed",
                "dayCount.break: \"00:00\"", "attribution.membership: closed-in-month",
                "attribution.zeroDayCases: included", "attribution.careTypes: pooled", "liability.model: average",
                "liability.threshold: 3", "liability.rounding: none", "liability.charge: excess-times-cases",
                "longStay.over: none", "price.dailyRate: 9300", "price.date: settled-month",
                "invoice.payable: whole-krona-half-up");
        var rules = Files.writeString(folder.resolve("lacking.yaml"), """
                schema: 1
                id: lacking
                title: {sv: "Påhittad", en: "Invented"}
                parties: {all: true}
                from: 2022-01-01
                """ + lines.stream()
                .filter(line -> !line.startsWith(path + ":"))
                .collect(Collectors.joining("\n", "", "\n"))).toString();
        var call = Call.of("agreements", "validate", "--lang", "en", rules);

        then(call.code()).as(call.out()).isEqualTo(ExitCode.REFUSED);
        then(call.out()).contains("lacking.yaml:").contains(path.equals("deadlines") ? "deadlines.sipCall" : path);
        then(Call.of("settle", "--agreement", rules, "--period", "2022-09", file("term-asks-for-term/cases.csv"))
                .code())
                .isEqualTo(ExitCode.REFUSED);
    }

    /// From 1 January the file's 7,000: nine days to the 9th, and from the 8th, three days after the 5th, to the 11th.
    @Test
    void a_notice_before_the_agreement_does_not_stop_the_month() {
        var bills = done(settle("over-the-start/a.yaml", "2018-01", file("over-the-start/cases.csv")))
                .json()
                .get("municipalities");

        then(bills.valueStream().map(bill -> bill.get("code").asString() + " " + bill.get("amount").asString()))
                .containsExactly("0180 28000", "1280 63000");
    }

    @Test
    void a_wrong_year_rejects_its_row_and_the_rest_is_settled() {
        var call = settle("statute", "2022-09", file("over-the-start/typo.csv"));

        then(call.code()).isEqualTo(1);
        then(call.json().get("total").asString()).isEqualTo("37200");
        then(call.json().get("rejectedRows").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
            "ready_notice_at, 2012-09-05 10:00", "ready_notice_at, 2021-09-05 10:00", "ready_at, 2012-09-05 10:00",
            "sip_called_at, 2032-09-06 10:00", "planned_discharge, 2029-09-06", "admitted_at, 2012-09-01 08:00",
            "discharged_at, 2032-09-08 13:00", "admission_notice_at, 2012-09-01 09:00"})
    void any_time_of_another_year_rejects_its_row(String column, String value) {
        var other = CaseLines.row("case_id", "b");
        var call = Call.settle(
                CaseLines.file(folder, CaseLines.row(column, value), other), "--format", "json");

        then(call.code()).isEqualTo(1);
        then(call.json().get("rejectedRows").asInt()).isEqualTo(1);
        then(call.json().get("municipalities").get(0).get("cases").asInt()).isEqualTo(1);
    }

    /// One of 2010 with eight days at 120; one of 2017 and one of 2002 are none of the agreement's. The open one of 2003
    /// began before the agreement and before its calendar of holidays: every day of May costs.
    @Test
    void cases_outside_an_agreement_s_dates_are_counted_and_stop_nothing() throws IOException {
        var rules = Files.writeString(folder.resolve("england.yaml"), """
                id: my-england
                extends: england-2003
                parties:
                  listed: [{code: "0001", name: "Camden", class: higher}]
                  status: verified
                  source: {title: "SI 2003/2277, Schedule"}
                """).toString();
        var cases = Files.writeString(folder.resolve("cases.csv"), """
                case_id,municipality,care_type,planned_discharge,assessment_notice_at,ready_notice_at,discharged_at
                a,0001,somatic,2010-05-06,2010-05-02 10:00,2010-05-04 10:00,2010-05-15 10:00
                b,0001,somatic,2017-05-06,2017-05-02 10:00,2017-05-04 10:00,2017-05-15 10:00
                c,0001,somatic,2002-05-06,2002-05-02 10:00,2002-05-04 10:00,2002-05-15 10:00
                d,0001,somatic,2003-05-06,2003-05-02 10:00,2003-05-04 10:00,
                """).toString();
        var call = Call.of("settle", "--lang", "en", "--agreement", rules, "--period", "2010-05", "--format", "json",
                cases);

        then(done(call).json().get("total").asString()).isEqualTo(Integer.toString((8 + 31) * 120));
        then(call.err()).contains("my-england (2004-01-05 to 2015-03-31), which it never settles: 2");
    }

    @Test
    void a_first_day_without_effect_is_said_to_have_none() {
        var rules = file("no-effect/a.yaml");
        var call = done(Call.of("agreements", "validate", "--lang", "en", rules));

        then(call.out()).contains(rules + ":3:1 dayCount.firstDay: remark: has no effect: ");
        // the notice of the 5th: liable from the 8th to the 11th
        then(settle(rules, "2022-09", file("no-effect/cases.csv")).json().get("total").asString()).isEqualTo("37200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-09-05 09:00", "2022-09-02 10:00"})
    void a_withdrawal_before_the_notice_rejects_the_case_in_both_forms(String withdrawn) throws IOException {
        var wide = CaseLines.file(folder, CaseLines.row("withdrawn_at", withdrawn), CaseLines.row("case_id", "b"));
        var events = Files.writeString(folder.resolve("events.csv"), EVENTS
                + "a,withdrawn," + withdrawn + ",,\n"
                + "a,ready_notice,2022-09-05 10:00,,\na,discharged,2022-09-08 13:00,,\n");

        for (var file : List.of(wide, events)) {
            var call = Call.settle(file, "--format", "json", "--lang", "en");
            then(call.code()).isEqualTo(1);
            then(call.err()).contains("withdrawn_at", "a withdrawal with no ready notice before it");
        }
        then(Call.settle(wide, "--format", "json").json().get("municipalities").get(0).get("cases").asInt()).isOne();
    }

    @Test
    void a_withdrawal_without_any_notice_rejects_the_case_in_both_forms() throws IOException {
        var wide = CaseLines.file(
                folder, CaseLines.row("ready_notice_at", "", "withdrawn_at", "2022-09-05 09:00"));
        var events = Files.writeString(folder.resolve("events.csv"), EVENTS
                + "a,withdrawn,2022-09-05 09:00,,\na,discharged,2022-09-08 13:00,,\n");

        then(Call.settle(wide).code()).isEqualTo(1);
        then(Call.settle(events).code()).isEqualTo(1);
    }

    /// Notice, withdrawal and a new notice: the new one of the 6th at 13:00 has two noons, 2 − 2.8 is nothing.
    @Test
    void a_renewed_notice_is_a_period_of_its_own() throws IOException {
        var events = Files.writeString(folder.resolve("events.csv"), EVENTS
                + "a,ready_notice,2022-09-05 10:00,,\na,withdrawn,2022-09-05 15:00,,\n"
                + "a,ready_notice,2022-09-06 13:00,,\na,discharged,2022-09-08 13:00,,\n");
        var bill = done(Call.settle(events, "--format", "json")).json().get("municipalities").get(0);

        then(bill.get("cases").asInt()).isOne();
        then(bill.get("days").asString()).isEqualTo("2");
    }

    /// 1.2 days above 2.8: 10,000 kr are 8,333.3333 a day.
    @Test
    void a_rate_is_solved_to_four_decimals() {
        var call = Call.of("simulate", "--base", "skane-2018", "--period", "2022-09", "--solve", "price.dailyRate",
                "--so-that", "total=10000", "--format", "json", CaseLines.file(folder, CaseLines.row()).toString());

        then(done(call).out()).contains("\"8333.3333\"");
    }

    @Test
    void show_merged_says_which_file_and_line_each_term_comes_from() {
        var call = done(Call.of("agreements", "show", "--merged", "--lang", "en", file("merged/child.yaml")));

        then(call.out().lines().map(line -> line.replaceAll(" +", " ")))
                .anyMatch(line -> line.matches("longStay.over 6 from 2022-01-01 our assumption own .*child.yaml:3"))
                .anyMatch(line -> line.matches("longStay.place capped from .* our assumption inherited .*base.yaml:13"))
                .hasSize(2 + 22);
    }

    /// Three files and an adoption: each term from the uppermost file that states it, which a confirmation does not.
    @Test
    void show_merged_names_the_uppermost_file_that_states_a_term() throws IOException {
        var base = Path.of(file("merged/base.yaml")).toAbsolutePath();
        Files.writeString(folder.resolve("two.yaml"),
                "id: two\nextends: " + base + "\nlongStay.over: 5\npsychiatric.longStay.over: 2\n");
        Files.writeString(folder.resolve("three.yaml"), "id: three\nextends: two.yaml\nliability: {threshold: 4}\n");
        var adoption = Files.writeString(folder.resolve("adoption.yaml"), """
                id: adopted
                adopts: three.yaml
                by: director
                on: 2022-10-01
                sources: {s: {title: Signed}}
                confirms: [liability.threshold, dayCount.break]
                sets:
                  longStay.place: {value: capped, source: s}
                """).toString();
        var shown = done(Call.of("agreements", "show", "--merged", "--lang", "en", adoption)).out();

        then(shown).containsPattern("(?m)^longStay.place .* own +.*adoption.yaml:8$")
                .containsPattern("(?m)^liability.threshold +4 .* inherited +.*three.yaml:3$")
                .containsPattern("(?m)^longStay.over +5 .* inherited +.*two.yaml:3$")
                .containsPattern("(?m)^psychiatric.longStay.over +2 .* inherited +.*two.yaml:4$")
                .containsPattern("(?m)^dayCount.break .* inherited +.*base.yaml:[0-9]+$");
    }

    @Test
    void show_says_which_of_several_reasons_counts() {
        then(done(Call.of("agreements", "show", "--lang", "en", "skane-2018")).out())
                .contains("Where several of them fit a case, the first one here counts.");
    }

    /// A value restated, a common value said of one kind of care, and a default: none of them changes anything.
    @Test
    void nothing_differs_between_a_file_and_its_base_when_nothing_changes() throws IOException {
        var base = file("merged/base.yaml");
        var same = Files.writeString(folder.resolve("same.yaml"), """
                id: same
                extends: %s
                longStay.over: 3
                psychiatric.longStay.place: capped
                population.deceased: counted
                liability.trigger: each-month
                """.formatted(Path.of(base).toAbsolutePath())).toString();
        var other = Files.writeString(folder.resolve("other.yaml"), """
                id: other
                extends: %s
                psychiatric.longStay.over: 4
                """.formatted(Path.of(base).toAbsolutePath())).toString();

        then(done(Call.of("agreements", "diff", "--lang", "en", base, same)).out())
                .contains("No stated differences.")
                .doesNotContain("≠", "+ P");
        then(done(Call.of("agreements", "diff", "--lang", "en", base, other)).out()).contains("+ Psychiatric care");
    }

    private static Call done(Call call) {
        then(call.code()).as(call.err()).isZero();
        return call;
    }

    private static String file(String name) {
        return FOLDERS.resolve(name).toString();
    }

    private static Call settle(String rules, String period, String cases) {
        return Call.of("settle", "--agreement", rules.contains("/") && !rules.startsWith("src") ? file(rules) : rules,
                "--period", period, "--format", "json", cases);
    }
}
