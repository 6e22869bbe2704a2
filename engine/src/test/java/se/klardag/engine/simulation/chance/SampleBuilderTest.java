package se.klardag.engine.simulation.chance;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.MALMO;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.simulation.BillSlot;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.Stays;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.SelectedBy;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Liability;

/// What is one unit of drawing, on which bill it is, and which months share a stock. Every draw is as observed, from
/// strata of one unit, so that it is the month itself.
class SampleBuilderTest {
    private static final LocalDate SWITCH = LocalDate.of(2022, 9, 15);

    /// The same patient twice in a kind of care is one unit; care that was not stated goes with somatic care.
    @Test
    void a_patient_is_one_unit_in_each_kind_of_care() {
        var terms = List.of(List.of(average("0").rate("1").agreement()));

        then(units(terms, of("a", "p", CareType.SOMATIC), of("b", "p", CareType.NOT_STATED))).isEqualTo(1);
        then(units(terms, of("a", "p", CareType.SOMATIC), of("b", "p", CareType.PSYCHIATRIC))).isEqualTo(2);
        then(units(terms, of("a", "p", CareType.PSYCHIATRIC), of("b", "p", CareType.PSYCHIATRIC))).isEqualTo(1);
        then(units(terms, of("a", "p", CareType.SOMATIC), of("b", "q", CareType.SOMATIC))).isEqualTo(2);
        then(units(terms, of("a", "", CareType.SOMATIC), of("b", "", CareType.SOMATIC))).isEqualTo(2);
    }

    private static int units(List<List<AgreementTerms>> terms, RecordedCase... facts) {
        var resampling = Resampling.of(kept(List.of(facts), Stays.SEPTEMBER), terms);
        // three days each, in whatever units
        then(resampling.asTheyAre().get(MALMO)).containsExactly(3.0 * facts.length);
        return resampling.units().getOrDefault(MALMO, 0);
    }

    private static RecordedCase of(String id, String patient, CareType kind) {
        var plain = ofDays(3).care(kind).id(id).done();
        return new RecordedCase(
                plain.id(), patient, plain.municipality(), plain.careType(), plain.admittedAt(),
                plain.admissionNoticeAt(), plain.readyAt(), plain.readyNoticeAt(), plain.sipRequired(),
                plain.sipCalledAt(), plain.withdrawnAt(), plain.dischargedAt(), plain.outcome(), plain.consent(),
                plain.openCareReady(), plain.legalBasis(), plain.events());
    }

    /// Liable on the 13th to the 19th, 100 a day: all 7 are Malmö's where it is registered; by day 4 are, and Lund has 3
    /// from the 17th.
    @Test
    void a_case_that_two_pay_for_is_drawn_for_each_of_them() {
        var fact = ofDays(10).moved(LUND, "2022-09-17T09:00").done();
        var resampling = Resampling.of(
                kept(List.of(fact), Stays.SEPTEMBER),
                List.of(
                        List.of(individual().rate("100").agreement()),
                        List.of(individual().rate("100").paying(Residence.EACH_DAY).agreement())));
        var draws = resampling.draw(5, 1, Resampling.Volume.OBSERVED, 1);

        then(resampling.units()).containsEntry(MALMO, 1).containsEntry(LUND, 1);
        then(draws.of(MALMO, 0)).containsOnly(700);
        then(draws.of(MALMO, 1)).containsOnly(400);
        then(draws.of(LUND, 0)).containsOnly(0);
        then(draws.of(LUND, 1)).containsOnly(300);
        then(resampling.asTheyAre().get(MALMO)).containsExactly(700, 400);
        then(resampling.asTheyAre().get(LUND)).containsExactly(0, 300);
    }

    /// Two days are free under the first rule, whose somatic bill nobody else is on; the second charges one of them.
    @Test
    void a_bill_that_nothing_adds_to_is_drawn_as_nothing() {
        var resampling = Resampling.of(
                kept(List.of(ofDays(2).done()), Stays.SEPTEMBER),
                List.of(
                        List.of(individual().agreement(individual(), true)),
                        List.of(average("1").rate("100").agreement())));
        var draws = resampling.draw(5, 1, Resampling.Volume.OBSERVED, 1);

        then(draws.of(MALMO, 0)).containsOnly(0);
        then(draws.of(MALMO, 1)).containsOnly(100);
        then(resampling.asTheyAre().get(MALMO)).containsExactly(0, 100);
    }

    /// One edition in September; two in October, where the notices of 10 September and 20 September pick one each.
    @Test
    void every_month_s_somatic_cases_are_those_of_every_edition() {
        var october = Period.of(YearMonth.of(2022, 10));
        var rows = List.of(
                ofDays(6).id("september").done(),
                ready("2022-09-10T10:00").discharged("2022-10-02T10:00").id("before").done(),
                ready("2022-09-20T10:00").discharged("2022-10-03T10:00").id("after").done());
        var resampling = Resampling.of(
                kept(rows, Stays.SEPTEMBER, october),
                List.of(List.of(average("1").rate("100").agreement(), editions("2022-10"))));

        // 6 and 22 and 13 days
        then(resampling.everyMonth(0, Set.of()).map(CaseSample::size)).contains(3);
        then(resampling.everyMonth(0, Set.of()).map(Funnel::mean)).contains(41.0 / 3);
        then(resampling.pooled(0).map(Funnel::mean)).contains(13.0);
        then(resampling.pooled(0).map(stock -> stock.rule().kronor(1, 4, 0))).contains(100.0);
    }

