package se.klardag.cli.cases.cell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.stream.LongStream;
import se.klardag.cli.text.DateTimeFormats;

/// The day numbers in which spreadsheets keep dates (*Excels dagnummer*): whole days since an epoch, and a part of a day.
public final class ExcelDays {
    /// Day 0 of the usual system, for dates from March 1900 on.
    public static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);

    /// Day 0 of workbooks that began on an old Macintosh.
    public static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);

    private static final long A_DAY = 86_400;
    /// A part of a day with so many decimals, and its seconds, fit in a `long`.
    private static final int MOST_DECIMALS = 13;
    private static final int MOST_DIGITS = 18;
    private static final long[] POWERS = LongStream.iterate(1, power -> power * 10).limit(MOST_DECIMALS + 1L).toArray();
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final BigDecimal LAST = BigDecimal.valueOf(2_958_465);

    private ExcelDays() {}

    /// The time of day to the nearest second that a part of a day stands for, from 0 to below 1.
    public static String clock(String part) {
        long seconds = seconds(new BigDecimal(part));
        return DateTimeFormats.SECONDS.format(SINCE_1900.atStartOfDay().plusSeconds(seconds)).substring(11);
    }

    /// The date, or date-time to the nearest second, that the number stands for; the number itself when it is none.
    ///
    /// @param hour whether the hour is meant, also when it is midnight
    public static String text(BigDecimal number, LocalDate epoch, boolean hour) {
        if (number.signum() <= 0 || number.compareTo(LAST) > 0) {
            return number.toPlainString();
        }
        // A third of a second is lost in the number itself: 10:30 is stored as 10:29:59.9999.
        long seconds = seconds(number);
        int ofDay = (int) (seconds % A_DAY);
        var date = epoch.plusDays(seconds / A_DAY).toString();
        return ofDay == 0 && !hour ? date
                : date + " " + two(ofDay / 3600) + ":" + two(ofDay / 60 % 60) + ":" + two(ofDay % 60);
    }

    /// Days as seconds, to the nearest.
    private static long seconds(BigDecimal days) {
        int scale = days.scale();
        if (days.signum() < 0 || scale < 0 || scale > MOST_DECIMALS || days.precision() > MOST_DIGITS) {
            return days.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        }
        // the same on plain numbers, which a million cells are waited for
        long unit = POWERS[scale];
        long digits = days.unscaledValue().longValue();
        return digits / unit * A_DAY + (digits % unit * A_DAY + unit / 2) / unit;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
