package se.klardag.engine.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.Times;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;

class DayProperties {
    private static final long LONGEST = 100 * WallClock.DAY;

    @Provide
    Arbitrary<Long> times() {
        return Times.any();
    }

    @Provide
    Arbitrary<LocalTime> breaks() {
        return Times.dayBreaks();
    }

    /// Design section 4: noons = midnights + [ready < 12:00] − [discharged < 12:00].
    @Property(seed = "2017612", tries = 3000)
    void noons_are_midnights_and_a_morning_ready_less_a_morning_discharged(
            @ForAll("times") long one, @ForAll("times") long other) {
        long ready = Math.min(one, other);
        long discharged = Math.max(one, other);
        long noons = count(ready, discharged, LocalTime.NOON);
        long midnights = count(ready, discharged, LocalTime.MIDNIGHT);
        assertThat(noons).isEqualTo(midnights + (isMorning(ready) ? 1 : 0) - (isMorning(discharged) ? 1 : 0));
    }

    /// Walked date by date: a break passed is one after the start, at or before the end.
    @Property(seed = "2017612", tries = 1500)
    void breaks_passed_are_those_a_person_would_tick_off_in_a_calendar(
            @ForAll("times") long ready,
            @ForAll @LongRange(min = 0, max = LONGEST) long stay,
            @ForAll("breaks") LocalTime dayBreak) {
        var from = WallClock.toLocal(ready);
        var to = WallClock.toLocal(ready + stay);
        assertThat(count(ready, ready + stay, dayBreak)).isEqualTo(ticked(from, to, dayBreak));
    }

    @Property(seed = "2017612", tries = 1500)
    void days_of_two_stays_that_meet_are_the_days_of_the_whole(
            @ForAll("times") long ready,
            @ForAll @LongRange(min = 0, max = LONGEST) long first,
            @ForAll @LongRange(min = 0, max = LONGEST) long second,
            @ForAll("breaks") LocalTime dayBreak) {
        assertThat(count(ready, ready + first, dayBreak) + count(ready + first, ready + first + second, dayBreak))
                .isEqualTo(count(ready, ready + first + second, dayBreak));
    }

    @Property(seed = "2017612", tries = 1500)
    void days_are_never_below_zero_and_never_fall_when_the_stay_grows(
            @ForAll("times") long ready,
            @ForAll @LongRange(min = -LONGEST, max = LONGEST) long stay,
            @ForAll @LongRange(min = 0, max = 1000) long more,
            @ForAll("breaks") LocalTime dayBreak) {
        long days = count(ready, ready + stay, dayBreak);
        assertThat(days).isNotNegative();
        assertThat(count(ready, ready + stay + more, dayBreak)).isGreaterThanOrEqualTo(days);
    }

    /// Every month from the notice to the discharge: what each takes adds up to the stay, counted once.
    @Property(seed = "2017612", tries = 1000)
    void the_months_of_a_stay_add_up_to_the_stay(
            @ForAll("times") long ready,
            @ForAll @LongRange(min = 0, max = LONGEST) long stay,
            @ForAll boolean firstIn,
            @ForAll boolean lastIn,
            @ForAll boolean byBreak) {
        var fact = RecordedCase.of(
                "a", TermsForTests.MALMO, WallClock.toLocal(ready), WallClock.toLocal(ready + stay));
        var terms = TermsForTests.individual();
        var counting = byBreak ? terms.breakAt("12:00") : terms.calendarDays(firstIn, lastIn);
        var whole = DayCounter.between(ready, ready + stay, counting.terms().dayCount());
        long sum = 0;
        long liable = 0;
        var last = YearMonth.from(WallClock.dateOf(ready + stay)).plusMonths(1);
        var month = YearMonth.from(WallClock.dateOf(ready)).minusMonths(1);
        while (!month.isAfter(last)) {
            if (counting.in(month.toString()).assess(fact) instanceof Assessment.InMonth here) {
                assertThat(here.split().total()).isEqualTo(here.span().count());
                sum += here.split().total();
                liable += here.split().individualDays();
            }
            month = month.plusMonths(1);
        }
        assertThat(sum).isEqualTo(whole.count());
        var free = ((Liability.Individual) counting.terms().liability())
                .freeDays()
                .on(WallClock.dateOf(ready))
                .value();
        assertThat(liable).isEqualTo(
                whole.within(LiabilityStart.liableFrom(fact, ready, free), Long.MAX_VALUE).count());
    }

    /// The clause on dates, without the engine's arithmetic: plusDays on a calendar.
    @Property(seed = "2017612", tries = 1500)
    void liability_enters_three_or_four_dates_after_the_notice(@ForAll("times") long sent) {
        var local = WallClock.toLocal(sent);
        boolean late = local.toLocalTime().isAfter(LocalTime.NOON);
        var statute = new FreeDays.AfterNotice(3, 4, LocalTime.NOON);
        assertThat(LocalDate.ofEpochDay(LiabilityStart.afterNotice(sent, statute)))
                .isEqualTo(local.toLocalDate().plusDays(late ? 4 : 3));
    }

    private static long count(long from, long to, LocalTime dayBreak) {
        return DayCounter.between(from, to, TermsForTests.average("0").breakAt(dayBreak.toString()).terms().dayCount())
                .count();
    }

    private static long ticked(LocalDateTime from, LocalDateTime to, LocalTime dayBreak) {
        return from.toLocalDate()
                .datesUntil(to.toLocalDate().plusDays(1))
                .map(date -> date.atTime(dayBreak))
                .filter(moment -> moment.isAfter(from) && !moment.isAfter(to))
                .count();
    }

    private static boolean isMorning(long moment) {
        return WallClock.toLocal(moment).toLocalTime().isBefore(LocalTime.NOON);
    }
}
