package se.klardag.cli.cases.cell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import se.klardag.cli.text.DateTimeFormats;

/// The day numbers in which spreadsheets keep dates (*Excels dagnummer*): whole days since an epoch, and a part of a day.
public final class ExcelDays {
    /// Day 0 of the usual system, for dates from March 1900 on.
    public static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);

    /// Day 0 of workbooks that began on an old Macintosh.
    public static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);

    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final BigDecimal LAST = BigDecimal.valueOf(2_958_465);

    private ExcelDays() {}

    /// The time of day to the nearest second that a part of a day stands for, from 0 to below 1.
    public static String clock(String part) {
        long seconds = new BigDecimal(part).multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
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
        long seconds = number.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        var moment = epoch.atStartOfDay().plusSeconds(seconds);
        boolean midnight = seconds % 86_400 == 0;
        return midnight && !hour ? moment.toLocalDate().toString() : DateTimeFormats.SECONDS.format(moment);
    }
}
