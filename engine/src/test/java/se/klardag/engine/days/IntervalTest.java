package se.klardag.engine.days;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.CaseForTests.at;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.term;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.eligibility.Deadline;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.settlement.MonthExplainer;
import se.klardag.engine.terms.calendar.BusinessCalendar;
import se.klardag.engine.terms.calendar.DeemedTime;
import se.klardag.engine.terms.calendar.Notices;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.Timeline;

/// The minimum interval: the later of two days, stepping over days that do not count. Counted on a calendar: 5 September 2022
/// is a Monday.
class IntervalTest {
    private static final BusinessCalendar SUNDAYS = new BusinessCalendar(
            "sundays", Set.of(DayOfWeek.SUNDAY), Set.of(), LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31));
    private static final DeemedTime BY_TWO = new DeemedTime(LocalTime.of(14, 0), Map.of(), SUNDAYS);
    private static final FreeDays.MinimumInterval TWO_DAYS = new FreeDays.MinimumInterval(
            2, BY_TWO, SUNDAYS, SUNDAYS, Optional.of(LocalTime.of(11, 0)));

    @ParameterizedTest
    @CsvSource({
            // asked Monday: Tuesday and Wednesday are the interval; planned no later: from Thursday
            "2022-09-05T14:00, 2022-09-06, 2022-09-08",
            // a minute past two counts as Tuesday's
            "2022-09-05T14:01, 2022-09-06, 2022-09-09",
            // planned later than the interval: the day after the plan
            "2022-09-05T14:00, 2022-09-09, 2022-09-10",
            // the plan is Saturday, the next day a Sunday that is not charged
            "2022-09-05T14:00, 2022-09-10, 2022-09-12",
            // Friday's interval is Saturday and Monday, not Sunday
            "2022-09-09T09:00, 2022-09-09, 2022-09-13",
    })
    void from_the_day_after_the_later_of_the_two(String asked, LocalDate planned, LocalDate from) {
        assertThat(from(asked(asked, planned))).isEqualTo(from);
    }

    /// The first day is Thursday the 8th.
    @ParameterizedTest
    @CsvSource({
            "2022-09-08T11:00, 2022-09-09", "2022-09-08T11:01, 2022-09-08", "2022-09-07T10:00, 2022-09-08",
            "2022-09-09T10:00, 2022-09-08"})
    void the_first_day_is_free_when_the_payer_was_ready_early_on_it(String ready, LocalDate from) {
        assertThat(from(asked("2022-09-05T10:00", LocalDate.of(2022, 9, 6)).event(Event.PAYER_READY, ready)))
                .isEqualTo(from);
    }

    @Test
    void without_an_hour_nothing_is_free() {
        var interval = new FreeDays.MinimumInterval(2, BY_TWO, SUNDAYS, SUNDAYS, Optional.empty());
        var fact = asked("2022-09-05T10:00", LocalDate.of(2022, 9, 6)).event(Event.PAYER_READY, "2022-09-08T08:00");
        assertThat(LocalDate.ofEpochDay(LiabilityStart.liableFrom(fact.done(), at("2022-09-05T10:00"), interval)))
                .isEqualTo(LocalDate.of(2022, 9, 8));
    }

    @Test
    void what_it_is_counted_from_must_be_recorded() {
        assertThat(LiabilityStart.missing(asked("2022-09-05T10:00", LocalDate.of(2022, 9, 6)).done(), TWO_DAYS))
                .isEmpty();
        assertThat(LiabilityStart.missing(ready("2022-09-05T10:00").done(), TWO_DAYS)).contains(Reason.NO_ONSET);
        assertThat(LiabilityStart.missing(
                ready("2022-09-05T10:00").event(Event.ASSESSMENT_NOTICE, "2022-09-05T10:00").done(), TWO_DAYS))
                .contains(Reason.NO_ONSET);
        assertThat(LiabilityStart.missing(
                ready("2022-09-05T10:00").event(Event.PLANNED_DISCHARGE, "2022-09-06T00:00").done(), TWO_DAYS))
                .contains(Reason.NO_ONSET);
    }

    /// From Thursday the 8th to Monday the 12th: 8, 9, 10, 11.
    @Test
    void the_days_of_a_case_begin_there_and_say_what_they_rest_on() {
        var part = only(asked("2022-09-05T10:00", LocalDate.of(2022, 9, 6)).discharged("2022-09-12T10:00"));
        assertThat(part.assessment().split()).isEqualTo(new DaySplit(0, 4, 3, 0));
        assertThat(part.assessment().listed()).isTrue();

        var without = only(ready("2022-09-05T10:00").discharged("2022-09-12T10:00"));
        assertThat(without.assessment().split()).isEqualTo(new DaySplit(0, 0, 0, 7));
        assertThat(without.assessment().verdict().toString()).contains("NO_ONSET");
        assertThat(without.assessment().listed()).isTrue();
    }

    @Test
    void a_span_knows_its_first_day_and_not_the_one_after_its_last() {
        var span = new DaySpan(10, 12);
        assertThat(span.contains(9)).isFalse();
        assertThat(span.contains(10)).isTrue();
        assertThat(span.contains(11)).isTrue();
        assertThat(span.contains(12)).isFalse();
    }

    /// Planned for Thursday the 8th, two days ahead: on Tuesday the 6th by two at the latest.
    @ParameterizedTest
    @CsvSource({"2022-09-06T14:00, false", "2022-09-06T14:01, true", "2022-09-05T09:00, false",
            "2022-09-04T09:00, false"})
    void a_ready_notice_can_be_too_short(String sent, boolean isShort) {
        var notices = new Notices(term("notices.assessment", BY_TWO), term("notices.ready", BY_TWO), term("ahead", 2));
        var fact = ready(sent).event(Event.PLANNED_DISCHARGE, "2022-09-08T00:00");
        assertThat(Deadline.noticeIsShort(fact.done(), notices)).isEqualTo(isShort);
        assertThat(Deadline.noticeIsShort(fact.noReadyNotice().done(), notices)).isFalse();
        assertThat(Deadline.noticeIsShort(ready(sent).done(), notices)).isFalse();
    }

    private static CaseForTests asked(String asked, LocalDate planned) {
        return ready("2022-09-05T10:00")
                .event(Event.ASSESSMENT_NOTICE, asked)
                .event(Event.PLANNED_DISCHARGE, planned + "T00:00");
    }

    private static LocalDate from(CaseForTests fact) {
        return LocalDate.ofEpochDay(LiabilityStart.liableFrom(fact.done(), at("2022-09-05T10:00"), TWO_DAYS));
    }

    private static ExplainedCase only(CaseForTests fact) {
        var terms = TermsForTests.individual()
                .freeDays(
                        new Timeline<FreeDays>(
                                "liability.freeDays", List.of(term("liability.freeDays", (FreeDays) TWO_DAYS)),
                                List.of()));
        var parts = MonthExplainer.explainCase(fact.done(), terms.agreement());
        assertThat(parts).hasSize(1);
        assertThat(WallClock.isKnown(fact.done().readyNoticeAt())).isTrue();
        return parts.getFirst();
    }
}
