package se.klardag.engine.terms.population;

/// What a population rule does to the case it fits (*verkan*).
public enum Effect {
    /// Neither its days nor itself are in the average.
    OUT_OF_BOTH,
    /// Its days are left out, the case stays in the denominator.
    OUT_OF_NUMERATOR,
    /// It counts; at most a finding tells of it.
    COUNTED
}
