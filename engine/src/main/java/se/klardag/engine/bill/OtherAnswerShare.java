package se.klardag.engine.bill;

import java.math.BigDecimal;
import se.klardag.engine.terms.OtherAnswer;

/// What hangs on the answer that a bill gives to a question which its text leaves open (*del av räkningen som hänger på svaret*): the
/// bill that the same steps make under the other answer, less the bill.
///
/// @param answer the other one
/// @param days   in the average, or billed case by case; below 0 where there are fewer under the other answer
/// @param amount in the currency of the price, unrounded
/// @param toPay  the same of the sums to pay
public record OtherAnswerShare(OtherAnswer.Stated answer, long days, BigDecimal amount, BigDecimal toPay) {
    /// Of two bills under the same other answer.
    public OtherAnswerShare plus(OtherAnswerShare other) {
        return new OtherAnswerShare(
                answer, days + other.days, amount.add(other.amount), toPay.add(other.toPay));
    }
}
