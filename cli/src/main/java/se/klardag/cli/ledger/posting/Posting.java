package se.klardag.cli.ledger.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.month.Coverage;
import se.klardag.cli.month.Origin;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.kept.RuleTexts;

/// Makes the next document (*bokföring*): what it says follows from what the ledger holds and what comes in, and from
/// nothing else.
public final class Posting {
    /// What holds a posting until somebody releases it by name (*spärr*): one act releases one brake.
    public enum Brake {
        /// The month is closed.
        CLOSED("closed"),
        /// The month was reopened under other terms than those it would be posted under.
        REOPENED("reopened");

        private final String code;

        Brake(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Brake of(String code) {
            return EntryBody.pick(values(), Brake::code, code);
        }
    }

    /// What the next document follows.
    ///
    /// @param sequence of the last document; 0 when there is none
    /// @param hash     of the last document
    public record Last(long sequence, String hash, NumberSeries numbers) {
        /// Nothing was posted yet.
        public static final Last NONE = new Last(0, EntryName.NOTHING, NumberSeries.none());

        /// After a document.
        public static Last of(JournalEntry document, String hash) {
            return new Last(document.sequence(), hash, document.numbers());
        }
    }

    /// A month as it comes in.
    ///
    /// @param cases       as they were read
    /// @param provisional whether the rules or the files are too weak for a bill: then it is a draft
    /// @param readWith    what the case files became cases by
    public record Incoming(
            String series,
            YearMonth period,
            RuleTexts rules,
            String root,
            List<RecordedCase> cases,
            boolean provisional,
            List<RuleText> readWith,
            Origin origin) {
        public Incoming {
            cases = List.copyOf(cases);
            readWith = readWith.stream().map(RuleText::kept).toList();
        }

        /// A stored month as it came in.
        static Incoming of(EntryBody.Month month) {
            return new Incoming(
                    month.series(),
                    month.period(),
                    month.rules(),
                    month.root(),
                    month.cases(),
                    month.kind() == EntryKind.DRAFT,
                    month.readWith(),
                    month.origin());
        }

        /// The same where its files leave something open.
        ///
        /// @param draft whether no bill may rest on them
        public Incoming covered(Coverage coverage, boolean draft) {
            return new Incoming(series, period, rules, root, cases, draft, readWith, origin.covered(coverage));
        }

        /// The same cases under other rules.
        Incoming under(RuleTexts others) {
            return new Incoming(
                    series, period, others, others.ruling(period).agreement().root(), cases, provisional, readWith,
                    origin.under(others.hash()));
        }

        /// Other rules may count cases that share days, and a ledger keeps no pseudonym by which to tell.
        Incoming unseen() {
            return covered(origin.coverage().unseeing(cases.size()), provisional);
        }

        Incoming madeBy(String engine) {
            return new Incoming(
                    series, period, rules, root, cases, provisional, readWith, origin.madeBy(engine));
        }
    }

    private final LedgerView view;
    private final LongFunction<JournalEntry> reader;
    private final Last last;
    private final EntryBody.Grounds grounds;
    private final DisputedCases disputed;

    /// @param reader finds a document by its sequence
    public Posting(LedgerView view, LongFunction<JournalEntry> reader, Last last) {
        this(view, reader, last, EntryBody.Grounds.NONE);
    }

    private Posting(LedgerView view, LongFunction<JournalEntry> reader, Last last, EntryBody.Grounds grounds) {
        this.view = view;
        this.reader = reader;
        this.last = last;
        this.grounds = grounds;
        this.disputed = new DisputedCases(view, reader);
    }

    /// The same with who asks and why, which the document keeps.
    public Posting because(EntryBody.Grounds stated) {
        return new Posting(view, reader, last, stated);
    }

    /// A month: a draft, the first bills, or what corrects them; empty when the same settlement is there already.
    public Optional<JournalEntry> month(Incoming incoming, LocalDate dated) {
        return month(incoming, dated, Optional.empty());
    }

