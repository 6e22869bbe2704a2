package se.klardag.engine.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.term;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.calendar.BusinessCalendar;
import se.klardag.engine.terms.calendar.DeemedTime;
import se.klardag.engine.terms.calendar.Notices;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Population;
import se.klardag.engine.terms.population.PopulationRule;
import se.klardag.engine.terms.population.Reason;

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

    private static final DeemedTime BY_TWO = new DeemedTime(
            LocalTime.of(14, 0), Map.of(), BusinessCalendar.EVERY_DAY);
    private static final Notices TWO_DAYS_AHEAD = new Notices(
            term("clock.notices.assessment", BY_TWO), term("clock.notices.ready", BY_TWO),
            term("clock.notices.ahead", 2));

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

    /// Rules that ask for events which only some agreements record. Monday 5 September 2022 at 10:00 is in time for that day,
    /// so that a plan for Wednesday is two days ahead.
    static Stream<Arguments> each_reason_of_a_further_event() {
        return Stream.of(
                arguments(Reason.NO_PLANNING_CALL, plain().event(Event.PLANNING_CALL_RECEIVED, "2022-09-05T11:00")),
                arguments(Reason.NO_PLAN_MADE, plain().event(Event.PLAN_MADE, "2022-09-06T11:00")),
                arguments(Reason.NO_ASSESSMENT_NOTICE, plain().event(Event.ASSESSMENT_NOTICE, "2022-09-04T11:00")));
    }

    @ParameterizedTest
    @MethodSource("each_reason_of_a_further_event")
    void a_case_without_the_event_is_left_out_and_one_with_it_counts(Reason reason, CaseForTests recorded) {
        var rule = average("2.8").leavingOut(reason);
        assertThat(verdict(plain(), rule)).isInstanceOfSatisfying(
                Verdict.LeftOut.class,
                leftOut -> assertThat(leftOut.reason()).isEqualTo(reason));
        assertThat(verdict(recorded, rule)).isInstanceOf(Verdict.Counts.class);
    }

    @ParameterizedTest
    @CsvSource({"2022-09-06T00:00, true", "2022-09-07T00:00, false", "2022-09-08T00:00, false"})
    void a_notice_too_short_before_the_planned_discharge_leaves_the_case_out(String planned, boolean out) {
        var terms = average("2.8").leavingOut(Reason.SHORT_NOTICE).terms();
        var clock = terms.clock();
        var asking = new Clock(
                clock.start(), clock.end(), clock.previousDay(), clock.interruption(), Optional.of(TWO_DAYS_AHEAD));
        var fact = plain().event(Event.PLANNED_DISCHARGE, planned).done();
        assertThat(Eligibility.of(fact, terms.population(), asking) instanceof Verdict.LeftOut).isEqualTo(out);
        // without a rule of notices none is short
        assertThat(Eligibility.of(fact, terms.population(), clock)).isInstanceOf(Verdict.Counts.class);
    }

    /// Until two o'clock a notice is that day's; a minute later it is the next day's, and Wednesday is one day ahead.
    @ParameterizedTest
    @CsvSource({
            "2022-09-05T14:00, 2022-09-07T00:00, false",
            "2022-09-05T14:01, 2022-09-07T00:00, true",
            "2022-09-05T14:01, 2022-09-08T00:00, false",
            "2022-09-05T14:00, 2022-09-06T23:59, true"})
    void the_days_ahead_are_counted_from_the_day_on_which_the_notice_counts(String sent, String planned,
            boolean isShort) {
        var fact = ready(sent).event(Event.PLANNED_DISCHARGE, planned);
        assertThat(Deadline.noticeIsShort(fact.done(), TWO_DAYS_AHEAD)).isEqualTo(isShort);
    }

    @Test
    void a_notice_is_not_short_where_it_or_the_plan_is_not_recorded() {
        assertThat(Deadline.noticeIsShort(plain().done(), TWO_DAYS_AHEAD)).isFalse();
        var unsent = plain().noReadyNotice().event(Event.PLANNED_DISCHARGE, "2022-09-06T00:00");
        assertThat(Deadline.noticeIsShort(unsent.done(), TWO_DAYS_AHEAD)).isFalse();
    }

    @Test
    void care_from_its_first_day_starts_at_the_admission() {
        assertThat(Eligibility.clockStart(plain().admitted("2022-09-01T08:00").done(), Clock.Start.ADMISSION))
                .isEqualTo(CaseForTests.at("2022-09-01T08:00"));
    }

    @ParameterizedTest
    @EnumSource(Finding.class)
    void finding_codes_are_their_names_in_lower_case(Finding finding) {
        assertThat(finding.code().toUpperCase(Locale.ROOT).replace('-', '_')).isEqualTo(finding.name());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void reason_codes_are_lower_case_words_with_hyphens(Reason reason) {
        assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    void a_rule_that_counts_the_case_is_no_rule_of_who_is_left_out() {
        var counted = new PopulationRule(Reason.WITHDRAWN, term("population.withdrawn", Effect.COUNTED), "");
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
