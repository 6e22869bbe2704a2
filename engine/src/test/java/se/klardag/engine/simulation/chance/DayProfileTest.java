package se.klardag.engine.simulation.chance;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.MALMO;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;
import static se.klardag.engine.TermsForTests.term;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.Stays;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.SelectedBy;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;

/// Cases by number of days, counted by hand: midnights and noons.
class DayProfileTest {
    private static final Period OCTOBER = Period.of(YearMonth.of(2022, 10));
    private static final List<LocalTime> MIDNIGHT = List.of(LocalTime.MIDNIGHT);

    @Test
    void cases_are_told_apart_by_days_month_municipality_and_day_break() {
        var cases = kept(
                // ready and gone at 10:00: as many midnights as noons
                ofDays(5).id("a"), ofDays(5).id("b"), ofDays(12).id("c"),
                // one noon and no midnight; one midnight and no noon
                ready("2022-09-20T10:00").discharged("2022-09-20T14:00").id("d"),
                ready("2022-09-19T20:00").discharged("2022-09-20T08:00").id("e"),
                ofDays(2).in(LUND).id("f"),
                ready("2022-10-03T10:00").discharged("2022-10-06T10:00").id("g"),
                // no party
                ofDays(2).in(TermsForTests.STOCKHOLM).id("h"));
        var terms = List.of(average("2.8").agreement(), average("3").in("2022-10").agreement());

        then(DayProfile.of(cases, terms, List.of(LocalTime.MIDNIGHT, LocalTime.NOON))).hasValueSatisfying(
                found -> then(found).containsExactly(
                        profile(MALMO, 0, 0, Map.of(0L, 1L, 1L, 1L, 5L, 2L, 12L, 1L)),
                        profile(LUND, 0, 0, Map.of(2L, 1L)),
                        profile(MALMO, 0, 1, Map.of(0L, 1L, 1L, 1L, 5L, 2L, 12L, 1L)),
                        profile(LUND, 0, 1, Map.of(2L, 1L)),
                        profile(MALMO, 1, 0, Map.of(3L, 1L)),
                        profile(MALMO, 1, 1, Map.of(3L, 1L))));
    }

    /// A day break of 18:00 is not passed between 10:00 and 14:00, nor by a stay of one night that began at 20:00.
    @Test
    void another_day_break_counts_other_days() {
        var cases = kept(
                ready("2022-09-20T10:00").discharged("2022-09-20T14:00").id("d"),
                ready("2022-09-19T20:00").discharged("2022-09-20T08:00").id("e"),
                ready("2022-09-19T17:59").discharged("2022-09-20T18:00").id("f"));

        then(DayProfile.of(cases, List.of(average("1").agreement()), List.of(LocalTime.of(18, 0))))
                .contains(List.of(profile(MALMO, 0, 0, Map.of(0L, 2L, 2L, 1L))));
    }

    @Test
    void zero_day_cases_and_long_stayers_are_in_it_whatever_the_terms_make_of_them() {
        var terms = average("1").zeroDayCasesOut().carveOut(7).agreement();

        then(DayProfile.of(kept(ofDays(0).id("a"), ofDays(9).id("b")), List.of(terms), MIDNIGHT))
                .contains(List.of(profile(MALMO, 0, 0, Map.of(0L, 1L, 9L, 1L))));
    }

    @Test
    void who_is_left_out_of_the_days_alone_is_counted_apart_and_who_is_left_out_altogether_is_not() {
        var terms = average("1").leavingOut(Reason.DECEASED, Effect.OUT_OF_BOTH)
                .leavingOut(Reason.CONSENT_REFUSED, Effect.OUT_OF_NUMERATOR)
                .agreement();
        var cases = kept(
                ofDays(3).id("a"),
                ofDays(4).outcome(Outcome.DECEASED).id("b"),
                ofDays(5).consent(Answer.NO).id("c"),
                ofDays(6).consent(Answer.NO).id("d"));

        then(DayProfile.of(cases, List.of(terms), MIDNIGHT)).contains(
                List.of(new DayProfile(MALMO, CareGroup.ALL, 0, 0, 2, new TreeMap<>(Map.of(3L, 1L)))));
    }

    @Test
    void groups_of_care_that_are_settled_apart_have_profiles_of_their_own() {
        var terms = average("1").agreement(average("2"), true);
        var cases = kept(ofDays(3).id("a"), ofDays(4).care(CareType.PSYCHIATRIC).id("b"));

        then(DayProfile.of(cases, List.of(terms), MIDNIGHT)).contains(
                List.of(
                        new DayProfile(MALMO, CareGroup.SOMATIC, 0, 0, 0, new TreeMap<>(Map.of(3L, 1L))),
                        new DayProfile(
                                MALMO, CareGroup.PSYCHIATRIC, 0, 0, 0, new TreeMap<>(Map.of(4L, 1L)))));
    }

    @Test
    void terms_of_another_form_have_no_profile() {
        var cases = kept(ofDays(3));
        var fitting = average("1").agreement();
        then(DayProfile.of(cases, List.of(fitting), MIDNIGHT)).isPresent();

        for (var other : List.of(
                individual().closedInMonth(),
                individual(),
                average("1").calendarDays(true, false),
                average("1").decidedBy(3),
                average("1").suspended(),
                average("1").rateMissing("not yet published"),
                average("1").price(new Price.Nothing(term("liability.model", "average"))),
                TermsForTests.followUpOnly())) {
            then(DayProfile.of(cases, List.of(other.agreement()), MIDNIGHT)).isEmpty();
            // one kind of care is enough, and so is one month
            then(DayProfile.of(cases, List.of(average("1").agreement(other, true)), MIDNIGHT)).isEmpty();
            then(DayProfile.of(
                    kept(ofDays(3)), List.of(fitting, other.in("2022-10").agreement()), MIDNIGHT)).isEmpty();
        }
    }

    @Test
    void two_editions_and_a_kind_of_care_that_is_not_known_have_none_either() {
        var terms = average("1");
        var change = LocalDate.of(2022, 9, 15);
        var first = terms.edition(LocalDate.of(2022, 1, 1), change.minusDays(1), terms, false);
        var last = terms.edition(change, LocalDate.of(2022, 9, 30), terms, false);
        var kinds = new EnumMap<CareType, CareTerms>(last.kinds());
        kinds.put(
                CareType.PSYCHIATRIC,
                new CareTerms.Missing(
                        CareGroup.PSYCHIATRIC,
                        new RuleGapException("liability.model", BilingualText.same("read the agreement"))));
        var by = Optional.of(SelectedBy.DISCHARGE);
        var missing = Edition.of(last.from(), last.to(), kinds);

        for (AgreementTerms other : List.of(
                terms.agreement(by, first, last), terms.agreement(Optional.empty(), missing))) {
            then(DayProfile.of(kept(ofDays(3)), List.of(other), MIDNIGHT)).isEmpty();
        }
    }

    private static DayProfile profile(int municipality, int month, int dayBreak, Map<Long, Long> days) {
        return new DayProfile(
                municipality, CareGroup.ALL, month, dayBreak, 0, new TreeMap<>(days));
    }

    private static PeriodCases kept(CaseForTests... stays) {
        var rows = new ArrayList<RecordedCase>();
        for (var stay : stays) {
            rows.add(stay.done());
        }
        return PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER, OCTOBER));
    }
}
