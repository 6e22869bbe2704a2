package se.klardag.engine.grant;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import se.klardag.engine.figure.Figure;

/// A receiver's part of what is distributed by population (*andel efter folkmängd*): the whole, times its inhabitants, by those of
/// all, rounded down, and a krona more where the largest remainder falls to it.
///
/// | | |
/// |---|---|
/// | Unit | kronor; inhabitants |
/// | Valid | a whole number of kronor |
/// | Source | [se.klardag.engine.price.LargestRemainder] |
/// | Rounding | to whole kronor; the portions of all receivers add up to the whole |
///
/// @param whole  what is distributed
/// @param people of the receiver
/// @param all    of every receiver together
/// @param raised whether it gets the krona more
public record Portion(Figure whole, long people, long all, boolean raised) {
    /// Kronor.
    public long value() {
        return kronor(whole).multiply(BigInteger.valueOf(people)).divide(BigInteger.valueOf(all)).longValueExact()
                + (raised ? 1 : 0);
    }

    /// What it would be in parts of a krona, half up to öre; only to be shown.
    public BigDecimal unrounded() {
        return whole.value()
                .multiply(BigDecimal.valueOf(people))
                .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP);
    }

    private static BigInteger kronor(Figure whole) {
        return whole.value().toBigIntegerExact();
    }
}
