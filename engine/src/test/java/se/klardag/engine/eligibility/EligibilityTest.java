package se.klardag.engine.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.term;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Clock;
import se.klardag.engine.terms.Effect;
import se.klardag.engine.terms.Population;
import se.klardag.engine.terms.PopulationRule;
import se.klardag.engine.terms.Reason;

class EligibilityTest {
    /// The order of Skåne's terms, then the three rules that only other agreements have.
    private static final List<Reason> IN_ORDER = List.of(
            Reason.NO_ADMISSION_NOTICE,
            Reason.NO_READY_NOTICE,
            Reason.CONSENT_REFUSED,
            Reason.SIP_NOT_CALLED,
            Reason.OPEN_CARE_NOT_READY,
            Reason.OWN_RULES_OPT_ORV,
            Reason.WITHDRAWN,
            Reason.LATE_ADMISSION_NOTICE,
            Reason.LATE_SIP_CALL,
            Reason.DECEASED);

    private static final TermsForTests EVERY_RULE = average("2.8").leavingOut(IN_ORDER.toArray(Reason[]::new));

    static Stream<Arguments> each_reason() {
        return Stream.of(
                arguments(Reason.NO_ADMISSION_NOTICE, plain().noAdmissionNotice()),
                arguments(Reason.NO_READY_NOTICE, plain().noReadyNotice()),
                arguments(Reason.CONSENT_REFUSED, plain().consent(Answer.NO)),
                arguments(Reason.SIP_NOT_CALLED, plain().sip(Answer.YES)),
                arguments(Reason.OPEN_CARE_NOT_READY, plain().openCare(Answer.NO)),
                arguments(Reason.OPEN_CARE_NOT_READY, plain().openCare(Answer.UNCLEAR)),
                arguments(Reason.OWN_RULES_OPT_ORV, plain().basis(LegalBasis.OPEN_PSYCHIATRIC)),
                arguments(Reason.OWN_RULES_OPT_ORV, plain().basis(LegalBasis.OPEN_FORENSIC)),
                arguments(Reason.WITHDRAWN, plain().withdrawn("2022-09-06T10:00")),
                arguments(Reason.LATE_ADMISSION_NOTICE, plain().admissionNotice("2022-09-04T10:00:00.001")),
                arguments(Reason.LATE_SIP_CALL, plain().sip(Answer.YES).sipCalled("2022-09-09T08:00")),
                arguments(Reason.DECEASED, plain().outcome(Outcome.DECEASED)));
    }

