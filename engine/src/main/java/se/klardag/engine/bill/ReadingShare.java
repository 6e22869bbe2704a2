package se.klardag.engine.bill;

import java.math.BigDecimal;
import se.klardag.engine.terms.population.CountedAnyway;

/// What of a bill hangs on a reading of an unclear text (*del av räkningen som hänger på en tolkning*): the bill less the bill
/// that the same steps make without the cases that only the reading counts.
///
/// @param counted the reason that other readings leave those cases out for, with the reading that does not
/// @param cases   how many they are; 0 where the other reading only leaves out in another way what a rule leaves out already
/// @param days    their days in the average, or billed case by case
/// @param amount  in the currency of the price, unrounded; below 0 where the bill would be higher without them
/// @param toPay   the same of the sums to pay
public record ReadingShare(CountedAnyway counted, long cases, long days, BigDecimal amount, BigDecimal toPay) {}
