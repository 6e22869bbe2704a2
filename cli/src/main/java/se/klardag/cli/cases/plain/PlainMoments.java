package se.klardag.cli.cases.plain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.YearMonth;

/// Reads `YYYY-MM-DD HH:MM`, and dates, straight from bytes (*vanliga tidpunkter*): as [se.klardag.cli.cases.row.MomentParser]
/// does, or not at all. Years that hardly any case is from are left to it, and the nights
/// on which clocks go forward.
final class PlainMoments {
    /// The bytes are no plain moment.
    static final int OTHER = Integer.MIN_VALUE;

    static final int MOMENT_LENGTH = 16;
    static final int DATE_LENGTH = 10;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_YEAR = 1981;
    private static final int AFTER_LAST_YEAR = 2079;
    private static final int MINUTES_OF_DAY = 1440;
    private static final int LAST_HOUR_OF_NIGHT = 3;
    /// Added to a byte above 9, sets its highest bit.
    private static final long ABOVE_NINE = 0x7676767676767676L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    /// `0000-00-`, the first character lowest.
    private static final long DATE = 0x2D30302D30303030L;
    private static final long DATE_SIGNS = 0xFF0000FF00000000L;
    /// `00 00:00`.
    private static final long CLOCK = 0x30303A3030203030L;
    private static final long CLOCK_SIGNS = 0x0000FF0000FF0000L;
    /// What is left of a `T` where [#CLOCK] has a space.
    private static final long T_FOR_SPACE = (long) ('T' ^ ' ') << 16;

    /// First day of each month, and of the one after the last.
    private static final int[] FIRST_DAYS = firstDays();

    private PlainMoments() {}

    private static int[] firstDays() {
        var days = new int[(AFTER_LAST_YEAR - FIRST_YEAR) * 12 + 1];
        int day = (int) YearMonth.of(FIRST_YEAR, 1).atDay(1).toEpochDay();
        for (int i = 0; i < days.length; i++) {
            days[i] = day;
            int year = FIRST_YEAR + i / 12;
            int month = i % 12 + 1;
            boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            day += switch (month) {
                case 2 -> leap ? 29 : 28;
                case 4, 6, 9, 11 -> 30;
                default -> 31;
            };
        }
        return days;
    }

    /// Eight bytes from a place on, the first lowest.
    static long eight(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /// Minutes since 1970-01-01 00:00 on the wall clock, or [#OTHER].
    ///
    /// @param at where the 16 bytes are, with as many after them as may be
    static int moment(byte[] bytes, int at) {
        int day = day(bytes, at);
        long clock = eight(bytes, at + 8) ^ CLOCK;
        clock = (clock & 0xFF0000L) == T_FOR_SPACE ? clock & ~0xFF0000L : clock;
        if (day == OTHER || !areDigits(clock, CLOCK_SIGNS)) {
            return OTHER;
        }
        int hour = (int) (clock >>> 24 & 0xFF) * 10 + (int) (clock >>> 32 & 0xFF);
        int minute = (int) (clock >>> 48 & 0xFF) * 10 + (int) (clock >>> 56);
        if (hour > 23 || minute > 59 || (hour <= LAST_HOUR_OF_NIGHT && isLastSundayOfMarch(bytes, at, day))) {
            return OTHER;
        }
        return day * MINUTES_OF_DAY + hour * 60 + minute;
    }

    /// The midnight of a date of ten bytes, in minutes, or [#OTHER].
    static int date(byte[] bytes, int at) {
        int day = day(bytes, at);
        return day == OTHER ? OTHER : day * MINUTES_OF_DAY;
    }

    private static int day(byte[] bytes, int at) {
        long date = eight(bytes, at) ^ DATE;
        int tens = bytes[at + 8] - '0';
        int ones = bytes[at + 9] - '0';
        if (!areDigits(date, DATE_SIGNS) || tens < 0 || tens > 3 || ones < 0 || ones > 9) {
            return OTHER;
        }
        int year = (int) (date & 0xFF) * 1000 + (int) (date >>> 8 & 0xFF) * 100 + (int) (date >>> 16 & 0xFF) * 10
                + (int) (date >>> 24 & 0xFF);
        int month = (int) (date >>> 40 & 0xFF) * 10 + (int) (date >>> 48 & 0xFF);
        if (year < FIRST_YEAR || year >= AFTER_LAST_YEAR || month < 1 || month > 12) {
            return OTHER;
        }
        int index = (year - FIRST_YEAR) * 12 + month - 1;
        int day = FIRST_DAYS[index] + tens * 10 + ones - 1;
        return day < FIRST_DAYS[index] || day >= FIRST_DAYS[index + 1] ? OTHER : day;
    }

    /// Whether what is left when the pattern is taken away is 0 at the signs and at most 9 at the digits.
    private static boolean areDigits(long rest, long signs) {
        return (rest & signs) == 0 && ((rest + ABOVE_NINE | rest) & HIGHEST_BITS) == 0;
    }

    /// The last Sunday of March, on which clocks have gone forward since 1981; 1970-01-01 was a Thursday.
    private static boolean isLastSundayOfMarch(byte[] bytes, int at, int day) {
        return bytes[at + 5] == '0'
                && bytes[at + 6] == '3'
                && (bytes[at + 8] == '3' || (bytes[at + 8] == '2' && bytes[at + 9] >= '5'))
                && (day + 4) % 7 == 0;
    }
}
