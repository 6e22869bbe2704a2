package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A tariff that cannot price a payer's day is refused by `validate`, at the line that asks for more, before a settlement meets
/// it.
class UnpricedTariffTest {
    private static final int PARTIES = 4;
    private static final int PRICE = 11;
    private static final int TARIFF = 13;
    private static final String LISTED = "{listed: [{code: \"0001\", name: Ett%s}]}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{a: {days: '1-2'}, b: {rate: 100}} | '' | 13 | tariff.a.days: the line's rate is not stated; state tariff.a.rate",
            "{a: {payee: Staten}} | ', class: higher' | 13 | tariff.a.payee: the line's rate is not stated",
            "{a: {rate: 100, payer: higher}} | '' | 13 | tariff.a.payer: which payers have which class is not stated",
            "{a: {rate: 100, payer: higher}} | ', class: lower' | 4 | parties.listed.0: payer 0001 Ett is in no price class of the tariff; state class: higher",
            "{a: {rate: none}} | '' | 13 | tariff: no line of the tariff has a rate"})
    void validate_refuses_what_settle_could_not_price(String tariff, String payer, int line, String says)
            throws IOException {
        var rules = rules(LISTED.formatted(payer), "date: care-day", tariff);
        var call = Call.of("agreements", "validate", "--lang", "en", rules);

        then(call.code()).isEqualTo(3);
        then(call.out()).contains(rules + ":" + line + ":", says);
        then(settle(rules).code()).isEqualTo(3);
    }

    /// The payer of another kind of care has a line of its own there only.
    @Test
    void every_kind_of_care_must_price_every_payer() throws IOException {
        var rules = rules(
                LISTED.formatted(", class: higher"), "date: care-day",
                "{a: {rate: 100, payer: higher}}\npsychiatric: {tariff: {a: {payer: lower}}}");

        then(Call.of("agreements", "validate", rules).code()).isEqualTo(3);
        then(Call.of("agreements", "validate", rules(LISTED.formatted(", class: higher"), "date: care-day",
                "{a: {rate: 100, payer: higher}, b: {rate: 1}}\npsychiatric: {tariff: {a: {payer: lower}}}")).code())
                .isZero();
    }

    @Test
    void validate_refuses_a_repayment_to_nobody() throws IOException {
        var rules = rules(LISTED.formatted(""), "date: care-day, repaidBy: Staten", "{a: {rate: 100}}");
        var call = Call.of("agreements", "validate", "--lang", "en", rules);

        then(call.code()).isEqualTo(3);
        then(call.out()).contains(rules + ":" + PRICE + ":", "price.repaidBy: the payers' populations is not stated");
        then(settle(rules).code()).isEqualTo(3);
    }

    /// The year's amount was not read: no fault of the file, and said.
    @Test
    void a_rate_that_ends_is_told() throws IOException {
        var rules = rules("{all: true}", "date: care-day", "{a: {rate: {values: [{to: 2022-03-31, value: 100}]}}}");
        var call = Call.of("agreements", "validate", "--lang", "en", rules);

        then(call.code()).isZero();
        then(call.out()).contains(":" + TARIFF + ":", "remark: tariff.a.rate has no value from 2022-04-01");
    }

    /// Who pays is found before the kind of care is: another answer for one kind would be read past.
    @Test
    void who_pays_holds_for_all_care() throws IOException {
        var tariff = "{a: {rate: 100}}\npayer.residence: registered\npsychiatric.payer.residence: ";
        var same = rules("{all: true}", "date: care-day", tariff + "registered");
        then(Call.of("agreements", "validate", same).code()).isZero();
        var other = rules("{all: true}", "date: care-day", tariff + "stay");
        var call = Call.of("agreements", "validate", "--lang", "en", other);

        then(call.code()).isEqualTo(2);
        then(call.out()).contains(other + ":15:", "who pays holds for all care");
        then(settle(other).code()).isEqualTo(2);
    }

    /// A limit below the other free days, on dates long before the month: the fault has its place all the same.
    @Test
    void a_contradiction_of_other_dates_has_its_place() throws IOException {
        var text = Files.readString(Path.of(rules("{all: true}", "date: care-day", "{a: {rate: 100}}")))
                .replace("freeDaysIfLater: 1",
                        "freeDaysIfLater: {values: [{to: 2022-03-31, value: 0}, {from: 2022-04-01, value: 1}]}")
                .replace("freeDays: 0", "freeDays: 1");
        var rules = Files.writeString(folder.resolve("later.yaml"), text).toString();
        var call = Call.of("agreements", "validate", "--lang", "en", rules);

        then(call.code()).isEqualTo(2);
        then(call.out()).contains(rules + ":10:", "0 is fewer than freeDays 1");
        then(settle(rules).err()).contains(rules + ":10:");
    }

    private String rules(String parties, String price, String tariff) throws IOException {
        var text = """
                schema: 1
                id: unpriced
                title: t
                parties: %s
                from: 2022-01-01
                deadlines: {admissionNotice: 24, sipCall: 3, restDays: move}
                clock: {start: ready-notice, end: discharge}
                dayCount: {mode: calendar-days, firstDay: in, lastDay: out}
                attribution: {membership: day-by-day, openCases: included, careTypes: pooled}
                liability: {model: individual, freeDays: 0, freeDaysIfLater: 1, cutOff: "12:00"}
                price: {%s}
                invoice: {payable: whole-krona-half-up}
                tariff: %s
                """.formatted(parties, price, tariff);
        then(text.lines().toList().get(PARTIES - 1)).startsWith("parties");
        return Files.writeString(folder.resolve("unpriced.yaml"), text).toString();
    }

    private Call settle(String rules) throws IOException {
        var cases = Files.writeString(folder.resolve("cases.csv"), """
                case_id,municipality,care_type,ready_notice_at,discharged_at
                a,0001,psychiatric,2022-09-28 10:00,2022-10-04 10:00
                """);
        return Call.of("settle", "--agreement", rules, "--period", "2022-10", "--lang", "en", cases.toString());
    }
}
