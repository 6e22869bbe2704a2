package se.klardag.cli.ledger.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryBody.DisputeState;
import se.klardag.cli.ledger.posting.EntryBody.Struck;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.ledger.posting.LedgerView.BillPlace;
import se.klardag.cli.month.MonthRequest;
import se.klardag.engine.bill.AmountOwed;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.settlement.CaseListener;

/// What upholding disputes does to what a municipality owes for a month (*verkan av bestridanden*), always beside the disputes
/// that are upheld already: less, or more where the mean of the others is higher.
///
/// @param reader finds a document by its sequence
public record DisputeEffects(LedgerView view, LongFunction<JournalEntry> reader) {
    /// What a sum to pay is once the upheld disputes are credited, and what it would be.
    ///
    /// @param upheld how many cases are upheld and not credited yet, beside those that are asked for
    public record Effect(BigDecimal now, BigDecimal then, int upheld) {
        /// What there would be more to pay; below 0 for less.
        public BigDecimal more() {
            return then.subtract(now);
        }
    }

    /// What the kommun of a bill would owe for the month without disputed cases, were they upheld.
    ///
    /// @param caseIds of cases on the bill
    public Effect without(String bill, Collection<String> caseIds) {
        var place = place(bill);
        var month = last(place);
        var before = new ArrayList<>(month.struck());
        var upheld = upheld(place, month);
        upheld.removeIf(each -> caseIds.contains(each.caseId()));
        before.addAll(upheld);
        return new Effect(
                owed(month, before, place.key()), owed(month, with(month, before, caseIds, bill), place.key()),
                upheld.size());
    }

    /// The cases of disputes that by themselves raise what is owed once all of them and those upheld before are taken out,
    /// with by how much: a joint credit hides them.
    ///
    /// @param caseIds of cases on the bill
    public SortedMap<String, BigDecimal> raising(String bill, Collection<String> caseIds) {
        var place = place(bill);
        var month = last(place);
        var before = new ArrayList<>(month.struck());
        before.addAll(upheld(place, month));
        var all = with(month, before, caseIds, bill);
        var whole = owed(month, all, place.key());
        var raising = new TreeMap<String, BigDecimal>();
        for (var id : caseIds) {
            var others = all.stream().filter(each -> !each.caseId().equals(id)).toList();
            var more = whole.subtract(owed(month, others, place.key()));
            if (more.signum() > 0) {
                raising.put(id, more);
            }
        }
        return raising;
    }

    /// The cases of a bill whose dispute is upheld and not credited.
    public List<String> upheld(String bill) {
        var place = place(bill);
        return upheld(place, last(place)).stream()
                .filter(each -> each.bill().equals(bill))
                .map(Struck::caseId)
                .toList();
    }

    /// The upheld cases of every bill of the kommun's month that are not out of it yet.
    private List<Struck> upheld(BillPlace place, EntryBody.Month month) {
        var found = new ArrayList<Struck>();
        for (var owed : view.owed()) {
            var other = view.bill(owed.number()).orElseThrow();
            if (other.series().equals(place.series()) && other.period().equals(place.period())
                    && other.key().equals(place.key())) {
                view.disputes(owed.number()).forEach((id, state) -> {
                    if (state == DisputeState.UPHELD) {
                        found.addAll(struck(month, List.of(id), owed.number()));
                    }
                });
            }
        }
        found.removeIf(each -> month.struck().stream().anyMatch(each::isOf));
        return found;
    }

    private static List<Struck> with(
            EntryBody.Month month, List<Struck> before, Collection<String> ids, String bill) {
        var all = new ArrayList<>(before);
        struck(month, ids, bill).stream().filter(each -> before.stream().noneMatch(each::isOf)).forEach(all::add);
        return all;
    }

    private static List<Struck> struck(EntryBody.Month month, Collection<String> ids, String bill) {
        return month.cases()
                .stream()
                .filter(fact -> ids.contains(fact.id()))
                .map(fact -> Struck.of(fact, bill))
                .toList();
    }

    private static BigDecimal owed(EntryBody.Month month, List<Struck> struck, BillKey key) {
        var terms = month.rules().ruling(month.period()).terms();
        return MonthRequest.settle(
                EntryBody.Month.counted(month.cases(), struck)::forEach, terms, CaseListener.NOBODY)
                .bills()
                .stream()
                .map(AmountOwed::of)
                .filter(owed -> owed.key().equals(key))
                .map(AmountOwed::toPay)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BillPlace place(String bill) {
        return view.bill(bill).orElseThrow(() -> LedgerException.unusable("ledger.no-bill", bill));
    }

    private EntryBody.Month last(BillPlace place) {
        long sequence = view.lastBilled(place.series(), place.period())
                .orElseThrow(() -> new IllegalStateException("a bill of no month"));
        if (reader.apply(sequence).content() instanceof EntryBody.Month month) {
            return month;
        }
        throw LedgerException.differs("ledger.misnamed-document", sequence);
    }
}
