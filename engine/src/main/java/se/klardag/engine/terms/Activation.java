package se.klardag.engine.terms;

/// Whether what the terms come to is billed (*aktivering*): an agreement can be in force and not billed.
public enum Activation {
    /// Bills are sent.
    ACTIVE,
    /// The result is computed and shown, and nothing is to be paid.
    SUSPENDED
}
