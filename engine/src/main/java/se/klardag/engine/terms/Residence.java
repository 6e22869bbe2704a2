package se.klardag.engine.terms;

/// Which municipality pays for a patient (*betalande kommun*).
public enum Residence {
    /// The one of registration.
    REGISTERED,
    /// The one where the patient stays.
    STAY,
    /// On each day the one of residence: a patient who moves is paid for by two.
    EACH_DAY
}
