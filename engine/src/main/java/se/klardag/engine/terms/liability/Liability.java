package se.klardag.engine.terms.liability;

import java.math.BigDecimal;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;

/// When days cost money (*betalningsansvar*).
public sealed interface Liability {
    /// The model of the municipality's monthly mean (*genomsnittsmodell*): the excess over the threshold is charged.
    ///
    /// @param threshold days per case, 0 or more; above only if strictly greater
    /// @param rounding  of the mean before it is multiplied
    /// @param charge    what is charged: the excess, times the cases
    /// @param longStay  what happens to very long stays
    /// @param trigger   whether the month is charged at all
    record Average(
            Term<String> model,
            Term<BigDecimal> threshold,
            Term<MeanRounding> rounding,
            Term<String> charge,
            LongStay longStay,
            Trigger trigger)
            implements
                Liability {
        public Average {
            if (threshold.value().signum() < 0) {
                throw new IllegalArgumentException("threshold below 0: " + threshold.value());
            }
        }
    }

    /// Each case on its own (*individuell beräkning*): days after the free days are charged.
    ///
    /// @param freeDays by the date of the ready notice
    record Individual(Term<String> model, Timeline<FreeDays> freeDays) implements Liability {}

    /// Days are followed, nothing is charged (*enbart uppföljning*).
    record FollowUpOnly(Term<String> model) implements Liability {}
}