    /// @param out the cases that were out when this was posted before
    private Optional<JournalEntry> month(
            Incoming incoming, LocalDate dated, Optional<List<EntryBody.Struck>> out) {
        var prior = incoming.provisional()
                ? view.lastDraft(incoming.series(), incoming.period())
                : view.lastBilled(incoming.series(), incoming.period());
        var stored = prior.isPresent()
                ? Optional.of(monthAt(prior.getAsLong()))
                : Optional.<EntryBody.Month>empty();
        stored.ifPresent(each -> PostingScope.refuseOtherRoot(each, incoming));
        var kind = incoming.provisional() ? EntryKind.DRAFT
                : stored.isPresent() ? EntryKind.CORRECTION : EntryKind.SETTLEMENT;
        var struck = stored.map(each -> disputed.stayingOut(each, incoming, out)).orElse(List.of());
        var input = new MonthPosting.Input(kind, incoming, struck);
        var before = incoming.provisional()
                ? Optional.<MonthPosting.Prior>empty()
                : stored.map(each -> MonthPosting.Prior.of(prior.getAsLong(), each, view));
        boolean whole = before.map(MonthPosting.Prior::isWhole).orElse(true);
        if (whole && stored.filter(input::made).isPresent()) {
            return Optional.empty();
        }
        if (!incoming.provisional()) {
            refuseClosed(incoming.period());
            stored.ifPresent(each -> PostingScope.refuseReopened(each, incoming, grounds));
            refuseBilledElsewhere(incoming);
        }
        var numbers = last.numbers().copy();
        return Optional
                .of(document(MonthPosting.of(input, before, numbers, dated), numbers, dated,
                        incoming.origin().receipt().engine()));
    }

    /// A billed month under other rules, out of the cases that it was billed with; empty when they are the same rules.
    ///
    /// @throws LedgerException when the month is not billed, or is billed under another agreement
    public Optional<JournalEntry> reopen(
            String series, YearMonth period, RuleTexts rules, LocalDate dated, String engine) {
        long prior = view.lastBilled(series, period)
                .orElseThrow(() -> LedgerException.unusable("ledger.month-not-billed", period, series));
        var stored = monthAt(prior);
        if (stored.rules().sameAs(rules)) {
            return Optional.empty();
        }
        refuseClosed(period);
        var again = Incoming.of(stored).under(rules).madeBy(engine).unseen();
        PostingScope.refuseOtherRoot(stored, again);
        var numbers = last.numbers().copy();
        var month = MonthPosting.of(new MonthPosting.Input(EntryKind.REOPENING, again, stored.struck()),
                Optional.of(MonthPosting.Prior.of(prior, stored, view)), numbers, dated);
        return Optional.of(document(month, numbers, dated, engine));
    }

    /// A closed month takes a posting only with a reason, and the role that answers for it.
    private void refuseClosed(YearMonth period) {
        if (view.isClosed(period) && !grounds.areStated()) {
            throw LedgerException.refused("ledger.closed", period);
        }
    }

    /// Closes a month, in every series.
    ///
    /// @throws LedgerException when it is closed already, or nobody says who closes it
    public JournalEntry close(YearMonth period, LocalDate dated, String engine) {
        if (view.isClosed(period)) {
            throw LedgerException.refused("ledger.closed-already", period);
        }
        return document(new EntryBody.Closing(period), last.numbers(), dated, engine);
    }

