package se.klardag.engine.ordinary;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.MALMO;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.liability.FreeCases;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.population.Reason;

/// Which cases are ordinary, and what they add. That they add what the steps add is held under every shipped agreement.
class OrdinaryMonthTest {
    private final MunicipalityTotals malmo = new MunicipalityTotals();

    /// Three noons lie between the fifth at nine and the eighth at ten.
    @Test
    void an_ordinary_case_adds_its_days_to_the_average() {
        assertThat(added(stay(), average())).isTrue();
        assertThat(malmo.added()).isEqualTo(1);
        assertThat(malmo.cases()).isEqualTo(1);
        assertThat(malmo.days()).isEqualTo(3);
        assertThat(malmo.individualCases()).isZero();
    }

    /// Sent on the fifth before noon, liable from the eighth to the eleventh: three days free, four charged.
    @Test
    void under_the_statute_it_adds_free_and_liable_days() {
        var fact = stay().discharged("2022-09-12T10:00");
        assertThat(added(fact, TermsForTests.individual().freeDays(3, 4, "12:00"))).isTrue();
        assertThat(malmo.freeDays()).isEqualTo(3);
        assertThat(malmo.individualDays()).isEqualTo(4);
        assertThat(malmo.individualCases()).isEqualTo(1);
        assertThat(malmo.days()).isZero();
    }

    static Stream<CaseForTests> odd() {
        return Stream.of(
                stay().noAdmissionNotice(),
                stay().admitted("2022-09-01T09:00").admissionNotice("2022-09-02T09:01"),
                stay().noReadyNotice(),
                stay().consent(Answer.NO),
                stay().sip(Answer.YES),
                stay().sip(Answer.YES).sipCalled("2022-09-09T09:00"),
                stay().openCare(Answer.UNCLEAR),
                stay().withdrawn("2022-09-06T09:00"),
                stay().outcome(Outcome.DECEASED),
                stay().stillIn(),
                stay().discharged("2022-10-01T00:00"),
                stay().discharged("2022-09-19T10:00"),
                stay().in(LUND));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whatever_is_odd_takes_the_steps(CaseForTests fact) {
        assertThat(added(fact, average())).isFalse();
        assertThat(malmo.added()).isZero();
    }

    @Test
    void of_packed_cases_the_ordinary_ones_are_added_and_the_others_handed_on() {
        var odd = odd().map(CaseForTests::done).toList();
        var cases = new ArrayList<RecordedCase>(odd);
        cases.add(3, stay().done());
        cases.add(stay().done());
        var rest = new ArrayList<Case>();
        assertThat(OrdinaryMonth.of(average().in("2022-09").agreement(), _ -> sums())
                .add(PackedCases.of(cases), rest::add)).isEqualTo(2);
        assertThat(rest).containsExactlyElementsOf(odd);
        assertThat(malmo.added()).isEqualTo(2);
        assertThat(malmo.days()).isEqualTo(6);
    }

    @Test
    void days_that_are_all_free_are_in_no_sum() {
        assertThat(added(stay(), TermsForTests.individual().freeDays(3, 4, "12:00"))).isTrue();
        assertThat(malmo.added()).isZero();
        assertThat(malmo.freeDays()).isEqualTo(3);
        assertThat(malmo.freeCases()).extracting(FreeCases::cases).containsExactly(1L);
    }

    @Test
    void a_case_whose_kind_of_care_decides_takes_the_steps() {
        var open = average().agreement(TermsForTests.average("3"), true);
        assertThat(OrdinaryMonth.of(open, _ -> sums()).add(stay().care(CareType.NOT_STATED).done())).isFalse();
        assertThat(malmo.added()).isZero();
    }

    @Test
    void so_does_a_move_whether_it_changes_who_pays_or_is_told_as_not_used() {
        var moved = stay().moved(LUND, "2022-09-06T00:00");
        assertThat(added(moved, average().paying(Residence.EACH_DAY))).isFalse();
        assertThat(added(moved, average())).isFalse();
        assertThat(malmo.added()).isZero();
    }

    @Test
    void so_does_an_interruption_where_the_clock_pauses() {
        var interrupted = stay().event(Event.INTERRUPTED, "2022-09-06T09:00");
        assertThat(added(interrupted, average().pausing())).isFalse();
        assertThat(malmo.added()).isZero();
        assertThat(added(interrupted, average())).isTrue();
    }

    private boolean added(CaseForTests fact, TermsForTests terms) {
        return OrdinaryMonth.of(terms.in("2022-09").agreement(), _ -> sums()).add(fact.done());
    }

    private @Nullable MunicipalityTotals[] sums() {
        var sums = new @Nullable MunicipalityTotals[10_000];
        sums[MALMO] = malmo;
        return sums;
    }

    private static CaseForTests stay() {
        return ready("2022-09-05T09:00").in(MALMO).discharged("2022-09-08T10:00");
    }

    private static TermsForTests average() {
        return TermsForTests.average("2.8")
                .breakAt("12:00")
                .carveOut(10)
                .leavingOut(
                        Reason.NO_ADMISSION_NOTICE, Reason.LATE_ADMISSION_NOTICE, Reason.NO_READY_NOTICE,
                        Reason.CONSENT_REFUSED, Reason.SIP_NOT_CALLED, Reason.LATE_SIP_CALL,
                        Reason.OPEN_CARE_NOT_READY, Reason.WITHDRAWN, Reason.DECEASED);
    }
}
