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

    /// Whether they share a date.
    boolean meets(Span other) {
        return !from.isAfter(other.to) && !to.isBefore(other.from);
    }

    /// The dates they share.
    Span within(Span other) {
        return new Span(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }
}