    /// Takes back the last posting of a month whole. Its numbers are kept; the month is as it was before.
    ///
    /// @param sequence of the posting
    /// @throws LedgerException when it numbered no month, a later one rests on it, or a bill of it was paid or disputed
    public JournalEntry cancel(long sequence, LocalDate dated, String engine) {
        if (sequence < 1 || sequence > last.sequence()
                || !(reader.apply(sequence).content() instanceof EntryBody.Month month)
                || month.kind() == EntryKind.DRAFT) {
            throw LedgerException.unusable("ledger.no-posting", sequence);
        }
        var standing = view.lastBilled(month.series(), month.period());
        if (standing.isEmpty() || standing.getAsLong() != sequence) {
            boolean later = standing.isPresent() && standing.getAsLong() > sequence;
            throw LedgerException.refused(
                    later ? "ledger.cancel-later" : "ledger.cancelled-already", sequence,
                    standing.isPresent() ? standing.getAsLong() : 0);
        }
        for (var bill : month.bills()) {
            if (view.isPaid(bill.number()) || !view.disputes(bill.number()).isEmpty()) {
                throw LedgerException.refused("ledger.cancel-known", sequence, bill.number());
            }
            var sent = view.sent(bill.number());
            if (!sent.isEmpty()) {
                var first = sent.getFirst();
                var files = sent.stream()
                        .filter(each -> each.sequence() == first.sequence())
                        .map(each -> each.file().name())
                        .collect(Collectors.joining(", "));
                throw LedgerException.refused(
                        "ledger.cancel-sent", sequence, bill.number(), first.day(), files, first.sequence());
            }
        }
        refuseClosed(month.period());
        return document(
                new EntryBody.Cancellation(sequence, month.series(), month.period(), month.bills()), last.numbers(),
                dated, engine);
    }

    /// Documents that were written to be sent.
    ///
    /// @throws LedgerException when a bill is not known, or cancelled
    public JournalEntry dispatch(EntryBody.Dispatch dispatch, LocalDate dated, String engine) {
        dispatch.files().forEach(file -> file.bills().forEach(this::place));
        return document(dispatch, last.numbers(), dated, engine);
    }

    private LedgerView.BillPlace place(String bill) {
        var place = view.bill(bill).orElseThrow(() -> LedgerException.unusable("ledger.no-bill", bill));
        if (view.isCancelled(bill)) {
            throw LedgerException.refused("ledger.bill-cancelled", bill);
        }
        return place;
    }

    /// Whether the bills of a month come to something else than its last entry says: it was billed twice, and posting it
    /// again takes back what is too much.
    public boolean isBilledTwice(String series, YearMonth period) {
        var prior = view.lastBilled(series, period);
        return prior.isPresent()
                && !MonthPosting.Prior.of(prior.getAsLong(), monthAt(prior.getAsLong()), view).isWhole();
    }

    /// A case is billed once: not in another series too.
    private void refuseBilledElsewhere(Incoming incoming) {
        view.lastBilled(incoming.period()).forEach((series, sequence) -> {
            var other = series.equals(incoming.series()) ? Optional.<EntryBody.Month>empty()
                    : Optional.of(monthAt(sequence));
            if (other.isPresent() && other.get().root().equals(incoming.root())) {
                var billed = new HashSet<String>();
                other.get().cases().forEach(fact -> billed.add(fact.id()));
                long twice = incoming.cases().stream().filter(fact -> billed.contains(fact.id())).count();
                if (twice > 0) {
                    throw LedgerException.refused(
                            "ledger.billed-in-other-series", incoming.period(), series, twice, incoming.root());
                }
            }
        });
    }

    /// A dispute, or what became of one.
    ///
    /// @throws LedgerException when there is no such bill, a case is not on it, or the dispute cannot go that way
    public JournalEntry dispute(EntryBody.Dispute dispute, LocalDate dated, String engine) {
        var place = place(dispute.bill());
        disputed.refuseUnlessAllowed(dispute, place, monthAt(place.sequence()));
        return document(dispute, last.numbers(), dated, engine);
    }

    /// What upheld disputes of a bill come to: the month settled again without the disputed cases.
    ///
    /// A case whose dispute was upheld, credited and taken back is charged again.
    ///
    /// @throws LedgerException when no dispute of the bill is upheld and not yet credited, or taken back and not yet charged
    public JournalEntry credit(String bill, LocalDate dated, String engine) {
        return credit(bill, dated, engine, Optional.empty());
    }

