package se.klardag.engine.terms.population;

import se.klardag.engine.terms.value.Term;

/// A reason that another reading of the text would leave a case out for, and that these terms count (*räknas ändå*).
///
/// @param reason  what the case must show
/// @param effect  that it counts, with clause and status
/// @param reading the page on which the unclear sentence is read, `R-004`; empty where the text itself says that the case counts, or
///                nobody has written why
/// @param confirmedBy who adopted the reading for the parties, and when; empty where nobody has
public record CountedAnyway(Reason reason, Term<Effect> effect, String reading, String confirmedBy) {
    /// One that nobody has confirmed.
    public CountedAnyway(Reason reason, Term<Effect> effect, String reading) {
        this(reason, effect, reading, "");
    }

    public CountedAnyway {
        if (effect.value() != Effect.COUNTED) {
            throw new IllegalArgumentException(effect.path() + " leaves the case out");
        }
    }

    /// Whether a reading decides, rather than the text.
    public boolean isReading() {
        return !reading.isEmpty();
    }

    /// Whether the text itself, or a party's own value, excepts the case from a rule (*undantag*). That a kind of care is covered is none.
    public boolean isException() {
        return !isReading() && reason != Reason.CARE_TYPE_OUTSIDE;
    }

    /// Whether a party vouches for the reading: it remains one, since the text is as unclear as before.
    public boolean isConfirmed() {
        return isReading() && !confirmedBy.isEmpty();
    }
}
