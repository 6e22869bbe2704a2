package se.klardag.engine.settlement;

import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.Case;

/// Looks on while a month is settled (*åskådare*), to note findings; cannot change anything.
@FunctionalInterface
public interface CaseListener {
    /// Looks at nothing.
    CaseListener NOBODY = (_, _, _) -> {};

    /// A case of the month, also one that counts and has no liable day. The same object may be shown again with the next row's facts.
    ///
    /// @param party whether its municipality is a party to the agreement
    void onCase(Case fact, Assessment.InMonth days, boolean party);
}
