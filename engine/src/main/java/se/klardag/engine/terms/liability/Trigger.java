package se.klardag.engine.terms.liability;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import se.klardag.engine.terms.value.Term;

/// Whether a municipality's months are charged at all (*utlösande villkor*).
public sealed interface Trigger {
    /// Every month whose own mean is above the threshold.
    record EachMonth() implements Trigger {}

    /// Only months that an earlier stretch has switched on: every so many months the mean of all cases of the last so many
    /// decides for the coming ones, until it decides otherwise.
    ///
    /// | | |
    /// |---|---|
    /// | Unit | calendar months |
    /// | Valid | 2, 3, 4, 6 or 12: stretches begin in January and fill a year |
    /// | Source | agreement |
    /// | Rounding | none: the pooled mean is compared with the threshold exactly |
    record PooledMonths(Term<Integer> months) implements Trigger {
        public PooledMonths {
            if (months.value() < 2 || 12 % months.value() != 0) {
                throw new IllegalArgumentException("months that do not fill a year: " + months.value());
            }
        }

        /// The months that decide for the month, in order.
        public List<YearMonth> deciding(YearMonth month) {
            var first = month.minusMonths((month.getMonthValue() - 1) % months.value() + (long) months.value());
            return IntStream.range(0, months.value()).mapToObj(first::plusMonths).toList();
        }
    }
}
