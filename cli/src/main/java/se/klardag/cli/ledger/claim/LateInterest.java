package se.klardag.cli.ledger.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import se.klardag.cli.ledger.journal.LedgerException;

/// Interest for being late (*dröjsmålsränta*) by 6 § räntelagen (1975:635): the reference rate of the day and eight
/// percentage points more, on what is open, from the day after the day of payment. The law has no rule for the days of a
/// year: 365 are counted. What was credited since was never owed, and bears none.
///
/// @param referenceRates percent a year by the first day on which they hold, as Riksbanken states them; nothing is assumed
public record LateInterest(NavigableMap<LocalDate, BigDecimal> referenceRates) {
    private static final BigDecimal ABOVE = BigDecimal.valueOf(8);
    private static final BigDecimal PERCENT_OF_YEAR = BigDecimal.valueOf(36_500);

    public LateInterest {
        referenceRates = Collections.unmodifiableNavigableMap(new TreeMap<>(referenceRates));
    }

    /// Kronor with öre, half up.
    ///
    /// @param owed what was open at the end of each day on which that changed; the first is the day of payment or before
    /// @param due  the day of payment
    /// @param day  the last day that bears interest
    /// @throws LedgerException when no reference rate is stated for a day that bears interest
    public BigDecimal of(NavigableMap<LocalDate, BigDecimal> owed, LocalDate due, LocalDate day) {
        var changes = new TreeMap<>(owed);
        referenceRates.keySet()
                .stream()
                .map(first -> first.minusDays(1))
                .filter(last -> last.isAfter(due) && last.isBefore(day))
                .forEach(last -> changes.computeIfAbsent(last, date -> owedOn(owed, date)));
        changes.putIfAbsent(due, owedOn(owed, due));
        var sum = BigDecimal.ZERO;
        for (var from = due; from.isBefore(day);) {
            var next = changes.higherKey(from);
            var until = next == null || next.isAfter(day) ? day : next;
            var open = owedOn(owed, from).max(BigDecimal.ZERO);
            if (open.signum() > 0) {
                var days = BigDecimal.valueOf(ChronoUnit.DAYS.between(from, until));
                sum = sum.add(open.multiply(days).multiply(rate(from.plusDays(1))));
            }
            from = until;
        }
        return sum.divide(PERCENT_OF_YEAR, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal owedOn(NavigableMap<LocalDate, BigDecimal> owed, LocalDate day) {
        var last = owed.floorEntry(day);
        return last == null ? BigDecimal.ZERO : last.getValue();
    }

    /// Percent a year on a day.
    private BigDecimal rate(LocalDate day) {
        var last = referenceRates.floorEntry(day);
        if (last == null) {
            throw LedgerException.unusable("ledger.no-reference-rate", day);
        }
        return last.getValue().add(ABOVE).max(BigDecimal.ZERO);
    }
}