    private JournalEntry credit(
            String bill, LocalDate dated, String engine, Optional<List<EntryBody.Struck>> out) {
        var place = place(bill);
        long prior = view.lastBilled(place.series(), place.period())
                .orElseThrow(() -> new IllegalStateException("bill " + bill + " of no month"));
        var stored = monthAt(prior);
        var struck = disputed.credited(bill, monthAt(place.sequence()), stored, out);
        if (struck.equals(stored.struck())) {
            throw LedgerException.refused("ledger.nothing-upheld", bill);
        }
        refuseClosed(place.period());
        var again = new MonthPosting.Input(EntryKind.CREDIT, Incoming.of(stored).madeBy(engine), struck);
        var numbers = last.numbers().copy();
        var before = MonthPosting.Prior.of(prior, stored, view);
        var month = MonthPosting.of(again, Optional.of(before), numbers, dated);
        return document(month, numbers, dated, engine);
    }

    /// Payments that came in; those already taken are left out, and empty when none is left.
    ///
    /// @throws LedgerException when a bill is not known, a payment that was taken has another sum here, or more is moved to a
    ///                         bill than is there
    public Optional<JournalEntry> payments(List<EntryBody.Payment> incoming, LocalDate dated, String engine) {
        return paid(new IncomingPayments(view).fresh(incoming), dated, engine);
    }

    private Optional<JournalEntry> paid(List<EntryBody.Payment> fresh, LocalDate dated, String engine) {
        return fresh.isEmpty()
                ? Optional.empty()
                : Optional.of(document(new EntryBody.Payments(fresh), last.numbers(), dated, engine));
    }

    private JournalEntry document(EntryBody content, NumberSeries numbers, LocalDate dated, String engine) {
        return new JournalEntry(last.sequence() + 1, last.hash(), dated, engine, numbers, content, grounds);
    }

    private EntryBody.Month monthAt(long sequence) {
        if (reader.apply(sequence).content() instanceof EntryBody.Month month) {
            return month;
        }
        throw LedgerException.differs("ledger.misnamed-document", sequence);
    }

    /// Makes a stored document again out of what it was made of; what comes out differs where somebody changed it.
    public JournalEntry again(JournalEntry stored) {
        return because(stored.grounds()).remade(stored);
    }

    private JournalEntry remade(JournalEntry stored) {
        return switch (stored.content()) {
            case EntryBody.Month month when month.kind() == EntryKind.CREDIT ->
                credit(creditedBill(month), stored.date(), stored.engine(), Optional.of(month.struck()));
            case EntryBody.Month month when month.kind() == EntryKind.REOPENING ->
                reopen(month.series(), month.period(), month.rules(), stored.date(), stored.engine())
                        .orElseThrow(() -> LedgerException.differs("ledger.posted-twice", stored.sequence()));
            case EntryBody.Month month -> month(Incoming.of(month), stored.date(), Optional.of(month.struck()))
                    .orElseThrow(() -> LedgerException.differs("ledger.posted-twice", stored.sequence()));
            case EntryBody.Dispute dispute -> dispute(dispute, stored.date(), stored.engine());
            case EntryBody.Cancellation taken -> cancel(taken.cancels(), stored.date(), stored.engine());
            case EntryBody.Dispatch dispatch -> dispatch(dispatch, stored.date(), stored.engine());
            case EntryBody.Closing closing -> close(closing.period(), stored.date(), stored.engine());
            case EntryBody.Payments payments ->
                paid(new IncomingPayments(view).posted(payments.payments()), stored.date(), stored.engine())
                        .orElseThrow(() -> LedgerException.differs("ledger.posted-twice", stored.sequence()));
        };
    }

    /// The bill that a credit was asked for: the one of the case it took out last, or of a case that it put back.
    private String creditedBill(EntryBody.Month credit) {
        var before = credit.corrects().isPresent()
                ? monthAt(credit.corrects().getAsLong()).struck()
                : List.<EntryBody.Struck>of();
        var fresh = credit.struck().stream().filter(each -> !before.contains(each)).toList();
        var back = before.stream().filter(each -> !credit.struck().contains(each)).toList();
        if (fresh.isEmpty() && back.isEmpty()) {
            throw LedgerException.differs("ledger.nothing-upheld", "?");
        }
        return fresh.isEmpty() ? back.getFirst().bill() : fresh.getLast().bill();
    }
}
