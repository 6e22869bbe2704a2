package se.klardag.rules;

import java.time.LocalDate;
import java.time.YearMonth;

/// Dates on which the same values are looked up (*tidsrymd*).
///
/// @param from first date
/// @param to   last date
record Span(LocalDate from, LocalDate to) {
    static Span of(YearMonth month) {
        return new Span(month.atDay(1), month.atEndOfMonth());
    }
}
