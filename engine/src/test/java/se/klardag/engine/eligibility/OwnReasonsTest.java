package se.klardag.engine.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.CaseForTests.ready;

import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.terms.population.Reason;

/// The bits of all own reasons are those that each reason gives alone.
class OwnReasonsTest {
    static Stream<CaseForTests> cases() {
        return Stream.of(
                stay(),
                stay().noAdmissionNotice(),
                stay().noReadyNotice(),
                stay().withdrawn("2022-09-06T09:00"),
                stay().sip(Answer.YES),
                stay().sip(Answer.YES).sipCalled("2022-09-06T09:00"),
                stay().consent(Answer.NO),
                stay().openCare(Answer.NO),
                stay().openCare(Answer.UNCLEAR),
                stay().basis(LegalBasis.OPEN_PSYCHIATRIC),
                stay().basis(LegalBasis.FORENSIC),
                stay().outcome(Outcome.DECEASED),
                stay().event(Event.PLANNING_CALL_RECEIVED, "2022-09-05T10:00"),
                stay().event(Event.PLAN_MADE, "2022-09-05T10:00"),
                stay().event(Event.ASSESSMENT_NOTICE, "2022-09-05T10:00"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void all_at_once_are_those_that_each_gives_alone(CaseForTests given) {
        var fact = given.done();
        var shown = EnumSet.noneOf(Reason.class);
        for (var reason : Reason.values()) {
            if (OwnReasons.show(reason, fact)) {
                shown.add(reason);
            }
        }
        assertThat(OwnReasons.of(fact, OwnReasons.all())).isEqualTo(OwnReasons.among(shown));
        assertThat(OwnReasons.of(fact, 0)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_reason_has_a_bit_of_its_own_or_hangs_on_the_terms(Reason reason) {
        assertThat(Long.bitCount(OwnReasons.among(EnumSet.of(reason)))).isEqualTo(OwnReasons.include(reason) ? 1 : 0);
    }

    @Test
    void together_they_are_all() {
        assertThat(OwnReasons.among(EnumSet.allOf(Reason.class))).isEqualTo(OwnReasons.all());
        assertThat(Long.bitCount(OwnReasons.all())).isEqualTo(OwnReasons.count());
    }

    private static CaseForTests stay() {
        return ready("2022-09-05T09:00").discharged("2022-09-08T10:00");
    }
}
