package se.klardag.cli.documents.change;

import java.util.Optional;
import se.klardag.engine.terms.population.Reason;

/// A case that a correction bills otherwise than before (*ändrat ärende på räkningen*).
///
/// @param daysBefore days that counted before
/// @param daysAfter  days that count now
/// @param leftOut    why it does not count now; empty where it counts or is gone
public record ChangedCase(String caseId, Why why, long daysBefore, long daysAfter, Optional<Reason> leftOut) {
    /// What happened to it.
    public enum Why {
        /// It was not there before.
        ADDED,
        /// It is not there any more.
        REMOVED,
        /// It is on another bill of the month now.
        MOVED_AWAY,
        /// It was on another bill of the month.
        MOVED_HERE,
        /// Its payer disputed it and was right.
        UPHELD,
        /// Other times are recorded.
        TIMES,
        /// Other facts decide otherwise whether it counts.
        VERDICT,
        /// Other facts are recorded, which decide nothing.
        FACTS,
        /// The terms are other ones.
        TERMS
    }
}
