package se.klardag.cli.month;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import se.klardag.engine.facts.CaseField;

/// What is known of the source of a month's cases beside the cases (*källans läge*).
///
/// @param last             date of the last event; empty where nothing happened, or where that is not on record
/// @param quietDays        days of the month after that event, at its end
/// @param until            last day that the call said the export to cover; empty where it said nothing
/// @param recorded         fields that no file has an event of, and that the source was said to record all the same
/// @param unmet            fields that no file has an event of, where nobody said that; not on record
/// @param differing        stays of which two places say different things of when the patient was ready
/// @param differingAllowed whether the call said that what holds by the rules will do
public record SourceState(
        Optional<LocalDate> last,
        long quietDays,
        Optional<LocalDate> until,
        Set<CaseField> recorded,
        Set<CaseField> unmet,
        long differing,
        boolean differingAllowed) {
    /// Of a source about which nothing was said.
    public static final SourceState PLAIN = new SourceState(
            Optional.empty(), 0, Optional.empty(), Set.of(), Set.of(), 0, false);

    public SourceState {
        recorded = Set.copyOf(recorded);
        unmet = Set.copyOf(unmet);
    }

    /// The same where the call said whether differing places will do; that is on record only where some differ.
    SourceState allowing(boolean allowed) {
        return new SourceState(last, quietDays, until, recorded, unmet, differing, allowed && differing > 0);
    }
}
