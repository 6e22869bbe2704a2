package se.klardag.cli.ledger.review;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.month.MonthRequest;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.KeptCases;

/// Cases that an upheld dispute took out and that a month bills again (*medgivet bestridande som återkommer*): with other
/// days or another assessment than they had, or in another month.
public final class ReturnedCases {
    private ReturnedCases() {}

    /// The cases that count in a month, were taken out before, and did not count when the month was billed last; with the bill
    /// of each dispute, ascending by id.
    ///
    /// @param reader finds a document by its sequence
    public static SortedMap<String, String> of(
            EntryBody.Month month, LedgerView view, LongFunction<JournalEntry> reader) {
        var returned = new TreeMap<String, String>();
        if (month.kind() == EntryKind.SETTLEMENT || month.kind() == EntryKind.CORRECTION) {
            returned.putAll(view.takenOut(month.root()));
        }
        if (returned.isEmpty()) {
            return returned;
        }
        returned.keySet().retainAll(ids(month));
        if (!returned.isEmpty() && month.corrects().isPresent()
                && reader.apply(month.corrects().getAsLong()).content() instanceof EntryBody.Month before) {
            returned.keySet().removeAll(ids(before));
        }
        if (!returned.isEmpty()) {
            returned.keySet().retainAll(counting(month, returned.keySet()));
        }
        return returned;
    }

    private static Set<String> ids(EntryBody.Month month) {
        return month.counted().stream().map(RecordedCase::id).collect(Collectors.toCollection(HashSet::new));
    }

    /// Those of them that count on a bill.
    private static Set<String> counting(EntryBody.Month month, Set<String> ids) {
        var terms = month.rules().ruling(month.period()).terms();
        var kept = new KeptCases(terms);
        var facts = month.counted().stream().filter(fact -> ids.contains(fact.id())).toList();
        MonthRequest.settle(facts::forEach, terms, kept);
        return kept.billed()
                .stream()
                .filter(each -> each.assessment().listed() && each.assessment().verdict() instanceof Verdict.Counts)
                .map(each -> each.fact().id())
                .collect(Collectors.toSet());
    }
}
