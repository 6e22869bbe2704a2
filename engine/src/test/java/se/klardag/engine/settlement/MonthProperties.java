package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.settlement.Months.plain;
import static se.klardag.engine.settlement.Months.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.SyntheticMonths;
import se.klardag.engine.SyntheticMonths.Month;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.liability.Liability;

class MonthProperties {
    @Provide
    Arbitrary<Month> months() {
        return SyntheticMonths.any();
    }

    /// Cases of one municipality in September 2022 with nothing against them, by their number of days.
    @Provide
    Arbitrary<List<Integer>> stays() {
        return Arbitraries.integers().between(0, 12).list().ofMinSize(1).ofMaxSize(30);
    }

    @Provide
    Arbitrary<TermsForTests> withoutACarveOut() {
        return Combinators.combine(
                Arbitraries.of("0", "1.5", "2.8", "3"),
                Arbitraries.integers().between(-1, 3),
                Arbitraries.of(RoundingMode.DOWN, RoundingMode.HALF_UP))
                .as((threshold, decimals, mode) -> decimals < 0
                        ? TermsForTests.average(threshold)
                        : TermsForTests.average(threshold).meanTo(decimals, mode))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<TermsForTests> withoutARoundingStep() {
        return Combinators.combine(
                Arbitraries.of("0", "1.5", "2.8", "3"), Arbitraries.integers().between(-1, 8))
                .as((threshold, over) -> over < 0
                        ? TermsForTests.average(threshold)
                        : TermsForTests.average(threshold).carveOut(over))
                .withoutEdgeCases();
    }

    @Property(seed = "2017612", tries = 500)
    void the_order_of_the_rows_does_not_matter(@ForAll("months") Month month, @ForAll Random chance) {
        var shuffled = new ArrayList<>(month.cases());
        Collections.shuffle(shuffled, chance);
        assertThat(summary(month.with(shuffled))).isEqualTo(summary(month));
    }

    @Property(seed = "2017612", tries = 500)
    void splitting_the_file_changes_nothing_when_municipalities_are_kept_whole(
            @ForAll("months") Month month, @ForAll @IntRange(min = 0, max = 15) int which) {
        // GIVEN the four municipalities laid in one file or the other
        var codes = List.of(
                TermsForTests.STOCKHOLM, TermsForTests.MALMO, TermsForTests.LUND, TermsForTests.HASSLEHOLM);
        var first = new ArrayList<RecordedCase>();
        var second = new ArrayList<RecordedCase>();
        for (var fact : month.cases()) {
            boolean here = (which >> codes.indexOf(fact.municipality()) & 1) == 1;
            (here ? first : second).add(fact);
        }
        // THEN both together are the whole
        var whole = settle(month);
        var parts = List.of(settle(month.with(first)), settle(month.with(second)));
        var bills = parts.stream().flatMap(part -> part.bills().stream()).map(MonthProperties::shown).sorted().toList();
        assertThat(bills).isEqualTo(whole.bills().stream().map(MonthProperties::shown).sorted().toList());
        assertThat(parts.stream().mapToLong(Settlement::notParty).sum()).isEqualTo(whole.notParty());
        assertThat(parts.stream().map(part -> part.total().value()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(whole.total().value());
    }

    @Property(seed = "2017612", tries = 500)
    void the_parts_of_all_stays_add_up_municipality_by_municipality(@ForAll("months") Month month) {
        // GIVEN the stays a watcher saw
        var seen = new TreeMap<Integer, Long>();
        var settled = MonthSettler.settle(source(month.cases()), month.agreement(), (fact, here, party) -> {
            assertThat(here.split().total()).isEqualTo(here.span().count());
            if (party) {
                seen.merge(fact.municipality(), here.span().count(), Long::sum);
            }
        });
        // THEN the pools hold every day of them once
        var pooled = new TreeMap<Integer, Long>();
        for (var bill : settled.bills()) {
            var pool = bill.pool();
            pooled.merge(
                    bill.municipality(),
                    pool.days() + pool.individualDays() + pool.freeDays() + pool.excludedDays(),
                    Long::sum);
        }
        if (month.agreement().somatic().liability() instanceof Liability.Individual) {
            // a group of care with nothing but free days is not listed
            assertThat(pooled).allSatisfy(
                    (code, days) -> assertThat(days).isLessThanOrEqualTo(seen.getOrDefault(code, 0L)));
        } else {
            assertThat(pooled).isEqualTo(seen);
        }
    }

    @Property(seed = "2017612", tries = 500)
    void without_a_rounding_step_one_more_zero_day_case_never_raises_a_bill(
            @ForAll("stays") List<Integer> days, @ForAll("withoutARoundingStep") TermsForTests terms) {
        var cases = ofDays(days);
        var before = Months.bill(cases, terms).amount().value();
        cases.add(CaseForTests.ofDays(0).id("one more"));
        assertThat(Months.bill(cases, terms).amount().value()).isLessThanOrEqualTo(before);
    }

    @Property(seed = "2017612", tries = 500)
    void without_a_carve_out_a_longer_stay_never_lowers_a_bill(
            @ForAll("stays") List<Integer> days,
            @ForAll("withoutACarveOut") TermsForTests terms,
            @ForAll @IntRange(min = 0, max = 29) int which,
            @ForAll @IntRange(min = 1, max = 40) int more) {
        Assume.that(which < days.size());
        var longer = new ArrayList<>(days);
        longer.set(which, days.get(which) + more);
        assertThat(Months.bill(ofDays(longer), terms).amount().value())
                .isGreaterThanOrEqualTo(Months.bill(ofDays(days), terms).amount().value());
    }

    /// Where zero-day cases are left out a longer stay can lower a bill: one of 5 days and one of none are 5 − 2.8 = 2.2
    /// above; when the other has a day too they are 6 − 5.6 = 0.4.
    @Test
    void where_zero_day_cases_are_left_out_a_first_day_can_lower_the_bill() {
        assertThat(plain(Months.bill(ofDays(List.of(5, 0)), TermsForTests.average("2.8").zeroDayCasesOut())
                .charge()
                .billable()))
                .isEqualTo("2.2");
        assertThat(plain(Months.bill(ofDays(List.of(5, 1)), TermsForTests.average("2.8").zeroDayCasesOut())
                .charge()
                .billable()))
                .isEqualTo("0.4");
    }

    @Property(seed = "2017612", tries = 500)
    void nothing_is_ever_below_zero_and_what_is_paid_is_within_half_a_krona(@ForAll("months") Month month) {
        for (var bill : settle(month).bills()) {
            assertThat(List.of(
                    bill.charge().cases(), bill.charge().days(), bill.charge().excess(), bill.charge().longStayDays(),
                    bill.charge().billable(), bill.amount(), bill.toPay()))
                    .allSatisfy(figure -> assertThat(figure.value()).isNotNegative());
            assertThat(bill.toPay().value().subtract(bill.amount().value()).abs())
                    .isLessThanOrEqualTo(new BigDecimal("0.5"));
            if (bill.terms().liability() instanceof Liability.Average) {
                assertThat(bill.charge().billable().value())
                        .isEqualByComparingTo(
                                bill.charge().excess().value().add(bill.charge().longStayDays().value()));
            }
        }
    }

    /// Terms are read-only: settling twice gives the same.
    @Property(seed = "2017612", tries = 400)
    void settling_twice_gives_the_same(@ForAll("months") Month month) {
        assertThat(summary(month)).isEqualTo(summary(month));
    }

    private static List<CaseForTests> ofDays(List<Integer> days) {
        var cases = new ArrayList<CaseForTests>();
        for (int each : days) {
            cases.add(CaseForTests.ofDays(each).id("case-" + cases.size()));
        }
        return cases;
    }

    private static Settlement settle(Month month) {
        return Months.settle(month.cases(), month.agreement());
    }

    private static String summary(Month month) {
        var settled = settle(month);
        return settled.bills().stream().map(MonthProperties::shown).toList() + " " + settled.notParty() + " "
                + plain(settled.total()) + " " + settled.toPay();
    }

    private static String shown(Bill bill) {
        var charge = bill.charge();
        return String.join(
                " ",
                Integer.toString(bill.municipality()),
                bill.careGroup().code(),
                plain(charge.cases()),
                plain(charge.days()),
                charge.mean().map(Months::plain).orElse("-"),
                plain(charge.excess()),
                plain(charge.longStayDays()),
                plain(charge.billable()),
                plain(bill.amount()),
                plain(bill.toPay()),
                bill.excludedInOrder().toString());
    }
}