    @ParameterizedTest
    @MethodSource("each_reason")
    void each_reason_by_itself(Reason reason, CaseForTests fact) {
        assertThat(verdict(fact, EVERY_RULE)).isInstanceOfSatisfying(
                Verdict.LeftOut.class,
                leftOut -> assertThat(leftOut.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @MethodSource("each_reason")
    void what_no_rule_leaves_out_counts(Reason reason, CaseForTests fact) {
        var others = average("2.8").leavingOut(
                IN_ORDER.stream().filter(other -> other != reason).toArray(Reason[]::new));
        var verdict = verdict(fact, others);
        if (reason == Reason.NO_READY_NOTICE) {
            assertThat(verdict).isInstanceOfSatisfying(
                    Verdict.LeftOut.class,
                    leftOut -> assertThat(leftOut.reason()).isEqualTo(Reason.NO_CLOCK_START));
        } else {
            assertThat(verdict).isInstanceOf(Verdict.Counts.class);
        }
    }

    @Test
    void the_first_rule_that_fits_decides() {
        // GIVEN a case that every rule but the two about late messages fits
        var fact = plain()
                .noAdmissionNotice()
                .noReadyNotice()
                .consent(Answer.NO)
                .sip(Answer.YES)
                .openCare(Answer.NO)
                .basis(LegalBasis.OPEN_FORENSIC)
                .withdrawn("2022-09-06T10:00")
                .outcome(Outcome.DECEASED);
        // THEN each rule decides once those before it are gone
        for (int i = 0; i < IN_ORDER.size(); i++) {
            var reason = IN_ORDER.get(i);
            if (reason == Reason.LATE_ADMISSION_NOTICE || reason == Reason.LATE_SIP_CALL) {
                continue;
            }
            var rest = average("2.8").leavingOut(
                    IN_ORDER.subList(i, IN_ORDER.size()).toArray(Reason[]::new));
            assertThat(verdict(fact, rest)).isInstanceOfSatisfying(
                    Verdict.LeftOut.class,
                    leftOut -> assertThat(leftOut.reason()).isEqualTo(reason));
        }
    }

    @Test
    void the_order_is_the_terms_own_and_not_the_code_s() {
        var fact = plain().noAdmissionNotice().consent(Answer.NO);
        var turned = average("2.8").leavingOut(Reason.CONSENT_REFUSED, Reason.NO_ADMISSION_NOTICE);
        assertThat(verdict(fact, turned)).isInstanceOfSatisfying(
                Verdict.LeftOut.class,
                leftOut -> assertThat(leftOut.reason()).isEqualTo(Reason.CONSENT_REFUSED));
    }

    @Test
    void blank_answers_speak_against_nobody() {
        var blank = plain()
                .consent(Answer.NOT_STATED)
                .sip(Answer.NOT_STATED)
                .openCare(Answer.NOT_STATED)
                .basis(LegalBasis.NOT_STATED)
                .outcome(Outcome.NOT_STATED);
        assertThat(verdict(blank, EVERY_RULE)).isInstanceOf(Verdict.Counts.class);
        assertThat(verdict(plain().sip(Answer.NO), EVERY_RULE)).isInstanceOf(Verdict.Counts.class);
        assertThat(verdict(plain().consent(Answer.UNCLEAR), EVERY_RULE)).isInstanceOf(Verdict.Counts.class);
    }

    @Test
    void a_late_call_matters_only_where_a_plan_is_needed() {
        var late = plain().sipCalled("2022-09-15T08:00");
        assertThat(verdict(late, EVERY_RULE)).isInstanceOf(Verdict.Counts.class);
        assertThat(verdict(late.sip(Answer.YES), EVERY_RULE)).isInstanceOf(Verdict.LeftOut.class);
    }

    @Test
    void the_clock_starts_at_the_event_the_terms_name() {
        var fact = plain().judgedReady("2022-09-04T08:00").done();
        assertThat(Eligibility.clockStart(fact, Clock.Start.READY)).isEqualTo(CaseForTests.at("2022-09-04T08:00"));
        assertThat(Eligibility.clockStart(fact, Clock.Start.READY_NOTICE))
                .isEqualTo(CaseForTests.at("2022-09-05T10:00"));
        assertThat(Eligibility.clockStart(fact, Clock.Start.LATER_OF_BOTH))
                .isEqualTo(CaseForTests.at("2022-09-05T10:00"));
    }

    @Test
    void a_missing_notice_is_never_replaced_by_the_judgement() {
        var fact = plain().noReadyNotice();
        assertThat(Eligibility.clockStart(fact.done(), Clock.Start.READY_NOTICE)).isEqualTo(WallClock.NONE);
        assertThat(Eligibility.clockStart(fact.done(), Clock.Start.LATER_OF_BOTH)).isEqualTo(WallClock.NONE);
        assertThat(verdict(fact, average("2.8").startingAt(Clock.Start.READY))).isInstanceOf(Verdict.Counts.class);
        assertThat(verdict(fact.notJudgedReady(), average("2.8").startingAt(Clock.Start.READY)))
                .isInstanceOfSatisfying(
                        Verdict.LeftOut.class,
                        leftOut -> assertThat(leftOut.reason()).isEqualTo(Reason.NO_CLOCK_START));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void reason_codes_are_lower_case_words_with_hyphens(Reason reason) {
        assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    void a_rule_that_counts_the_case_is_no_rule_of_who_is_left_out() {
        var counted = new PopulationRule(Reason.WITHDRAWN, term("population.withdrawn", Effect.COUNTED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Population(List.of(counted), average("0").deadlines()));
    }

    private static CaseForTests plain() {
        return ready("2022-09-05T10:00");
    }

    private static Verdict verdict(CaseForTests fact, TermsForTests terms) {
        var resolved = terms.terms();
        return Eligibility.of(fact.done(), resolved.population(), resolved.clock());
    }
}
