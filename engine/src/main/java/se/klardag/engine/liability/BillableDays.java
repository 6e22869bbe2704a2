package se.klardag.engine.liability;

import java.util.Optional;
import se.klardag.engine.figure.Figure;

/// The days that a municipality is liable for (*betalningsansvar i dygn*).
///
/// @param cases    cases in the average, liable or followed
/// @param days     days in the average, liable or followed
/// @param mean     days per case before any rounding; empty where the terms use none, or there are no cases
/// @param excess   days above the threshold; 0 where the terms have none
/// @param longStayDays long-stayers' days billed on their own
/// @param billable days that are paid for
public record BillableDays(
        Figure cases,
        Figure days,
        Optional<Figure> mean,
        Figure excess,
        Figure longStayDays,
        Figure billable) {
    /// The month's own excess, also where earlier months decide that it is not charged.
    public Figure excessOfMonth() {
        return excess instanceof Figure.Released released ? released.held() : excess;
    }

    /// What earlier months decide about the excess, where they do.
    public Optional<Figure.Released> decided() {
        return excess instanceof Figure.Released released ? Optional.of(released) : Optional.empty();
    }
}
