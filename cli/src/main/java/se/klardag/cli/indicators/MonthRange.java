package se.klardag.cli.indicators;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.indicators.ReportPeriod;

/// Whole months, first and last (*månader*), as a call names them.
public record MonthRange(YearMonth from, YearMonth to) {
    private static final String BETWEEN = "..";

    public MonthRange {
        if (to.isBefore(from)) {
            throw new DateTimeException("the last month is before the first");
        }
    }

    /// Reads `2022-09` or `2022-07..2022-09`.
    ///
    /// @throws DateTimeException when the text is neither
    public static MonthRange parse(String text) {
        int at = text.indexOf(BETWEEN);
        var from = YearMonth.parse(at < 0 ? text : text.substring(0, at));
        return new MonthRange(from, at < 0 ? from : YearMonth.parse(text.substring(at + BETWEEN.length())));
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
