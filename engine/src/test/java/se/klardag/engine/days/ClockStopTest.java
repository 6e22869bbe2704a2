package se.klardag.engine.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.calendar.BusinessCalendar;
import se.klardag.engine.terms.calendar.DeemedTime;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.value.RuleGapException;

class ClockStopTest {
    private static final BusinessCalendar SUNDAYS = new BusinessCalendar("sundays", Set.of(DayOfWeek.SUNDAY),
            Set.of(LocalDate.of(2004, 4, 9), LocalDate.of(2004, 4, 12)),
            LocalDate.of(2004, 1, 1), LocalDate.of(2004, 12, 31));

    private static Clock clock(Clock.Silence silence) {
        return TermsForTests.individual().endingWith(new Clock.End.Earliest(true, true, silence)).clock();
    }

    private static String ending(CaseForTests fact, Clock clock) {
        var done = fact.done();
        long end = ClockStop.of(done, done.readyNoticeAt(), clock);
        return WallClock.isKnown(end) ? WallClock.toLocal(end).toString() : "goes on";
    }

    @Test
    void the_first_of_the_events_that_are_named_ends_it() {
        var cannot = clock(Clock.Silence.CANNOT_RECEIVE);
        assertThat(ending(CaseForTests.ready("2022-09-05T10:00"), cannot)).isEqualTo("2022-09-20T10:00");
        assertThat(ending(
                CaseForTests.ready("2022-09-05T10:00").event(Event.PAYER_READY, "2022-09-08T09:00"), cannot))
                .isEqualTo("2022-09-08T09:00");
        assertThat(ending(
                CaseForTests.ready("2022-09-05T10:00")
                        .event(Event.PAYER_READY, "2022-09-08T09:00")
                        .withdrawn("2022-09-07T09:00"),
                cannot))
                .isEqualTo("2022-09-07T09:00");
        assertThat(ending(CaseForTests.ready("2022-09-05T10:00").stillIn(), cannot)).isEqualTo("goes on");
        // where only discharge is named, the others change nothing
        assertThat(ending(
                CaseForTests.ready("2022-09-05T10:00")
                        .event(Event.PAYER_READY, "2022-09-08T09:00")
                        .withdrawn("2022-09-07T09:00"),
                TermsForTests.individual().clock()))
                .isEqualTo("2022-09-20T10:00");
    }

