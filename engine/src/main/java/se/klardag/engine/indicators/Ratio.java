package se.klardag.engine.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// One whole number by another, exact (*kvot*): rounded once, when it is shown.
///
/// | | |
/// |---|---|
/// | Unit | that of the numbers it is made of |
/// | Valid | nothing by nothing has no value |
/// | Source | arithmetic |
/// | Rounding | [#rounded] only, half up |
public record Ratio(long over, long under) {
    public Ratio {
        if (under < 0) {
            throw new IllegalArgumentException("not by a negative number: " + under);
        }
    }

    /// The value to so many decimals; empty where there is nothing to divide by.
    public Optional<BigDecimal> rounded(int decimals) {
        return under == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(over).divide(BigDecimal.valueOf(under), decimals, RoundingMode.HALF_UP));
    }

    /// The same, times a whole number: 100 for per cent, 1 000 for per thousand.
    public Ratio times(long factor) {
        return new Ratio(Math.multiplyExact(over, factor), under);
    }
}
