package se.klardag.cli.simulate;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A month, or a stretch of months (*period*): `2022-09`, `2022-01..2022-12`.
///
/// @param first first month
/// @param last  last month, not before the first
public record MonthRange(YearMonth first, YearMonth last) {
    private static final int MOST = 240;

    /// Every month of it.
    public List<YearMonth> months() {
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1)).toList();
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + ".." + last;
    }

    /// Reads it.
    public static final class Converter implements ITypeConverter<MonthRange> {
        @Override
        public MonthRange convert(String text) {
            try {
                int dots = text.indexOf("..");
                var first = YearMonth.parse(dots < 0 ? text : text.substring(0, dots));
                var last = dots < 0 ? first : YearMonth.parse(text.substring(dots + 2));
                if (last.isBefore(first) || first.plusMonths(MOST).isBefore(last)) {
                    throw new TypeConversionException("'" + text + "'");
                }
                return new MonthRange(first, last);
            } catch (DateTimeException noMonth) {
                throw new TypeConversionException("'" + text + "'");
            }
        }
    }
}
