package se.klardag.engine.bill;

import java.math.RoundingMode;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.terms.Payable;
import se.klardag.engine.terms.Term;

/// Stage 5 of 5: the amount as a sum to pay (*att betala*).
public final class Billing {
    private Billing() {}

    /// The amount rounded as the terms say, on the total of the bill only.
    public static Figure of(Figure amount, Term<Payable> payable) {
        int decimals = switch (payable.value()) {
            case WHOLE_KRONA_HALF_UP -> 0;
            case ORE_HALF_UP -> 2;
        };
        return new Figure.Rounded(Label.TO_PAY, amount, decimals, RoundingMode.HALF_UP, payable);
    }
}
