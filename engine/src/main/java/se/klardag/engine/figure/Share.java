package se.klardag.engine.figure;

import java.math.BigDecimal;

/// A part of the difference between two figures, and what makes it (*andel av en skillnad*).
///
/// @param amount in the unit of the figures; below 0 where it lowers
public record Share(Cause cause, BigDecimal amount) {
    /// What makes a part of a difference (*orsak*).
    public sealed interface Cause {
        /// A case whose days differ, or that only one of the figures counts.
        record OfCase(String caseId) implements Cause {}

        /// An agreed value that differs.
        record OfTerm(String path) implements Cause {}

        /// A step of the arithmetic: a rounding, a sum that stops at 0, figures that are made in different ways.
        record OfStep(Label label) implements Cause {}
    }
}
