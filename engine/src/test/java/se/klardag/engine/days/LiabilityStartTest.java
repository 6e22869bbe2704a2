package se.klardag.engine.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.klardag.engine.CaseForTests.at;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.since;
import static se.klardag.engine.TermsForTests.term;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.facts.Event;
import se.klardag.engine.terms.calendar.Holidays;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.FreeDays.Entry;
import se.klardag.engine.terms.liability.FreeDays.Message;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;

/// Weekdays of the older act: the note on the law, section 9, and counted on a paper calendar.
class LiabilityStartTest {
    private static final Timeline<Holidays> CALENDAR = new Timeline<>(
            "liability.holidays", List.of(term("liability.holidays", Holidays.NATIONAL_DAY)), List.of());

    @ParameterizedTest
    @CsvSource({
            "2018-12-20, 5,  2019-01-03, 2019-01-04",
            "2019-04-16, 5,  2019-04-25, 2019-04-26",
            "2019-06-17, 5,  2019-06-25, 2019-06-26",
            "2018-11-19, 30, 2019-01-07, 2019-01-08",
    })
    void responsibility_enters_on_the_last_weekday_or_the_day_after(
            LocalDate received, int days, LocalDate last, LocalDate after) {
        var fact = called(received + "T10:00").event(Event.PLAN_MADE, received + "T11:00");
        assertThat(onset(fact, weekdays(days, Message.PLANNING_CALL, Entry.LAST_WEEKDAY))).isEqualTo(last);
        assertThat(onset(fact, weekdays(days, Message.PLANNING_CALL, Entry.DAY_AFTER))).isEqualTo(after);
    }

    /// Called Monday 2 September 2019: 3, 4, 5, 6, 9; the tenth at the earliest.
    @ParameterizedTest
    @CsvSource({
            "2019-09-02T09:00, 2019-09-09T23:59, 2019-09-10",
            "2019-09-02T09:00, 2019-09-10T00:00, 2019-09-11",
            "2019-09-16T12:00, 2019-09-04T10:00, 2019-09-17",
    })
    void never_before_the_day_after_ready_and_planned(String judged, String planned, LocalDate liable) {
        var fact = ready(judged)
                .event(Event.PLANNING_CALL_RECEIVED, "2019-09-02T10:00")
                .event(Event.PLAN_MADE, planned);
        assertThat(onset(fact, judged, weekdays(5, Message.PLANNING_CALL, Entry.DAY_AFTER))).isEqualTo(liable);
    }

    @Test
    void weekdays_can_follow_the_ready_notice_or_the_admission_notice() {
        var fact = ready("2019-09-02T10:00").admissionNotice("2019-09-03T10:00");
        assertThat(onset(fact, weekdays(5, Message.READY_NOTICE, Entry.DAY_AFTER))).isEqualTo("2019-09-10");
        assertThat(onset(fact, weekdays(5, Message.ADMISSION_NOTICE, Entry.DAY_AFTER))).isEqualTo("2019-09-11");
        assertThat(
                onset(
                        fact.admitted("2019-09-20T10:00"),
                        weekdays(5, Message.ADMISSION_NOTICE, Entry.DAY_AFTER)))
                .as("the day of admission, if later")
                .isEqualTo("2019-09-20");
    }

    @Test
    void without_the_message_or_the_plan_it_never_enters() {
        var terms = weekdays(5, Message.PLANNING_CALL, Entry.DAY_AFTER);
        assertThat(LiabilityStart.missing(ready("2019-09-02T10:00").done(), terms)).contains(Reason.NO_PLANNING_CALL);
        var called = called("2019-09-02T10:00");
        assertThat(LiabilityStart.missing(called.done(), terms)).contains(Reason.NO_PLAN_MADE);
        assertThatIllegalArgumentException().isThrownBy(() -> onset(called, terms))
                .withMessageContaining("no-plan-made");
        assertThat(LiabilityStart.missing(
                ready("2019-09-02T10:00").noAdmissionNotice().done(),
                weekdays(5, Message.ADMISSION_NOTICE, Entry.DAY_AFTER)))
                .contains(Reason.NO_ADMISSION_NOTICE);
        assertThat(LiabilityStart.missing(
                ready("2019-09-02T10:00").done(), weekdays(5, Message.READY_NOTICE, Entry.DAY_AFTER)))
                .isEmpty();
    }

    /// Whit Monday 2019 was 10 June: Thursday 6 June counts while it is no holiday, and Monday 10 June once it is none.
    @Test
    void each_day_is_looked_up_in_the_calendar_of_its_own_date() {
        var changing = new Timeline<>(
                "liability.holidays",
                List.of(
                        until("2019-06-08", Holidays.WHIT_MONDAY),
                        new Term<>("liability.holidays", Holidays.NATIONAL_DAY, since(LocalDate.of(2019, 6, 9)))),
                List.of());
        var fact = ready("2019-06-05T10:00");
        assertThat(onset(fact, new FreeDays.Weekdays(3, Message.READY_NOTICE, Entry.LAST_WEEKDAY, changing)))
                .as("6, 7 and 10 June")
                .isEqualTo("2019-06-10");
        assertThat(onset(fact, weekdays(3, Message.READY_NOTICE, Entry.LAST_WEEKDAY)))
                .as("7, 10 and 11 June")
                .isEqualTo("2019-06-11");
    }

    /// Friday 7 June 2019: with no weekday to wait for, the day of the message or the day after, be it a Saturday.
    @Test
    void without_free_weekdays_responsibility_enters_with_the_message() {
        var fact = ready("2019-06-07T10:00");
        assertThat(onset(fact, weekdays(0, Message.READY_NOTICE, Entry.LAST_WEEKDAY))).isEqualTo("2019-06-07");
        assertThat(onset(fact, weekdays(0, Message.READY_NOTICE, Entry.DAY_AFTER))).isEqualTo("2019-06-08");
    }

    @Test
    void a_date_without_a_calendar_stops() {
        var ended = new Timeline<>("liability.holidays", List.of(until("2019-06-07", Holidays.NATIONAL_DAY)),
                List.of());
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> onset(
                        ready("2019-06-05T10:00"),
                        new FreeDays.Weekdays(3, Message.READY_NOTICE, Entry.DAY_AFTER, ended)));
    }

    @Test
    void fewer_weekdays_than_none_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> weekdays(-1, Message.READY_NOTICE, Entry.DAY_AFTER));
    }

    private static Term<Holidays> until(String last, Holidays which) {
        var open = since(LocalDate.of(2018, 1, 1));
        return new Term<>(
                "liability.holidays",
                which,
                new Provenance(
                        open.status(), open.source(), open.from(), LocalDate.parse(last)));
    }

    private static FreeDays weekdays(int days, Message message, Entry entry) {
        return new FreeDays.Weekdays(days, message, entry, CALENDAR);
    }

    private static CaseForTests called(String received) {
        return ready(received).event(Event.PLANNING_CALL_RECEIVED, received);
    }

    private static LocalDate onset(CaseForTests fact, FreeDays freeDays) {
        var done = fact.done();
        return LocalDate.ofEpochDay(LiabilityStart.liableFrom(done, done.readyNoticeAt(), freeDays));
    }

    private static LocalDate onset(CaseForTests fact, String start, FreeDays freeDays) {
        return LocalDate.ofEpochDay(LiabilityStart.liableFrom(fact.done(), at(start), freeDays));
    }
}
