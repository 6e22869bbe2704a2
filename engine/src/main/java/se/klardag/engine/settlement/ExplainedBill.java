package se.klardag.engine.settlement;

import java.util.List;
import se.klardag.engine.bill.Bill;

/// A bill whose sums know their cases (*förklarad räkning*).
///
/// @param bill  the same figures as the settlement's, each with its parts
/// @param cases every case of the municipality in the month, counted or left out, in order of ready notice and id
public record ExplainedBill(Bill bill, List<ExplainedCase> cases) {
    public ExplainedBill {
        cases = List.copyOf(cases);
    }
}
