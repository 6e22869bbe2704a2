package se.klardag.engine.settlement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// An exact number, so that a walk through an explanation can divide without rounding.
record Fraction(BigInteger over, BigInteger under) {
    static final Fraction ZERO = of(BigDecimal.ZERO);

    static Fraction of(BigDecimal decimal) {
        return decimal.scale() > 0
                ? new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
                : new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE);
    }

    Fraction plus(Fraction other) {
        return new Fraction(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.over.negate(), other.under));
    }

    Fraction times(Fraction other) {
        return new Fraction(over.multiply(other.over), under.multiply(other.under));
    }

    Fraction by(Fraction other) {
        return new Fraction(over.multiply(other.under), under.multiply(other.over));
    }

    boolean isBelow(Fraction other) {
        return minus(other).over.signum() < 0;
    }

    boolean is(BigDecimal decimal) {
        return minus(of(decimal)).over.signum() == 0;
    }

    /// Half up or down to so many decimals, by whole-number division.
    Fraction rounded(int decimals, RoundingMode mode) {
        var scaled = over.multiply(BigInteger.TEN.pow(decimals));
        var half = mode == RoundingMode.HALF_UP ? under : BigInteger.ZERO;
        var whole = scaled.multiply(BigInteger.TWO).add(half).divide(under.multiply(BigInteger.TWO));
        return new Fraction(whole, BigInteger.TEN.pow(decimals));
    }
}
