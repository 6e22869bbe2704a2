package se.klardag.cli.command.posting;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.ledger.review.EarlierMonth;
import se.klardag.cli.ledger.review.PostingReview;
import se.klardag.cli.ledger.review.ReopenedTerms;
import se.klardag.cli.ledger.review.ReturnedCases;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.remarks.FoundStaysText;
import se.klardag.cli.remarks.RemarkText;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.words.ActWords;
import se.klardag.engine.correction.CaseChange;
import se.klardag.rules.files.RuleText;

/// What one call posts (*bokföringskörning*): every document is made and looked through before the first one is posted.
final class PostingRun {
    private final Console console;
    private final Ledger ledger;
    private final PostingPrinter printer;
    private final PostingReview review;
    private final List<JournalEntry> documents = new ArrayList<>();
    private final Map<YearMonth, SortedMap<YearMonth, List<String>>> leaving = new TreeMap<>();
    private Optional<PostIntake> intake = Optional.empty();
    private boolean allowReturned;
    private Posting.@Nullable Last last;

    PostingRun(Console console, Ledger ledger, PostingPrinter printer) {
        this.console = console;
        this.ledger = ledger;
        this.printer = printer;
        this.review = new PostingReview(ledger.view(), ledger::read, console.today());
    }

    /// Says what to know of a month's cases before anything is posted.
    void tell(Posting.Incoming incoming) {
        tellTwice(incoming);
        tellAlike(incoming);
        tellRemarks(incoming);
    }

    /// Says that a month is billed twice already.
    private void tellTwice(Posting.Incoming incoming) {
        if (!incoming.provisional() && posting().isBilledTwice(incoming.series(), incoming.period())) {
            console.complain(console.texts().get("ledger.billed-twice", incoming.period(), incoming.series()));
        }
    }

    /// Says which cases read like others that are billed for the month, in whatever series: no bill is changed by that.
    private void tellAlike(Posting.Incoming incoming) {
        ledger.view().lastBilled(incoming.period()).forEach((series, sequence) -> {
            var billed = new HashSet<String>();
            var alike = new HashMap<String, String>();
            if (read(sequence).content() instanceof EntryBody.Month month) {
                month.cases().forEach(fact -> {
                    billed.add(fact.id());
                    alike.put(IdText.compared(fact.id()), fact.id());
                });
            }
            incoming.cases()
                    .stream()
                    .filter(fact -> !billed.contains(fact.id()) && alike.containsKey(IdText.compared(fact.id())))
                    .forEach(fact -> console.complain(console.texts()
                            .get(
                                    "ledger.alike-billed", IdentityMask.mask(fact.id()),
                                    IdentityMask.mask(alike.getOrDefault(IdText.compared(fact.id()), "")),
                                    incoming.period(), series)));
        });
    }

    /// Says what to look at in the cases before anything is posted: a blank answer binds as no obstacle.
    private void tellRemarks(Posting.Incoming incoming) {
        var coverage = incoming.origin().coverage();
        boolean older = ActWords.isOlder(incoming.rules().ruling(incoming.period()).terms());
        FoundStaysText.lines(coverage.stays(), console.texts()).forEach(console::complain);
        RemarkText.lines(coverage.remarks(), older, console.texts()).forEach(console::complain);
    }

    /// What makes the next document of the run.
    Posting posting() {
        return documents.isEmpty() ? ledger.posting() : ledger.postingAfter(last());
    }

    /// A month of cases takes long to write and hash, and each next month asks twice.
    private Posting.Last last() {
        var known = last;
        if (known == null) {
            known = Posting.Last.of(documents.getLast(), RuleText.sha256(documents.getLast().bytes()));
            last = known;
        }
        return known;
    }

    /// A document of the ledger; what this call posted is at hand.
    private JournalEntry read(long sequence) {
        return documents.stream()
                .filter(each -> each.sequence() == sequence)
                .findFirst()
                .orElseGet(() -> ledger.read(sequence));
    }

    /// Takes a document, unless its date or month cannot be right.
    void add(JournalEntry document) {
        review.refuse(document);
        documents.add(document);
        last = null;
        if (document.content() instanceof EntryBody.Month month && month.kind() == EntryKind.CORRECTION) {
            var removed = month.changes()
                    .stream()
                    .filter(each -> each.reason() == CaseChange.Reason.REMOVED)
                    .map(CaseChange::caseId)
                    .collect(Collectors.toSet());
            if (!removed.isEmpty()) {
                intake.ifPresent(
                        each -> leaving.put(month.period(), each.dischargedOutside(removed, month.period())));
            }
        }
    }

    /// The files that the documents are made of, to see where cases have gone that a month has no more.
    PostingRun from(PostIntake cases) {
        intake = Optional.of(cases);
        return this;
    }

    /// Lets cases that upheld disputes took out be billed again.
    PostingRun allowReturned(boolean allowed) {
        allowReturned = allowed;
        return this;
    }

