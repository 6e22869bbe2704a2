package se.klardag.engine.terms.liability;

import java.math.RoundingMode;

/// What is done to the mean before it is multiplied (*avrundning av medelvärdet*).
public sealed interface MeanRounding {
    /// Nothing: excess days are exact.
    record Unrounded() implements MeanRounding {}

    /// The mean is brought to so many decimals, 0 to 6.
    record ToDecimals(int decimals, RoundingMode mode) implements MeanRounding {
        public ToDecimals {
            if (decimals < 0 || decimals > 6) {
                throw new IllegalArgumentException("0 to 6 decimals, not " + decimals);
            }
        }
    }
}
