package se.klardag.cli.ledger.posting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.month.MonthRequest;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.KeptCases;
import se.klardag.engine.terms.AgreementTerms;

/// The cases that disputes are about (*bestridda ärenden*): which can be disputed, which a credit takes out, and which of
/// those stay out when the month comes in again.
///
/// @param reader finds a document by its sequence
record DisputedCases(LedgerView view, LongFunction<JournalEntry> reader) {
    /// Refuses what cannot become of the cases of a bill.
    ///
    /// @param billed the month as the bill was posted with it
    /// @throws LedgerException when a case is not on the bill, or its dispute cannot go that way
    void refuseUnlessAllowed(EntryBody.Dispute dispute, LedgerView.BillPlace place, EntryBody.Month billed) {
        var states = view.disputes(dispute.bill());
        var known = facts(billed);
        for (var id : dispute.caseIds()) {
            var fact = known.get(id);
            if (fact == null || fact.municipality() != place.key().municipality()) {
                throw LedgerException.unusable("ledger.no-case-on-bill", dispute.bill(), id);
            }
            refuseUnlessAllowed(id, Optional.ofNullable(states.get(id)), dispute);
        }
    }

    private static void refuseUnlessAllowed(
            String id, Optional<EntryBody.DisputeState> now, EntryBody.Dispute dispute) {
        boolean allowed = switch (dispute.state()) {
            case OPEN -> now.isEmpty() || now.get() == EntryBody.DisputeState.REJECTED
                    || now.get() == EntryBody.DisputeState.WITHDRAWN;
            case UPHELD, REJECTED, WITHDRAWN -> now.isPresent() && now.get().isOpen();
            case REOPENED -> now.isPresent() && !now.get().isOpen();
        };
        if (!allowed) {
            throw LedgerException.refused(
                    "ledger.dispute." + now.map(EntryBody.DisputeState::code).orElse("none"), dispute.bill(), id);
        }
    }

    /// What is out of a month when the upheld disputes of a bill are credited: each case as the month has it now, or as the
    /// bill had it where the month has it no more; and no case of the bill whose dispute is upheld no longer.
    ///
    /// @param billed   the month as the bill was posted with it
    /// @param standing the month as it was billed last
    /// @param posted   what was taken out when this was posted before; an earlier version took out the case of the bill
    ///                 whatever had become of it
    List<EntryBody.Struck> credited(
            String bill,
            EntryBody.Month billed,
            EntryBody.Month standing,
            Optional<List<EntryBody.Struck>> posted) {
        var states = view.disputes(bill);
        var then = facts(billed);
        var now = facts(standing);
        var already = standing.struck()
                .stream()
                .filter(each -> !each.bill().equals(bill)
                        || states.getOrDefault(each.caseId(),
                                EntryBody.DisputeState.UPHELD) == EntryBody.DisputeState.UPHELD)
                .toList();
        var fresh = new ArrayList<EntryBody.Struck>();
        var possible = new ArrayList<EntryBody.Struck>();
        then.forEach((id, fact) -> {
            if (states.get(id) == EntryBody.DisputeState.UPHELD) {
                var before = EntryBody.Struck.of(fact, bill);
                var current = now.containsKey(id) ? EntryBody.Struck.of(now.get(id), bill) : before;
                possible.add(before);
                possible.add(current);
                if (already.stream().noneMatch(each -> each.isOf(before) || each.isOf(current))) {
                    fresh.add(current);
                }
            }
        });
        return with(already, fresh, possible, posted);
    }

    /// What stays out of a month that comes in again: what is out as it was, and a case that comes with other facts where
    /// these change neither its days nor anything else of its assessment.
    ///
    /// @param standing the month as it was billed last
    /// @param posted   what was out when this was posted before; an earlier version billed a case with any other fact again
    List<EntryBody.Struck> stayingOut(
            EntryBody.Month standing,
            Posting.Incoming incoming,
            Optional<List<EntryBody.Struck>> posted) {
        var already = standing.struck();
        if (already.isEmpty()) {
            return already;
        }
        var bills = new HashMap<String, String>();
        already.forEach(each -> bills.put(each.caseId(), each.bill()));
        var changed = incoming.cases()
                .stream()
                .filter(fact -> bills.containsKey(fact.id()))
                .filter(fact -> already.stream().noneMatch(each -> each.takesOut(fact)))
                .toList();
        if (changed.isEmpty()) {
            return already;
        }
        var terms = incoming.rules().ruling(incoming.period()).terms();
        var fresh = new ArrayList<EntryBody.Struck>();
        for (var fact : changed) {
            if (asItWas(standing, already, fact.id())
                    .filter(before -> isAssessedLike(before, fact, terms))
                    .isPresent()) {
                fresh.add(EntryBody.Struck.of(fact, bills.getOrDefault(fact.id(), "")));
            }
        }
        return with(already, fresh, fresh, posted);
    }

    /// A case as it was when it was taken out last: in the posting that holds, or in an earlier one that it corrects.
    private Optional<RecordedCase> asItWas(EntryBody.Month standing, List<EntryBody.Struck> struck, String id) {
        var month = standing;
        while (true) {
            var found = month.cases()
                    .stream()
                    .filter(fact -> fact.id().equals(id) && struck.stream().anyMatch(each -> each.takesOut(fact)))
                    .findFirst();
            if (found.isPresent() || month.corrects().isEmpty()
                    || !(reader.apply(month.corrects().getAsLong()).content() instanceof EntryBody.Month earlier)) {
                return found;
            }
            month = earlier;
        }
    }

    private static boolean isAssessedLike(RecordedCase before, RecordedCase now, AgreementTerms terms) {
        var one = onBill(before, terms);
        var other = onBill(now, terms);
        return one.isPresent()
                && other.isPresent()
                && one.get().key().equals(other.get().key())
                && one.get().member().assessment().equals(other.get().member().assessment());
    }

    /// A case on its bill, as it would be alone.
    private static Optional<KeptCases.OnBill> onBill(RecordedCase fact, AgreementTerms terms) {
        var kept = new KeptCases(terms);
        MonthRequest.settle(List.of(fact)::forEach, terms, kept);
        return Optional.ofNullable(kept.byId().get(fact.id()));
    }

    /// What was there already with what comes now; as it was posted before, where that is possible.
    private static List<EntryBody.Struck> with(
            List<EntryBody.Struck> already,
            List<EntryBody.Struck> fresh,
            List<EntryBody.Struck> possible,
            Optional<List<EntryBody.Struck>> posted) {
        var all = new ArrayList<>(already);
        all.addAll(fresh);
        return posted.filter(stored -> stored.size() >= already.size()
                && stored.subList(0, already.size()).equals(already)
                && possible.containsAll(stored.subList(already.size(), stored.size())))
                .orElse(all);
    }

    private static Map<String, RecordedCase> facts(EntryBody.Month month) {
        var facts = new TreeMap<String, RecordedCase>();
        month.cases().forEach(fact -> facts.put(fact.id(), fact));
        return facts;
    }
}
