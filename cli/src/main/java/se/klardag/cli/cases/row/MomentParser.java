package se.klardag.cli.cases.row;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import se.klardag.engine.facts.WallClock;

/// Reads a local date-time straight from characters (*tidsinläsning*), without an object per field.
///
/// Takes `YYYY-MM-DD HH:MM[:SS[.fraction]]` with a space or `T`, and the same with an offset or `Z`, which is turned
/// into the wall clock of Europe/Stockholm. A time that the clocks skip is distinguished from one that cannot be read.
public final class MomentParser {
    /// The text is no date-time.
    public static final long UNREADABLE = Long.MIN_VALUE + 1;

    /// The clocks skip this local time.
    public static final long SKIPPED = Long.MIN_VALUE + 2;

    /// What systems write for "never" and "always" lies outside: 1899-12-30, 1900-01-01, 2079-06-06, 2999-12-31,
    /// 9999-12-31; and 1970-01-01, where computers begin to count.
    private static final long FIRST_MOMENT = WallClock.of(LocalDateTime.of(1950, 1, 1, 0, 0));
    private static final long AFTER_LAST_MOMENT = WallClock.of(LocalDateTime.of(2079, 6, 6, 0, 0));
    private static final long BEGINNING = WallClock.of(LocalDateTime.of(1970, 1, 1, 0, 0));
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final int DATE_LENGTH = 10;
    private static final int SHORTEST = 16;
    private static final int WIDEST_OFFSET = 18 * 3600;
    private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private MomentParser() {}

    /// Wall-clock milliseconds, [#UNREADABLE] or [#SKIPPED].
    public static long moment(char[] text, int from, int length) {
        if (length < SHORTEST || (text[from + DATE_LENGTH] != ' ' && text[from + DATE_LENGTH] != 'T'
                && text[from + DATE_LENGTH] != '\u00a0')) {
            return UNREADABLE;
        }
        long day = day(text, from);
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        if (day == UNREADABLE || hour < 0 || hour > 23 || minute < 0 || minute > 59 || text[from + 13] != ':') {
            return UNREADABLE;
        }
        long moment = day * WallClock.DAY + (hour * 60L + minute) * 60_000L;
        return length == SHORTEST
                ? orSkipped(moment, hour)
                : withSeconds(text, from + SHORTEST, from + length, moment, hour);
    }

    /// Whether no case is from the time: it is what systems write for "never" and "always".
    public static boolean isImpossible(long moment) {
        return moment < FIRST_MOMENT || moment >= AFTER_LAST_MOMENT
                || (moment >= BEGINNING && moment < BEGINNING + WallClock.DAY);
    }

