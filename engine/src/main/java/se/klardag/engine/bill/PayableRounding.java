package se.klardag.engine.bill;

import java.math.RoundingMode;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.terms.price.Payable;
import se.klardag.engine.terms.value.Term;

/// Step 8 of 8: the amount as a sum to pay (*att betala*).
public final class PayableRounding {
    private PayableRounding() {}

    /// The amount rounded as the terms say, on the total of the bill only.
    public static Figure of(Figure amount, Term<Payable> payable) {
        int decimals = switch (payable.value()) {
            case WHOLE_KRONA_HALF_UP -> 0;
            case ORE_HALF_UP -> 2;
        };
        return new Figure.Rounded(Label.TO_PAY, amount, decimals, RoundingMode.HALF_UP, payable);
    }
}
