package se.klardag.cli.documents.model;

import java.math.BigDecimal;

/// One line of a bill (*fakturarad*).
///
/// @param earlier whether the line takes back what an earlier bill said; its quantity and amount are then negative
/// @param days    quantity, exact
/// @param rate    kronor per day
/// @param amount  kronor, in whole öre
public record BillLine(Kind kind, boolean earlier, BigDecimal days, BigDecimal rate, BigDecimal amount) {
    public BillLine {
        if (amount.scale() > 2) {
            throw new IllegalArgumentException("a line of less than an öre: " + amount);
        }
    }

    /// What the days are.
    public enum Kind {
        EXCESS_DAYS,
        LONG_STAY_DAYS,
        LIABLE_DAYS
    }

    /// The line as taken back.
    public BillLine takenBack() {
        return new BillLine(kind, true, days.negate(), rate, amount.negate());
    }
}