    /// Threshold 1 before the 15th and 3 after: of 4 days each, 3 and 1 are above.
    @Test
    void cases_of_two_editions_are_not_drawn_for_each_other() {
        var rows = List.of(
                ready("2022-09-13T10:00").discharged("2022-09-17T10:00").id("before").done(),
                ready("2022-09-15T10:00").discharged("2022-09-19T10:00").id("after").done());
        var resampling = Resampling.of(
                kept(rows, Stays.SEPTEMBER),
                List.of(List.of(editions("2022-09"))));

        then(resampling.draw(40, 1, Resampling.Volume.OBSERVED, 1).of(MALMO, 0)).containsOnly(400);
        then(resampling.asTheyAre().get(MALMO)).containsExactly(400);
        then(resampling.units()).containsEntry(MALMO, 2);
        // the month's own edition is the last: 4 days of the one case at 3
        then(resampling.pooled(0).map(CaseSample::size)).contains(1);
        then(resampling.pooled(0).map(stock -> stock.rule().kronor(1, 4, 0))).contains(100.0);
    }

    @Test
    void months_share_a_stock_where_they_count_alike_and_never_where_a_date_picks_the_terms() {
        then(stretches(average("1").agreement(), average("3").rate("7").in("2022-10").agreement())).isEqualTo(1);
        then(stretches(average("1").agreement(), average("1").carveOut(3).in("2022-10").agreement())).isEqualTo(2);
        then(stretches(average("1").agreement(), average("1").breakAt("06:00").in("2022-10").agreement())).isEqualTo(2);
        then(stretches(average("1").agreement(), average("1").parties(MALMO).in("2022-10").agreement())).isEqualTo(2);
        then(stretches(
                average("1").agreement(),
                average("1").in("2022-10").agreement(average("1").in("2022-10"), true))).isEqualTo(2);
        then(stretches(individual().agreement(), individual().in("2022-10").agreement())).isEqualTo(1);
        then(stretches(individual().agreement(), individual().freeDays(5, 6, "12:00").in("2022-10").agreement()))
                .isEqualTo(2);
        then(stretches(editions("2022-09"), editions("2022-10"))).isEqualTo(2);
    }

    private static int stretches(AgreementTerms september, AgreementTerms october) {
        return Resampling
                .of(
                        kept(List.of(ofDays(9).done()), Stays.SEPTEMBER, Period.of(YearMonth.of(2022, 10))),
                        List.of(List.of(september, october)))
                .stretches();
    }

    @Test
    void a_bill_has_the_terms_of_its_edition_and_group() {
        var apart = average("1").agreement(average("2"), true);
        then(threshold(new BillSlot(0, CareGroup.SOMATIC), apart)).isEqualTo("1");
        then(threshold(new BillSlot(0, CareGroup.PSYCHIATRIC), apart)).isEqualTo("2");
        then(threshold(new BillSlot(0, CareGroup.ALL), editions("2022-09"))).isEqualTo("1");
        then(threshold(new BillSlot(1, CareGroup.ALL), editions("2022-09"))).isEqualTo("3");
        then(BillSlot.of(CareType.NOT_STATED, apart)).isEqualTo(new BillSlot(0, CareGroup.SOMATIC));
        then(BillSlot.of(CareType.PSYCHIATRIC, apart)).isEqualTo(new BillSlot(0, CareGroup.PSYCHIATRIC));
        then(BillSlot.of(CareType.SOMATIC, editions("2022-09"))).isEqualTo(new BillSlot(1, CareGroup.ALL));
        thenThrownBy(() -> new BillSlot(0, CareGroup.ALL).terms(apart)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no kind of care in ALL");
    }

    private static String threshold(BillSlot slot, AgreementTerms agreement) {
        return slot.terms(agreement)
                .terms()
                .liability() instanceof Liability.Average average
                        ? average.threshold().value().toPlainString()
                        : "none";
    }

    private static AgreementTerms editions(String month) {
        var before = TermsForTests.average("1").rate("100").in(month);
        var after = TermsForTests.average("3").rate("100").in(month);
        return after.agreement(
                Optional.of(SelectedBy.READY_NOTICE),
                before.edition(LocalDate.of(2022, 1, 1), SWITCH.minusDays(1), before, false),
                after.edition(SWITCH, LocalDate.of(2022, 12, 31), after, false));
    }

    private static PeriodCases kept(List<RecordedCase> rows, Period... months) {
        return PeriodCases.of(new ArrayList<>(rows)::forEach, Arrays.asList(months));
    }
}
