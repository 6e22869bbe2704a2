package se.klardag.engine.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Whether three published figures of a place and a year fit together (*kontroll av publicerade värden*): N20403 = N20404 /
/// N20405, as far as rounded values can tell.
///
/// | | |
/// |---|---|
/// | Unit | days; days and stays per inhabitant |
/// | Valid | 0 or more |
/// | Source | [KeyFigure]: the three have the same days and the same stays |
/// | Rounding | a published value stands for all that is rounded to it: half a unit of its last decimal to either side |
///
/// @param mean  N20403
/// @param days  N20404
/// @param stays N20405
public record PublishedMean(BigDecimal mean, BigDecimal days, BigDecimal stays) {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /// Whether some values that are rounded to the three fit exactly.
    public boolean fits() {
        boolean notAbove = low(mean).multiply(low(stays)).compareTo(high(days)) <= 0;
        boolean notBelow = high(mean).multiply(high(stays)).compareTo(low(days)) >= 0;
        return notAbove && notBelow;
    }

    /// Days by stays, to so many decimals; empty where there are no stays.
    public Optional<BigDecimal> quotient(int decimals) {
        return stays.signum() == 0 ? Optional.empty() : Optional.of(days.divide(stays, decimals, RoundingMode.HALF_UP));
    }

    private static BigDecimal low(BigDecimal value) {
        return value.subtract(half(value)).max(BigDecimal.ZERO);
    }

    private static BigDecimal high(BigDecimal value) {
        return value.add(half(value));
    }

    private static BigDecimal half(BigDecimal value) {
        return HALF.movePointLeft(value.scale());
    }
}
