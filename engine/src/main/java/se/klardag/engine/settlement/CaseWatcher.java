package se.klardag.engine.settlement;

import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.Case;

/// Looks on while a month is settled (*åskådare*), to note findings; cannot change anything.
@FunctionalInterface
public interface CaseWatcher {
    /// Looks at nothing.
    CaseWatcher NOBODY = (fact, here, party) -> {};

    /// A case of the month. The same object may be shown again with the next row's facts.
    ///
    /// @param party whether its municipality is a party to the agreement
    void saw(Case fact, Assessment.Here here, boolean party);
}
