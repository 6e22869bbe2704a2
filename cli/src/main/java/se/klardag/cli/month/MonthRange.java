package se.klardag.cli.month;

import java.time.DateTimeException;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.indicators.ReportPeriod;

/// Whole months, first and last (*månader*), as a call names them.
public record MonthRange(YearMonth from, YearMonth to) {
    private static final String BETWEEN = "..";
    /// Twenty years.
    private static final int MOST = 240;

    public MonthRange {
        if (to.isBefore(from)) {
            throw new DateTimeException("the last month is before the first");
        }
        if (from.plusMonths(MOST).isBefore(to)) {
            throw new DateTimeException("more than " + MOST + " months");
        }
    }

    /// Reads `2022-09`, `2022-Q3`, `2022`, or a first and a last of them, `2022-07..2022-09`.
    ///
    /// @throws DateTimeException when the text is none of them
    public static MonthRange parse(String text) {
        int at = text.indexOf(BETWEEN);
        if (at < 0) {
            return part(text);
        }
        return new MonthRange(part(text.substring(0, at)).from, part(text.substring(at + BETWEEN.length())).to);
    }

    private static MonthRange part(String text) {
        if (text.matches("[0-9]{4}")) {
            var year = Year.parse(text);
            return new MonthRange(year.atMonth(1), year.atMonth(12));
        }
        if (text.matches("[0-9]{4}-[Qq][1-4]")) {
            int first = 3 * Character.digit(text.charAt(6), 10) - 2;
            var from = Year.parse(text.substring(0, 4)).atMonth(first);
            return new MonthRange(from, from.plusMonths(2));
        }
        var month = YearMonth.parse(text);
        return new MonthRange(month, month);
    }

    /// Whether it is one month.
    public boolean isOne() {
        return from.equals(to);
    }

    public ReportPeriod period() {
        return ReportPeriod.of(from, to);
    }

    /// Every month, ascending.
    public List<YearMonth> months() {
        var months = new ArrayList<YearMonth>();
        for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + BETWEEN + to;
    }
}
