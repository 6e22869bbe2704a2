package se.klardag.engine.bill;

import java.math.BigDecimal;
import se.klardag.engine.terms.population.LeftOutUnder;

/// What a bill lacks by a reading that leaves cases out (*del av räkningen som en tolkning utesluter*): the bill that the same steps
/// make without that rule alone, less the bill. Cases that anything else leaves out too are not among them.
///
/// @param under  the reason and the reading that leave them out
/// @param cases  how many would count; 0 where the next rule only leaves a case out in another way
/// @param days   what their days in the average, or billed case by case, would be
/// @param amount in the currency of the price, unrounded; below 0 where the bill would be lower with them, as where they lower a mean
/// @param toPay  the same of the sums to pay
public record LeftOutShare(LeftOutUnder under, long cases, long days, BigDecimal amount, BigDecimal toPay) {
    /// What two bills lack by the same reading.
    public LeftOutShare plus(LeftOutShare other) {
        return new LeftOutShare(
                under, cases + other.cases, days + other.days, amount.add(other.amount), toPay.add(other.toPay));
    }
}
