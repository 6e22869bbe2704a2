package se.klardag.engine.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// What is left of what was billed (*saldo*).
///
/// @param billed   kronor billed, bills of corrections that raised a sum included
/// @param credited kronor taken back
/// @param paid     kronor paid
public record Balance(BigDecimal billed, BigDecimal credited, BigDecimal paid) {
    /// How far a bill has come (*räkningens läge*).
    public enum State {
        /// Nothing is paid, something is owed.
        OPEN("open"),
        /// Something is paid, something is owed.
        PART_PAID("part-paid"),
        /// Paid, as far as it was not credited.
        PAID("paid"),
        /// Taken back whole.
        CREDITED("credited"),
        /// More was paid than is owed.
        OVERPAID("overpaid");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /// The code in arguments and results.
        public String code() {
            return code;
        }
    }

    private static final int SHARE_DECIMALS = 4;

    /// Nothing billed, nothing paid.
    public static final Balance NOTHING = new Balance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /// Kronor still owed; below 0 when more was paid than is owed.
    public BigDecimal open() {
        return billed.subtract(credited).subtract(paid);
    }

    /// Both together.
    public Balance plus(Balance other) {
        return new Balance(billed.add(other.billed), credited.add(other.credited), paid.add(other.paid));
    }

    /// How much of what was billed was taken back, half up to four decimals; empty when nothing was billed.
    public Optional<BigDecimal> creditedShare() {
        return billed.signum() == 0
                ? Optional.empty()
                : Optional.of(credited.divide(billed, SHARE_DECIMALS, RoundingMode.HALF_UP));
    }

    public State state() {
        return switch (open().signum()) {
            case 1 -> paid.signum() == 0 ? State.OPEN : State.PART_PAID;
            case 0 -> paid.signum() == 0 && credited.signum() > 0 ? State.CREDITED : State.PAID;
            default -> State.OVERPAID;
        };
    }
}
