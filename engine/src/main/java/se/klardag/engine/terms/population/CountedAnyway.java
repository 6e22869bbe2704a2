package se.klardag.engine.terms.population;

import se.klardag.engine.terms.value.Term;

/// A reason that another reading of the text would leave a case out for, and that these terms count (*räknas ändå*).
///
/// @param reason  what the case must show
/// @param effect  that it counts, with clause and status
/// @param reading the page on which the unclear sentence is read, `R-004`; empty where the text itself says that the case counts, or
///                nobody has written why
public record CountedAnyway(Reason reason, Term<Effect> effect, String reading) {
    public CountedAnyway {
        if (effect.value() != Effect.COUNTED) {
            throw new IllegalArgumentException(effect.path() + " leaves the case out");
        }
    }

    /// Whether a reading decides, rather than the text.
    public boolean isReading() {
        return !reading.isEmpty();
    }
}
