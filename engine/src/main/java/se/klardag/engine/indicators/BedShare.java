package se.klardag.engine.indicators;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/// How many of the beds patients ready for discharge lay in (*andel belagda vårdplatser*): the mean of the months' shares, not
/// the share of the year's days. Exact until it is shown.
///
/// | | |
/// |---|---|
/// | Unit | per cent |
/// | Valid | months with one bed or more |
/// | Source | [KeyFigure#N79176] |
/// | Rounding | [#mean] only, half up |
public final class BedShare {
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private BigInteger over = BigInteger.ZERO;
    private BigInteger under = BigInteger.ONE;
    private int months;

    /// Takes a month.
    ///
    /// @param readyDays days of the month that patients lay there ready
    /// @param days      calendar days of the month
    /// @param beds      that the hospitals could use, on average
    public void add(long readyDays, long days, long beds) {
        if (readyDays < 0 || days <= 0 || beds <= 0) {
            throw new IllegalArgumentException("no share of beds: " + readyDays + ", " + days + ", " + beds);
        }
        var bedDays = BigInteger.valueOf(days).multiply(BigInteger.valueOf(beds));
        over = over.multiply(bedDays).add(BigInteger.valueOf(readyDays).multiply(under));
        under = under.multiply(bedDays);
        months++;
    }

    public int months() {
        return months;
    }

    /// The mean of the months, to so many decimals; empty where there is no month.
    public Optional<BigDecimal> mean(int decimals) {
        return months == 0
                ? Optional.empty()
                : Optional.of(new BigDecimal(over.multiply(HUNDRED)).divide(
                        new BigDecimal(under.multiply(BigInteger.valueOf(months))), decimals, RoundingMode.HALF_UP));
    }
}
