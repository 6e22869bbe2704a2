package se.klardag.engine.figure;

/// What a figure counts (*enhet*). Figures whose units do not fit cannot be put together.
public enum Unit {
    CASES,
    DAYS,
    DAYS_PER_CASE,
    SEK_PER_DAY,
    SEK;

    /// The unit of a product.
    ///
    /// @throws IllegalArgumentException when the two do not multiply to a unit of ours
    public Unit times(Unit other) {
        if ((this == DAYS_PER_CASE && other == CASES) || (this == CASES && other == DAYS_PER_CASE)) {
            return DAYS;
        }
        if ((this == DAYS && other == SEK_PER_DAY) || (this == SEK_PER_DAY && other == DAYS)) {
            return SEK;
        }
        throw new IllegalArgumentException("no unit is " + this + " times " + other);
    }
}
