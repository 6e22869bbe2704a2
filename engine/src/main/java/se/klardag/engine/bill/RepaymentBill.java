package se.klardag.engine.bill;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.price.LargestRemainder;
import se.klardag.engine.terms.price.Repayment;

/// What one payee gives back for a month (*återbetalning*): all it is owed on the month's bills, shared out by weights.
///
/// @param payee  who gives back
/// @param amount all it is owed, and all it gives back
/// @param shares by code of the payer; they add up to the amount
public record RepaymentBill(String payee, BigDecimal amount, SortedMap<Integer, BigDecimal> shares) {
    public RepaymentBill {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    public static RepaymentBill of(List<Bill> bills, Repayment by) {
        var payee = by.payee().value();
        var owed = bills.stream().map(bill -> owed(bill.amount(), payee)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new RepaymentBill(payee, owed, LargestRemainder.byWeights(owed, by.weights()));
    }

    /// What a payee is owed by an amount that is made of lines.
    public static BigDecimal owed(Figure amount, String payee) {
        return switch (amount) {
            case Figure.OwedTo(var _, var to, var part) ->
                to.value().equals(payee) ? part.value() : BigDecimal.ZERO;
            case Figure.Sum sum ->
                sum.parts().stream().map(part -> owed(part, payee)).reduce(BigDecimal.ZERO, BigDecimal::add);
            case Figure other -> BigDecimal.ZERO;
        };
    }
}
