package se.klardag.cli.command.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.list.DisputeList;
import se.klardag.cli.ledger.list.RejectedRowsException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryBody.DisputeState;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.review.DisputeEffects;
import se.klardag.cli.ledger.review.PostingReview;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.text.BillsText;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.TerminalSafe;

/// What one call says of disputes (*bestridandekörning*): everything is looked through, and what upholding does is said,
/// before anything is recorded.
final class DisputeRun {
    private final Console console;
    private final Ledger ledger;
    private final DisputeState becomes;
    private final LocalDate day;
    private final PostingReview review;
    private final BillsText text;
    private final DisputeEffects effects;

    DisputeRun(Console console, Ledger ledger, DisputeState becomes, LocalDate day) {
        this.console = console;
        this.ledger = ledger;
        this.becomes = becomes;
        this.day = day;
        this.review = new PostingReview(ledger.view(), ledger::read, console.today());
        this.text = new BillsText(console.texts(), console.page());
        this.effects = new DisputeEffects(ledger.view(), ledger::read);
    }

    /// Records the disputes of cases on a bill, or of the whole bill when there are none.
    void record(String bill, List<String> cases, String reason) {
        var ids = cases.isEmpty() ? whole(bill) : cases.stream().distinct().toList();
        post(List.of(document(new EntryBody.Dispute(bill, ids, becomes, reason))));
    }

    /// Records the disputes of a list: all of it, or nothing. What the ledger knows already is counted.
    ///
    /// @throws RejectedRowsException naming every row that cannot be taken
    void record(List<DisputeList.Row> rows) {
        var cases = new LinkedHashMap<Named, SequencedSet<String>>();
        var seen = new LinkedHashMap<Case, DisputeList.Row>();
        var rejected = new ArrayList<RejectedRowsException.Row>();
        var recorded = recorded();
        int known = 0;
        for (var row : rows) {
            try {
                var fresh = fresh(row, seen, recorded);
                known += fresh.isEmpty() ? 1 : 0;
                if (!fresh.isEmpty()) {
                    cases.computeIfAbsent(new Named(row.bill(), row.reason()), _ -> new LinkedHashSet<>())
                            .addAll(fresh);
                }
            } catch (LedgerException why) {
                rejected.add(row.fault(why));
            }
        }
        if (!rejected.isEmpty()) {
            throw new RejectedRowsException(rejected);
        }
        post(cases.entrySet()
                .stream()
                .map(each -> document(new EntryBody.Dispute(
                        each.getKey().bill(), List.copyOf(each.getValue()), becomes, each.getKey().reason())))
                .toList());
        console.print(console.texts().get("ledger.disputes-listed", rows.size() - known, known) + "\n");
    }

    /// What the journal has said before of disputes that became the same.
    private Set<EntryBody.Dispute> recorded() {
        return ledger.journal()
                .entries()
                .stream()
                .filter(each -> each.kind().equals(EntryKind.DISPUTE.code()))
                .map(each -> content(ledger.read(each.sequence())))
                .filter(each -> each.state() == becomes)
                .collect(Collectors.toSet());
    }

    private record Named(String bill, String reason) {}

    private record Case(String bill, String id) {}

    /// The cases of a row that are not what they are to become, and were not that before for the same reason: the same list
    /// again says nothing new, whatever became of its disputes.
    ///
    /// @throws LedgerException when one cannot become it, or is earlier in the list with another reason
    private List<String> fresh(DisputeList.Row row, Map<Case, DisputeList.Row> seen, Set<EntryBody.Dispute> recorded) {
        var states = ledger.view().disputes(row.bill());
        if (row.caseId().isPresent() && states.get(row.caseId().get()) == becomes) {
            return List.of();
        }
        var said = recorded.stream()
                .filter(each -> each.bill().equals(row.bill()) && each.reason().equals(row.reason()))
                .flatMap(each -> each.caseIds().stream())
                .collect(Collectors.toSet());
        var asked = row.caseId()
                .map(List::of)
                .orElseGet(() -> said.isEmpty() ? whole(row.bill()) : candidates(row.bill()));
        var fresh = new ArrayList<String>();
        for (var id : asked.stream().filter(id -> !said.contains(id)).toList()) {
            var before = seen.putIfAbsent(new Case(row.bill(), id), row);
            if (before == null) {
                fresh.add(id);
            } else if (!before.reason().equals(row.reason())) {
                throw LedgerException.unusable(
                        "ledger.disputed-twice", TerminalSafe.briefly(id), before.number());
            }
        }
        if (!fresh.isEmpty()) {
            document(new EntryBody.Dispute(row.bill(), fresh, becomes, row.reason()));
        }
        return fresh;
    }

