package se.klardag.cli.generate.stay;

import java.time.LocalDate;

/// A minute of local wall-clock time in Sweden, or the blank that stands for none.
///
/// One `long`, because a large export holds millions of them. The hour that daylight saving skips (02 on the last
/// Sunday of March) never comes out: [#existing()] moves such a minute one hour on. The rule is written here and
/// not read from the time zone tables, which differ between JDK releases.
///
/// @param minute minutes since 1970-01-01 00:00, local time
public record Moment(long minute) implements Comparable<Moment> {
    public static final Moment NONE = new Moment(Long.MIN_VALUE);
    public static final int MINUTES_A_DAY = 24 * 60;

    public static Moment of(LocalDate date, int minuteOfDay) {
        return new Moment(date.toEpochDay() * MINUTES_A_DAY + minuteOfDay).existing();
    }

    public boolean isNone() {
        return minute == NONE.minute;
    }

    public LocalDate date() {
        return LocalDate.ofEpochDay(Math.floorDiv(minute, MINUTES_A_DAY));
    }

    public int minuteOfDay() {
        return (int) Math.floorMod(minute, (long) MINUTES_A_DAY);
    }

    public Moment plus(long minutes) {
        return new Moment(minute + minutes).existing();
    }

    public long minutesTo(Moment later) {
        return later.minute - minute;
    }

    public boolean isBefore(Moment other) {
        return minute < other.minute;
    }

    public Moment earlierOf(Moment other) {
        return isBefore(other) ? this : other;
    }

    public Moment laterOf(Moment other) {
        return isBefore(other) ? other : this;
    }

    @Override
    public int compareTo(Moment other) {
        return Long.compare(minute, other.minute);
    }

    private Moment existing() {
        int hour = minuteOfDay() / 60;
        return hour == 2 && isLastSundayOfMarch(date()) ? new Moment(minute + 60) : this;
    }

    private static boolean isLastSundayOfMarch(LocalDate date) {
        return date.getMonthValue() == 3 && date.getDayOfMonth() >= 25 && date.getDayOfWeek().getValue() == 7;
    }
}
