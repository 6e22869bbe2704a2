package se.klardag.cli.ledger.store;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.engine.facts.Municipality;

/// Municipalities whose months are posted (*kommuner med bokförda månader*), also those that owe nothing and have no bill.
public final class SettledMunicipalities {
    private SettledMunicipalities() {}

    /// Their codes, four digits.
    ///
    /// @param day    the last that counts
    /// @param series the only one that counts; every one where it is empty
    public static SortedSet<String> of(Ledger ledger, LocalDate day, Optional<String> series) {
        var entries = ledger.journal()
                .entries()
                .stream()
                .map(each -> ledger.read(each.sequence()))
                .filter(each -> !each.date().isAfter(day))
                .toList();
        var cancelled = cancelled(entries);
        var codes = new TreeSet<String>();
        for (var entry : entries) {
            if (entry.content() instanceof EntryBody.Month month && month.kind() != EntryKind.DRAFT
                    && !cancelled.contains(entry.sequence())
                    && series.map(month.series()::equals).orElse(true)) {
                month.standing().forEach(each -> codes.add(Municipality.codeText(each.owed().key().municipality())));
            }
        }
        return codes;
    }

    private static Set<Long> cancelled(List<JournalEntry> entries) {
        var cancelled = new HashSet<Long>();
        entries.forEach(each -> {
            if (each.content() instanceof EntryBody.Cancellation cancellation) {
                cancelled.add(cancellation.cancels());
            }
        });
        return cancelled;
    }
}
