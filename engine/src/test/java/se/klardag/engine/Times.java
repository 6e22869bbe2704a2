package se.klardag.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import se.klardag.engine.facts.WallClock;

/// Local times of 2019 to 2025 to the millisecond, as wall-clock numbers, with more than their share of the moments where
/// counting goes wrong: the breaks themselves, a millisecond beside them, and the nights when clocks change.
public final class Times {
    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final long HOUR = 3_600_000L;

    private Times() {}

    public static Arbitrary<Long> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, anyMillisecond()),
                Tuple.of(4, aroundABreak()),
                Tuple.of(2, nightOfAClockChange())).withoutEdgeCases();
    }

    /// A break of the day on whole and odd minutes.
    public static Arbitrary<LocalTime> dayBreaks() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(LocalTime.NOON, LocalTime.MIDNIGHT)),
                Tuple.of(1, Arbitraries.integers()
                        .between(0, 1439)
                        .map(
                                minute -> LocalTime.of(minute / 60, minute % 60))))
                .withoutEdgeCases();
    }

    private static Arbitrary<Long> dates() {
        return Arbitraries.longs().between(FIRST.toEpochDay(), LAST.toEpochDay());
    }

    private static Arbitrary<Long> anyMillisecond() {
        return Combinators.combine(dates(), Arbitraries.longs().between(0, WallClock.DAY - 1))
                .as((date, time) -> date * WallClock.DAY + time);
    }

    private static Arbitrary<Long> aroundABreak() {
        return Combinators.combine(dates(), Arbitraries.of(0L, 12 * HOUR), Arbitraries.of(-1L, 0L, 1L))
                .as((date, time, beside) -> date * WallClock.DAY + time + beside);
    }

    private static Arbitrary<Long> nightOfAClockChange() {
        return Combinators.combine(
                Arbitraries.integers().between(FIRST.getYear(), LAST.getYear()),
                Arbitraries.of(3, 10),
                Arbitraries.longs().between(0, 5 * HOUR))
                .as((year, month, time) -> LocalDate.of(year, month, 1)
                        .with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY))
                        .toEpochDay() * WallClock.DAY + time);
    }
}
