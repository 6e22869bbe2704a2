package se.klardag.engine.bill;

import java.math.BigDecimal;
import java.util.List;
import se.klardag.engine.terms.population.LeftOutUnder;

/// What hangs on several readings that leave the same cases out (*ärenden som flera tolkningar utesluter*): without one of them alone
/// such a case is left out all the same. The sum is the bill that the same steps make without any of them, less the bill; it has the
/// cases that one of them alone leaves out as well.
///
/// @param under  the reasons and readings that leave the cases out, 2 or more, in the order in which they are tried
/// @param cases  how many are left out by exactly these and would count; 0 where the next rule only leaves them out in another way
/// @param days   what the days of those cases would be, in the average or billed case by case
/// @param amount in the currency of the price, unrounded; below 0 where the bill would be lower
/// @param toPay  the same of the sums to pay
public record SeveralReadingsShare(
        List<LeftOutUnder> under,
        long cases,
        long days,
        BigDecimal amount,
        BigDecimal toPay) {
    public SeveralReadingsShare {
        under = List.copyOf(under);
    }
}