    /// Whether an unreadable text is a date-time but for what follows its clock, and that looks like an offset.
    static boolean isOffsetTheTrouble(char[] text, int from, int length) {
        for (int clock : new int[]{SHORTEST, SHORTEST + 3}) {
            if (length > clock && moment(text, from, clock) != UNREADABLE) {
                var rest = new String(text, from + clock, length - clock);
                if (rest.matches("([.,][0-9]+)?\\s*([-+\u2212].*|[A-Za-z(].*)")) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The same, or a date alone, which is taken as its midnight.
    public static long dayOrMoment(char[] text, int from, int length) {
        if (length != DATE_LENGTH) {
            return moment(text, from, length);
        }
        long day = day(text, from);
        return day == UNREADABLE ? UNREADABLE : day * WallClock.DAY;
    }

    private static long withSeconds(char[] text, int from, int end, long minute, int hour) {
        int at = from;
        long moment = minute;
        if (text[at] == ':') {
            int second = end - at < 3 ? -1 : two(text, at + 1);
            if (second < 0 || second > 59) {
                return UNREADABLE;
            }
            moment += second * 1000L;
            at += 3;
            if (at < end && (text[at] == '.' || text[at] == ',')) {
                int start = ++at;
                int thousandths = 0;
                while (at < end && isDigit(text[at])) {
                    if (at - start < 3) {
                        thousandths = thousandths * 10 + text[at] - '0';
                    }
                    at++;
                }
                int digits = at - start;
                if (digits == 0 || digits > 9) {
                    return UNREADABLE;
                }
                moment += digits == 1 ? thousandths * 100L : digits == 2 ? thousandths * 10L : thousandths;
            }
        }
        return at == end ? orSkipped(moment, hour) : withOffset(text, at, end, moment);
    }

    private static long withOffset(char[] text, int at, int end, long moment) {
        if (text[at] == 'Z' && end - at == 1) {
            return inStockholm(moment, 0);
        }
        boolean signed = text[at] == '+' || text[at] == '-';
        if (!signed || end - at != 6 || text[at + 3] != ':') {
            return UNREADABLE;
        }
        int hours = two(text, at + 1);
        int minutes = two(text, at + 4);
        int seconds = (hours * 60 + minutes) * 60;
        if (hours < 0 || minutes < 0 || minutes > 59 || seconds > WIDEST_OFFSET) {
            return UNREADABLE;
        }
        return inStockholm(moment, text[at] == '-' ? -seconds : seconds);
    }

    /// Whether a moment with an offset lies in the hour that an autumn night shows twice, the second time.
    ///
    /// @param moment what [#moment] made of the text
    public static boolean isInSecondHour(char[] text, int from, int length, long moment) {
        if (length <= SHORTEST || (text[from + length - 1] != 'Z' && text[from + length - 3] != ':')
                || Math.floorMod(moment, WallClock.DAY) / 3_600_000L != 2) {
            return false;
        }
        var local = WallClock.toLocal(moment);
        var offsets = STOCKHOLM.getRules().getValidOffsets(local);
        if (offsets.size() < 2) {
            return false;
        }
        var said = new String(text, from, length);
        int sign = Math.max(said.lastIndexOf('+'), said.lastIndexOf('-'));
        if (!said.endsWith("Z") && sign <= DATE_LENGTH) {
            return false;
        }
        var offset = said.endsWith("Z") ? ZoneOffset.UTC : ZoneOffset.of(said.substring(sign));
        // the local time as it was written, less its offset, is the instant; the second hour has the smaller offset
        var written = LocalDateTime.parse(said.substring(0, SHORTEST).replace(' ', 'T').replace('\u00a0', 'T'));
        var instant = written.toEpochSecond(offset);
        return instant >= local.withSecond(0).withNano(0).toEpochSecond(offsets.get(1));
    }

    private static long inStockholm(long local, int offsetSeconds) {
        var instant = WallClock.toLocal(local).toInstant(ZoneOffset.ofTotalSeconds(offsetSeconds));
        return WallClock.of(LocalDateTime.ofInstant(instant, STOCKHOLM));
    }

    /// Since 1970 the clocks go forward at night, so that other hours need no look at the zone's rules.
    private static long orSkipped(long moment, int hour) {
        if (hour > 3 && moment > 0) {
            return moment;
        }
        var offsets = STOCKHOLM.getRules().getValidOffsets(WallClock.toLocal(moment));
        return offsets.isEmpty() ? SKIPPED : moment;
    }

    private static long day(char[] text, int from) {
        int century = two(text, from);
        int ofCentury = two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        if (century < 0 || ofCentury < 0 || text[from + 4] != '-' || text[from + 7] != '-') {
            return UNREADABLE;
        }
        int year = century * 100 + ofCentury;
        if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return UNREADABLE;
        }
        return epochDay(year, month, day);
    }

    private static int daysIn(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : MONTH_DAYS[month - 1];
    }

    /// Days since 1970-01-01 in the proleptic calendar: years counted from March, so that leap days come last.
    private static long epochDay(int year, int month, int day) {
        long shifted = month > 2 ? year : year - 1L;
        long era = Math.floorDiv(shifted, 400L);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    private static int two(char[] text, int at) {
        return isDigit(text[at]) && isDigit(text[at + 1]) ? (text[at] - '0') * 10 + text[at + 1] - '0' : -1;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
