package se.klardag.cli.ledger.review;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.liability.Attribution;

/// Cases that stand on another month's bills too (*ärenden i två månader*): one whose discharge was corrected over the end
/// of a month counts in the new month, and in the old one until that is posted again.
public final class OtherMonths {
    private OtherMonths() {}

    /// The cases of a month that another month's last bills hold as well, by that month; none where the terms share a stay
    /// out over its months.
    ///
    /// @param reader finds a document by its sequence
    public static SortedMap<YearMonth, List<String>> of(
            EntryBody.Month month, LedgerView view, LongFunction<JournalEntry> reader) {
        var found = new TreeMap<YearMonth, List<String>>();
        if (isShared(month)) {
            return found;
        }
        var ids = new HashSet<String>();
        var near = new TreeSet<YearMonth>();
        for (var fact : month.counted()) {
            ids.add(fact.id());
            touched(fact, near);
        }
        near.add(month.period().plusMonths(1));
        near.remove(month.period());
        for (var other : near) {
            var twice = new ArrayList<String>();
            billed(view.lastBilled(month.series(), other), month.root(), reader).stream()
                    .map(RecordedCase::id)
                    .filter(ids::contains)
                    .forEach(twice::add);
            if (!twice.isEmpty()) {
                found.put(other, twice);
            }
        }
        return found;
    }

    private static List<RecordedCase> billed(OptionalLong sequence, String root, LongFunction<JournalEntry> reader) {
        return sequence.isPresent()
                && reader.apply(sequence.getAsLong()).content() instanceof EntryBody.Month other
                && other.root().equals(root) ? other.counted() : List.of();
    }

    /// The months from the notice to the discharge.
    private static void touched(RecordedCase fact, Set<YearMonth> months) {
        if (WallClock.isKnown(fact.readyNoticeAt()) && WallClock.isKnown(fact.dischargedAt())) {
            var last = YearMonth.from(WallClock.dateOf(fact.dischargedAt()));
            var month = YearMonth.from(WallClock.dateOf(fact.readyNoticeAt()));
            while (!month.isAfter(last)) {
                months.add(month);
                month = month.plusMonths(1);
            }
        }
    }

    /// Whether the terms share a stay out over its months.
    static boolean isShared(EntryBody.Month month) {
        return month.rules()
                .ruling(month.period())
                .terms()
                .current()
                .kinds()
                .values()
                .stream()
                .anyMatch(each -> each instanceof CareTerms.Known known
                        && known.terms().attribution() instanceof Attribution.DayByDay);
    }
}
