package se.klardag.cli.xlsx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// What a cell of a workbook holds (*cell*).
public sealed interface Cell {
    Style style();

    /// Text; never taken for a formula, whatever it begins with.
    record Text(String text, Style style) implements Cell {}

    /// A number; dates are numbers to Excel.
    record Numeral(BigDecimal number, Style style) implements Cell {}

    /// A formula with its result, so that readers that do not calculate show it too.
    ///
    /// @param expression in Excel's own English form
    record Formula(String expression, Result result, Style style) implements Cell {}

    /// The result of a formula.
    sealed interface Result {
        record Of(BigDecimal number) implements Result {}

        record Words(String text) implements Result {}
    }

    static Cell text(String text, Style style) {
        return new Text(text, style);
    }

    static Cell number(BigDecimal number, Style style) {
        return new Numeral(number, style);
    }

    static Cell number(long number, Style style) {
        return new Numeral(BigDecimal.valueOf(number), style);
    }

    static Cell date(LocalDate date, Style style) {
        return new Numeral(BigDecimal.valueOf(serial(date)), style);
    }

    static Cell moment(LocalDateTime moment, Style style) {
        return new Numeral(BigDecimal.valueOf(serial(moment.toLocalDate())).add(partOfDay(moment.toLocalTime())),
                style);
    }

    static Cell time(LocalTime time, Style style) {
        return new Numeral(partOfDay(time), style);
    }

    static Cell formula(String expression, BigDecimal result, Style style) {
        return new Formula(expression, new Result.Of(result), style);
    }

    /// Days since 1899-12-30, as Excel counts from 1900-03-01 on.
    static long serial(LocalDate date) {
        return date.toEpochDay() + 25_569;
    }

    private static BigDecimal partOfDay(LocalTime time) {
        return BigDecimal.valueOf(time.toNanoOfDay())
                .divide(BigDecimal.valueOf(LocalTime.MAX.toNanoOfDay() + 1), 12, RoundingMode.HALF_UP);
    }
}
