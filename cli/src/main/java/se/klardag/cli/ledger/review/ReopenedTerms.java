package se.klardag.cli.ledger.review;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.LongFunction;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.LedgerView;

/// The terms that a billed month was reopened under and has since then (*omräknade villkor*): late data belong under them.
///
/// @param sequence of the entry that reopened the month
/// @param day      of that entry
/// @param month    as it was billed last
public record ReopenedTerms(long sequence, LocalDate day, EntryBody.Month month) {
    /// The reopened terms of a month of a series; empty where it was not reopened, or was put back under other terms later.
    ///
    /// @param reader finds a document by its sequence
    public static Optional<ReopenedTerms> of(
            String series, YearMonth period, LedgerView view, LongFunction<JournalEntry> reader) {
        var last = view.lastBilled(series, period);
        if (last.isEmpty() || !(reader.apply(last.getAsLong()).content() instanceof EntryBody.Month standing)) {
            return Optional.empty();
        }
        var entry = reader.apply(last.getAsLong());
        while (entry.content() instanceof EntryBody.Month month && month.rules().sameAs(standing.rules())) {
            if (month.kind() == EntryKind.REOPENING) {
                return Optional.of(new ReopenedTerms(entry.sequence(), entry.date(), standing));
            }
            if (month.corrects().isEmpty()) {
                break;
            }
            entry = reader.apply(month.corrects().getAsLong());
        }
        return Optional.empty();
    }

    /// The terms that a posting would put aside: the month was reopened, and comes in again under others.
    public static Optional<ReopenedTerms> putAside(
            EntryBody.Month month, LedgerView view, LongFunction<JournalEntry> reader) {
        boolean again = month.kind() == EntryKind.SETTLEMENT || month.kind() == EntryKind.CORRECTION;
        return again
                ? of(month.series(), month.period(), view, reader)
                        .filter(each -> !each.month().rules().sameAs(month.rules()))
                : Optional.empty();
    }
}