    @ParameterizedTest
    @CsvSource({
            "NOT_STATED, CANNOT_RECEIVE, 2022-09-20T10:00", "NO, CANNOT_RECEIVE, 2022-09-20T10:00",
            "YES, CANNOT_RECEIVE, 2022-09-05T10:00", "NOT_STATED, CAN_RECEIVE, 2022-09-05T10:00",
            "NO, CAN_RECEIVE, 2022-09-20T10:00"})
    void no_answer_is_what_the_terms_take_it_for(Answer answer, Clock.Silence silence, String end) {
        assertThat(ending(CaseForTests.ready("2022-09-05T10:00").answer(answer), clock(silence))).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
            "10:59:59, false, 19", "11:00, false, 20", "10:59:59, true, 19", "11:00, true, 19", "11:00:01, true, 20"})
    void an_early_end_belongs_to_the_day_before(String hour, boolean exactly, int day) {
        var clock = TermsForTests.individual().previousDay("11:00", exactly).clock();
        assertThat(ending(CaseForTests.ready("2022-09-05T10:00").discharged("2022-09-20T" + hour), clock))
                .startsWith("2022-09-" + day);
    }

    @ParameterizedTest
    @CsvSource({
            // Friday 5 March 2004 has an hour of its own; Sunday 7 and Good Friday 9 April are closed
            "2004-03-04T17:00, 2004-03-04", "2004-03-04T17:00:01, 2004-03-05", "2004-03-05T14:00, 2004-03-05",
            "2004-03-05T14:00:01, 2004-03-06", "2004-03-06T17:00:01, 2004-03-08", "2004-03-07T09:00, 2004-03-08",
            "2004-04-08T17:30, 2004-04-10", "2004-04-10T17:30, 2004-04-13"})
    void a_notice_is_given_on_a_day_that_counts(String sent, LocalDate given) {
        var deemed = new DeemedTime(LocalTime.of(17, 0), Map.of(DayOfWeek.FRIDAY, LocalTime.of(14, 0)), SUNDAYS);
        long moment = CaseForTests.at(sent);
        assertThat(deemed.given(WallClock.dateOf(moment), WallClock.timeOfDay(moment))).isEqualTo(given);
    }

    /// Asked on Thursday 4 March 2004: Fri 5, Sat 6. Asked on Friday: Sat 6, and Sunday only where it counts.
    @ParameterizedTest
    @CsvSource({
            "2004-03-04T10:00, 2004-03-05, false, 2004-03-08", "2004-03-04T10:00, 2004-03-05, true, 2004-03-07",
            "2004-03-05T10:00, 2004-03-05, false, 2004-03-09", "2004-03-05T10:00, 2004-03-05, true, 2004-03-08",
            "2004-03-04T10:00, 2004-03-10, false, 2004-03-11", "2004-03-04T10:00, 2004-03-13, false, 2004-03-15"})
    void liable_from_the_day_after_the_later_of_two(String asked, String planned, boolean everyDay, LocalDate from) {
        var calendar = everyDay ? BusinessCalendar.EVERY_DAY : SUNDAYS;
        var interval = new FreeDays.MinimumInterval(
                2, new DeemedTime(LocalTime.of(14, 0), Map.of(), calendar), calendar, calendar, Optional.empty());
        var fact = CaseForTests.ready("2004-03-04T10:00")
                .event(Event.ASSESSMENT_NOTICE, asked)
                .event(Event.PLANNED_DISCHARGE, planned + "T00:00")
                .done();
        assertThat(LocalDate.ofEpochDay(LiabilityStart.liableFrom(fact, fact.readyNoticeAt(), interval)))
                .isEqualTo(from);
    }

    @Test
    void of_dates_it_does_not_know_a_calendar_says_the_weekdays_alone_and_no_month_may_rest_on_them() {
        var saturday = LocalDate.of(2005, 1, 1);
        assertThat(SUNDAYS.isClosed(saturday)).isFalse();
        assertThat(SUNDAYS.isClosed(saturday.plusDays(1))).isTrue();
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> SUNDAYS.requireKnown("notices.closed", saturday, saturday))
                .withMessageContaining("2005-01-01")
                .satisfies(gap -> assertThat(gap.path()).isEqualTo("notices.closed"));
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> SUNDAYS.requireKnown("notices.closed", SUNDAYS.to(), SUNDAYS.to().plusDays(1)));
        assertThatNoException()
                .isThrownBy(() -> SUNDAYS.requireKnown("notices.closed", SUNDAYS.from(), SUNDAYS.to()));
    }

    @Test
    void an_interruption_is_taken_out_only_where_the_terms_say_so() {
        var fact = CaseForTests.ready("2022-09-05T10:00")
                .event(Event.INTERRUPTED, "2022-09-07T23:00")
                .event(Event.RESUMED, "2022-09-08T01:00")
                .done();
        var terms = TermsForTests.individual().freeDays(0, 0, "12:00");
        var plain = (Assessment.InMonth) terms.assess(fact);
        assertThat(plain.split()).isEqualTo(new DaySplit(0, 15, 0, 0));
        var paused = (Assessment.InMonth) terms.pausing().assess(fact);
        // 5 to 19 September are 15 days; the 7th and the 8th are taken out
        assertThat(paused.split()).isEqualTo(new DaySplit(0, 13, 0, 2));
        assertThat(paused.paused().count()).isEqualTo(2);
    }
}
