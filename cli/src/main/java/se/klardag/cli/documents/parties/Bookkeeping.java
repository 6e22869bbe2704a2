package se.klardag.cli.documents.parties;

import java.util.List;
import java.util.OptionalInt;

/// How a bill is booked (*kontering*).
///
/// @param series           voucher series; may be empty: the ledger then chooses
/// @param motpartDimension number of the dimension for the counterparty; none when it is not booked
public record Bookkeeping(
        String series,
        Account receivable,
        Account revenue,
        Account rounding,
        OptionalInt motpartDimension,
        List<Dimension> dimensions) {
    public Bookkeeping {
        dimensions = List.copyOf(dimensions);
    }

    /// A dimension and the object that revenue is booked on (*dimension och objekt*).
    public record Dimension(int number, String name, String object, String objectName) {}
}
