package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a day costs is that of the settled month, whichever date of a case picks the rest of the terms (decision 0009). The
/// notice of 28 September at 10:00 is liable at once, the day of discharge, 4 October, is not: six days, all of them in the
/// bill of October. Every sum is that of six days, worked out by hand.
class DatedTariffTest {
    private static final String OUT = "out";
    private static final String IN_UNTIL_OCTOBER = "{values: [{to: 2022-09-30, value: in}, {from: 2022-10-01, value: out}]}";

    @TempDir
    private Path folder;

    /// 200 a day in October; days 1–4 at 100; the class of the payer, which September's line leaves out.
    @ParameterizedTest
    @CsvSource({
            "rate, 100, 200, 1200", "days, 1-2, 1-4, 400", "payer, higher, lower, 600", "payee, Regionen, Staten, 600"})
    void a_dated_value_of_a_tariff_is_that_of_the_settled_month(
            String member, String before, String since, String amount) throws IOException {
        for (var selected : new String[]{
                "", ", selectedBy: settled-month", ", selectedBy: ready-notice", ", selectedBy: discharge"}) {
            for (var kind : new String[]{"", "somatic."}) {
                var call = settle(agreement(OUT, selected, member, dated(before, since), kind));

                then(call.code()).as(selected + call.err()).isZero();
                then(call.json().get("total").asString()).as(selected).isEqualTo(amount);
                then(call.json().get("repaid").get("shares").get(0).get("amount").asString())
                        .isEqualTo(member.equals("payee") ? "600" : "0");
            }
        }
    }

    /// September counts the last day too. The edition of the notice has seven days, each at October's rate.
    @ParameterizedTest
    @CsvSource({"ready-notice, 1400", "discharge, 1200", "settled-month, 1200"})
    void the_date_picks_the_days_and_the_month_the_rate(String selected, String amount) throws IOException {
        var call = settle(agreement(IN_UNTIL_OCTOBER, ", selectedBy: " + selected, "rate", dated("100", "200"), ""));

        then(call.json().get("total").asString()).isEqualTo(amount);
    }

    /// The discharge of the 4th, and the notice before it, pick the edition that ends on the 14th: 6 at 100.
    @ParameterizedTest
    @ValueSource(strings = {"", "psychiatric."})
    void a_rate_of_a_part_of_the_month_is_that_of_the_discharges_in_it(String kind) throws IOException {
        var rate = "{values: [{to: 2022-10-14, value: 100}, {from: 2022-10-15, value: 200}]}";
        var rules = agreement(OUT, ", selectedBy: discharge", "rate", rate, kind);
        var call = settle(rules, "a,1280,psychiatric,2022-09-28 10:00,2022-10-04 10:00",
                "b,1280,psychiatric,2022-10-18 10:00,2022-10-20 10:00");

        then(call.json().get("total").asString()).isEqualTo(Integer.toString(6 * 100 + 2 * 200));
        then(settle(agreement(OUT, ", selectedBy: settled-month", "rate", rate, kind),
                "a,1280,psychiatric,2022-09-28 10:00,2022-10-04 10:00").code()).isEqualTo(3);
    }

    @Test
    void a_rate_that_changed_before_the_month_asks_for_no_date() throws IOException {
        var call = settle(agreement(OUT, "", "rate", dated("100", "200"), ""));

        then(call.json().get("openTerms").toString()).doesNotContain("selectedBy");
    }

    /// The free days are those of the date on which the clock started, and make no edition: one bill. Asked on 24 December, two
    /// days of which the 25th and 26th are none end on the 28th, liable from the 29th to 1 January, 4 days; in January every day
    /// is one, asked on the 7th, liable on the 10th and the 11th.
    @Test
    void closed_days_that_change_make_no_bill_of_their_own() throws IOException {
        var text = Files.readString(Path.of(agreement(OUT, ", selectedBy: ready-notice", "rate", "100", "")))
                .replace("from: 2022-01-01", "from: 2007-01-01")
                .replaceFirst("liability: .*", """
                        liability:
                          model: individual
                          minimumInterval: 2
                          firstDayClosed: every-day
                          firstDayFreeBy: none
                          intervalClosed:
                            values:
                              - {to: 2007-12-31, value: england-public-holidays}
                              - {from: 2008-01-01, value: every-day}
                        notices: {assessment: "14:00", closed: every-day}""");
        var rules = Files.writeString(folder.resolve("england.yaml"), text).toString();
        var cases = Files.writeString(folder.resolve("cases.csv"), """
                case_id,municipality,planned_discharge,assessment_notice_at,ready_notice_at,discharged_at
                a,1280,2007-12-27,2007-12-24 10:00,2007-12-26 10:00,2008-01-02 10:00
                b,1280,2008-01-09,2008-01-07 10:00,2008-01-08 10:00,2008-01-12 10:00
                """).toString();
        var call = Call.of("settle", "--agreement", rules, "--period", "2008-01", "--format", "json", cases);

        then(call.code()).as(call.err()).isZero();
        then(call.json().get("municipalities").size()).isOne();
        then(call.json().get("municipalities").get(0).get("cases").asInt()).isEqualTo(2);
        then(call.json().get("total").asString()).isEqualTo("600");
    }

    private static String dated(String before, String since) {
        return "{values: [{to: 2022-09-30, value: %s}, {from: 2022-10-01, value: %s}]}".formatted(
                quoted(before), quoted(since));
    }

    private static String quoted(String value) {
        return value.contains("-") ? '"' + value + '"' : value;
    }

    private String agreement(String lastDay, String selected, String member, String value, String kind)
            throws IOException {
        var text = """
            schema: 1
            id: tariff
            title: {sv: "t", en: "t"}
            parties:
              listed: [{code: "1280", name: Malmö, class: lower, weight: 1}]
            from: 2022-01-01
            deadlines: {admissionNotice: 24, sipCall: 3, restDays: move}
            clock: {start: ready-notice, end: discharge}
            dayCount:
              mode: calendar-days
              firstDay: in
              lastDay: %s
            attribution: {membership: closed-in-month, zeroDayCases: included, careTypes: pooled%s}
            liability: {model: individual, freeDays: 0, freeDaysIfLater: 1, cutOff: "12:00"}
            price: {date: settled-month, repaidBy: Staten}
            invoice: {payable: whole-krona-half-up}
            tariff:
              line:
            """.formatted(lastDay, selected);
        if (!member.equals("payee")) {
            text += "    payee: Regionen\n";
        }
        if (!member.equals("rate") || !kind.isEmpty()) {
            text += "    rate: 100\n";
        }
        text += kind.isEmpty() ? "    " + member + ": " + value + "\n"
                : kind.replace('.', ':') + "\n  tariff: {line: {" + member + ": " + value + "}}\n";
        return Files.writeString(folder.resolve("tariff.yaml"), text).toString();
    }

    private Call settle(String rules, String... rows) throws IOException {
        var lines = rows.length == 0 ? "a,1280,somatic,2022-09-28 10:00,2022-10-04 10:00" : String.join("\n", rows);
        var cases = Files.writeString(
                folder.resolve("cases.csv"),
                "case_id,municipality,care_type,ready_notice_at,discharged_at\n" + lines + "\n");
        return Call.of("settle", "--agreement", rules, "--period", "2022-10", "--format", "json", cases.toString());
    }
}
