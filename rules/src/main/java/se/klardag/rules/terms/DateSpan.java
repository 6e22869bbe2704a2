package se.klardag.rules.terms;

import java.time.LocalDate;
import java.time.YearMonth;

/// Dates on which the same values are looked up (*tidsrymd*).
///
/// @param from first date
/// @param to   last date
record DateSpan(LocalDate from, LocalDate to) {
    static DateSpan of(YearMonth month) {
        return new DateSpan(month.atDay(1), month.atEndOfMonth());
    }

    /// Whether they share a date.
    boolean meets(DateSpan other) {
        return !from.isAfter(other.to) && !to.isBefore(other.from);
    }

    /// The dates they share.
    DateSpan within(DateSpan other) {
        return new DateSpan(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }
}