    /// A document that may be posted.
    private JournalEntry document(EntryBody.Dispute dispute) {
        var document = ledger.posting().dispute(dispute, day, EngineVersion.current());
        review.refuse(document);
        return document;
    }

    private void post(List<JournalEntry> documents) {
        var disputes = documents.stream().map(DisputeRun::content).toList();
        tellEffects(disputes);
        for (var dispute : disputes) {
            var entry = ledger.post(
                    ledger.posting().dispute(dispute, day, EngineVersion.current()));
            var word = text.dispute(becomes);
            dispute.caseIds()
                    .forEach(id -> console.print(
                            console.texts()
                                    .get(
                                            "ledger.dispute-noted", dispute.bill(), TerminalSafe.briefly(id), word)
                                    + "\n"));
            console.print(console.texts().get("ledger.posted", entry.sequence()) + "\n");
        }
        if (becomes == DisputeState.UPHELD || becomes == DisputeState.REOPENED) {
            disputes.stream().map(EntryBody.Dispute::bill).distinct().forEach(this::tellCredit);
        }
    }

    /// How the credit is posted, or why it cannot be.
    private void tellCredit(String bill) {
        try {
            var credit = ledger.posting()
                    .because(new EntryBody.Grounds("?", "?"))
                    .credit(bill, console.today(), EngineVersion.current());
            boolean raises = (credit.content() instanceof EntryBody.Month month
                    && month.bills().stream().anyMatch(each -> each.amount().signum() > 0))
                    || !effects.raising(bill, effects.upheld(bill)).isEmpty();
            boolean closed = ledger.view()
                    .bill(bill)
                    .filter(place -> ledger.view().isClosed(place.period()))
                    .isPresent();
            console.print(console.texts()
                    .get(
                            becomes == DisputeState.UPHELD ? "ledger.credit-next" : "ledger.charge-next", bill,
                            (raises ? " --allow-increase" : "") + (closed ? " --unlock-closed --reason … --by …" : ""))
                    + "\n");
        } catch (LedgerException why) {
            if (becomes == DisputeState.UPHELD) {
                console.print(why.message(console.texts()) + "\n");
            }
        }
    }

    private static EntryBody.Dispute content(JournalEntry document) {
        if (document.content() instanceof EntryBody.Dispute dispute) {
            return dispute;
        }
        throw new IllegalStateException("a dispute is " + document.kind());
    }

    /// What each bill becomes without its disputed cases.
    private void tellEffects(List<EntryBody.Dispute> disputes) {
        if (becomes != DisputeState.OPEN && becomes != DisputeState.UPHELD) {
            return;
        }
        var cases = new LinkedHashMap<String, SequencedSet<String>>();
        disputes.forEach(each -> cases.computeIfAbsent(each.bill(), _ -> new LinkedHashSet<>())
                .addAll(each.caseIds()));
        cases.forEach((bill, ids) -> {
            console.print(text.without(bill, effects.without(bill, ids)));
            if (ids.size() > 1) {
                console.print(text.raising(bill, effects.raising(bill, ids)));
            }
        });
    }

    /// The cases of the whole bill that can become what they are to become.
    ///
    /// @throws LedgerException when there is none
    private List<String> whole(String bill) {
        var ids = candidates(bill);
        if (ids.isEmpty()) {
            throw LedgerException.refused("ledger.nothing-to-dispute", bill);
        }
        return ids;
    }

    private List<String> candidates(String bill) {
        var states = ledger.view().disputes(bill);
        return ledger.bill(bill)
                .now()
                .stream()
                .flatMap(each -> each.cases().stream())
                .filter(each -> each.assessment().listed())
                .map(each -> each.fact().id())
                .filter(id -> canBecome(Optional.ofNullable(states.get(id))))
                .distinct()
                .toList();
    }

    private boolean canBecome(Optional<DisputeState> now) {
        return switch (becomes) {
            case OPEN -> now.filter(each -> each.isOpen() || each == DisputeState.UPHELD).isEmpty();
            case UPHELD, REJECTED, WITHDRAWN -> now.filter(DisputeState::isOpen).isPresent();
            case REOPENED -> now.filter(each -> !each.isOpen()).isPresent();
        };
    }
}
