package se.klardag.engine.terms.price;

import java.math.BigDecimal;
import java.util.Optional;
import se.klardag.engine.terms.value.Term;

/// One line of a tariff (*taxerad*): what some of a stay's charged days cost some of the payers.
///
/// | | |
/// |---|---|
/// | Unit | currency per day of care |
/// | Valid | more than 0 |
/// | Source | statute or agreement |
/// | Rounding | none |
///
/// @param name  as in the rule file
/// @param rate  per day
/// @param days  by their number in the stay
/// @param payer price class of the payers it is for; empty for everybody
/// @param payee who is paid; empty where there is one and no other
public record TariffLine(
        String name,
        Term<BigDecimal> rate,
        Term<DayNumbers> days,
        Optional<Term<String>> payer,
        Optional<Term<String>> payee) {
    /// A run of a stay's charged days, the first being 1 (*dygnsnummer*).
    ///
    /// @param last [Long#MAX_VALUE] where it has no end
    public record DayNumbers(long first, long last) {
        /// Every day.
        public static final DayNumbers EVERY_DAY = new DayNumbers(1, Long.MAX_VALUE);

        public DayNumbers {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("days " + first + " to " + last);
            }
        }

        /// How many of a run of days have a number of these.
        ///
        /// @param before charged days of the stay before the run
        /// @param count  days of the run
        public long of(long before, long count) {
            long end = Math.min(before + count, last);
            return Math.max(0, end - Math.max(before, first - 1));
        }
    }

    public TariffLine {
        if (rate.value().signum() <= 0) {
            throw new IllegalArgumentException(name + ": rate not above 0: " + rate.value());
        }
    }

    /// Whether payers of a class pay by it.
    boolean isFor(String payerClass) {
        return payer.isEmpty() || payer.get().value().equals(payerClass);
    }

    /// Whether it reaches every charged day.
    public boolean reachesEveryDay() {
        return days.value().equals(DayNumbers.EVERY_DAY);
    }
}