    /// Posts all of it, or shows it: what takes or cancels numbers is posted with consent only.
    void finish(ConsentOptions consent) {
        var shown = documents.stream()
                .map(each -> new PostingPrinter.Shown(
                        each, consent.isGiven() ? List.of() : earlier(each), returned(each)))
                .toList();
        shown.forEach(this::tellReturned);
        documents.forEach(this::tellReleased);
        if (consent.isGiven() && !allowReturned && shown.stream().anyMatch(each -> !each.returned().isEmpty())) {
            throw LedgerException.refused("ledger.returned-refused");
        }
        consent.take(documents, shown.stream().map(each -> each.json(Optional.empty())).toList());
        for (var each : shown) {
            boolean posts = consent.isGiven() || each.document().kind() == EntryKind.DRAFT;
            printer.print(each, posts ? Optional.of(ledger.post(each.document())) : Optional.empty());
            tellDate(each.document());
        }
        documents.forEach(this::tellOtherMonths);
        leaving.forEach((period, others) -> others.forEach((other, ids) -> tellLeaving(period, other, ids)));
    }

    /// A case whose discharge moved into another month is on no bill until that month is posted too.
    private void tellLeaving(YearMonth period, YearMonth other, List<String> ids) {
        var billed = new HashSet<String>();
        ledger.view().lastBilled(other).values().forEach(sequence -> {
            if (ledger.read(sequence).content() instanceof EntryBody.Month month) {
                month.cases().forEach(fact -> billed.add(fact.id()));
            }
        });
        documents.forEach(document -> {
            if (document.content() instanceof EntryBody.Month month && month.period().equals(other)) {
                month.cases().forEach(fact -> billed.add(fact.id()));
            }
        });
        var missing = ids.stream().filter(id -> !billed.contains(id)).toList();
        if (!missing.isEmpty()) {
            printer.printLeaving(period, other, missing, ledger);
        }
    }

    private List<EarlierMonth> earlier(JournalEntry document) {
        return document.content() instanceof EntryBody.Month month && month.kind() != EntryKind.DRAFT
                && month.kind() != EntryKind.REOPENING
                        ? EarlierMonth.of(month, documents, ledger.view(), ledger::read)
                        : List.of();
    }

    private void tellDate(JournalEntry document) {
        if (document.kind() != EntryKind.DRAFT && review.isLongAgo(document.date())) {
            console.complain(console.texts().get("ledger.long-ago", document.date(), console.today()));
        }
        if (document.content() instanceof EntryBody.Month month) {
            month.rules()
                    .ruling(month.period())
                    .agreement()
                    .adoptedOn()
                    .filter(document.date()::isBefore)
                    .ifPresent(
                            on -> console.complain(console.texts().get("ledger.adopted-after", document.date(), on)));
        }
    }

    private SortedMap<String, String> returned(JournalEntry document) {
        return document.content() instanceof EntryBody.Month month
                ? ReturnedCases.of(month, ledger.view(), ledger::read)
                : new TreeMap<>();
    }

    /// Says which brakes a posting releases, and under which terms a reopened month is posted.
    private void tellReleased(JournalEntry document) {
        var texts = console.texts();
        var by = TerminalSafe.of(document.grounds().by());
        var period = switch (document.content()) {
            case EntryBody.Month month when month.kind() != EntryKind.DRAFT -> Optional.of(month.period());
            case EntryBody.Cancellation taken -> Optional.of(taken.period());
            case EntryBody.Month _,EntryBody.Dispute _,EntryBody.Payments _,EntryBody.Closing _,EntryBody.Dispatch _ ->
                Optional.<YearMonth>empty();
        };
        period.filter(ledger.view()::isClosed)
                .ifPresent(each -> console.complain(texts.get("ledger.unlocks-closed", each, by)));
        if (document.content() instanceof EntryBody.Month month) {
            ReopenedTerms.putAside(month, ledger.view(), ledger::read)
                    .ifPresentOrElse(each -> console.complain(texts.get(
                            "ledger.undoes-reopening", month.period(), each.sequence(), each.day(), by)),
                            () -> tellReopened(month));
        }
    }

    private void tellReopened(EntryBody.Month month) {
        if (month.kind() == EntryKind.CORRECTION) {
            ReopenedTerms.of(month.series(), month.period(), ledger.view(), ledger::read)
                    .ifPresent(each -> console.complain(console.texts()
                            .get("ledger.under-reopened", month.period(), each.sequence(), each.day())));
        }
    }

    private void tellReturned(PostingPrinter.Shown shown) {
        if (shown.document().content() instanceof EntryBody.Month month) {
            printer.printReturned(month, shown.returned());
        }
    }

    /// The month as it will be: what is posted, or what holds again when a posting is cancelled.
    private void tellOtherMonths(JournalEntry document) {
        switch (document.content()) {
            case EntryBody.Month month -> {
                if (month.kind() != EntryKind.DRAFT) {
                    printer.printOtherMonths(month, ledger, this::read);
                }
            }
            case EntryBody.Cancellation taken -> {
                if (ledger.read(taken.cancels()).content() instanceof EntryBody.Month cancelled
                        && cancelled.corrects().isPresent()
                        && ledger.read(cancelled.corrects().getAsLong()).content() instanceof EntryBody.Month again) {
                    printer.printOtherMonths(again, ledger, this::read);
                }
            }
            case EntryBody.Dispute _,EntryBody.Payments _,EntryBody.Closing _,EntryBody.Dispatch _ -> {
                // no case comes on a bill
            }
        }
    }
}
