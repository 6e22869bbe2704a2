package se.klardag.engine.bill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Which bills a credit takes back (*kreditering av tidigare räkningar*): the newest first, each at most whole.
public final class CreditAllocation {
    /// An earlier bill and what of it is already taken back.
    ///
    /// @param number   its number
    /// @param amount   kronor, above 0
    /// @param credited kronor taken back so far, at most `amount`
    public record Billed(String number, BigDecimal amount, BigDecimal credited) {
        public Billed {
            if (amount.signum() <= 0 || credited.signum() < 0 || credited.compareTo(amount) > 0) {
                throw new IllegalArgumentException(number + ": " + credited + " of " + amount + " credited");
            }
        }

        /// The same bill with more of it taken back.
        public Billed less(BigDecimal credit) {
            return new Billed(number, amount, credited.add(credit));
        }
    }

    /// What is taken back of one bill.
    public record Share(String number, BigDecimal amount) {}

    private CreditAllocation() {}

    /// Spreads a credit over earlier bills.
    ///
    /// @param credit  kronor, above 0
    /// @param earlier in the order in which they were billed
    /// @throws IllegalArgumentException when there is not so much to take back
    public static List<Share> over(List<Billed> earlier, BigDecimal credit) {
        var shares = new ArrayList<Share>();
        var left = credit;
        for (var bill : earlier.reversed()) {
            var share = left.min(bill.amount().subtract(bill.credited()));
            if (share.signum() > 0) {
                shares.add(new Share(bill.number(), share));
                left = left.subtract(share);
            }
        }
        if (left.signum() != 0 || credit.signum() <= 0) {
            throw new IllegalArgumentException("cannot credit " + credit + ": " + left + " left over");
        }
        return shares;
    }
}
