package se.klardag.engine.settlement;

import java.util.List;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.UnbilledShare;
import se.klardag.engine.terms.OtherAnswer;

/// A bill whose sums know their cases (*förklarad räkning*).
///
/// @param bill  the same figures as the settlement's, each with its parts
/// @param cases every case of the municipality in the month, counted or left out, in order of ready notice and id
/// @param onlyOthers cases that have no day on the bill, and would have under another answer to what the texts leave open
public record ExplainedBill(Bill bill, List<ExplainedCase> cases, List<OnlyOther> onlyOthers) {
    public ExplainedBill {
        cases = List.copyOf(cases);
        onlyOthers = List.copyOf(onlyOthers);
    }

    /// A case that costs nothing but under another answer (*ärende som bara den andra läsningen räknar*).
    ///
    /// @param part as the other answer assesses it
    public record OnlyOther(OtherAnswer.Stated answer, ExplainedCase part) {
        /// Those that would be charged, or be in the mean.
        public long days() {
            return part.assessment().split().counted();
        }
    }

    /// Bills that only other answers give, with their cases (*räkningar som bara den andra läsningen ger*).
    public record Unbilled(List<UnbilledShare> shares, List<OnlyOther> cases) {
        /// Of one that has a bill, or nothing to owe.
        public static final Unbilled NONE = new Unbilled(List.of(), List.of());

        public Unbilled {
            shares = List.copyOf(shares);
            cases = List.copyOf(cases);
        }
    }
}
