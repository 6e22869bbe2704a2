package se.klardag.cli.ledger.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.output.Receipt;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.rules.RuleText;
import se.klardag.rules.RuleTexts;

/// Makes the next document (*bokföring*): what it says follows from what stands in the ledger and what comes in, and from
/// nothing else.
public final class Posting {
    /// What the next document stands after.
    ///
    /// @param sequence of the last document; 0 when there is none
    /// @param hash     of the last document
    public record Last(long sequence, String hash, Numbering numbers) {
        /// Nothing was posted yet.
        public static final Last NONE = new Last(0, EntryName.NOTHING, Numbering.none());

        /// After a document.
        public static Last of(Document document, String hash) {
            return new Last(document.sequence(), hash, document.numbers());
        }
    }

    /// A month as it comes in.
    ///
    /// @param cases       as they were read
    /// @param provisional whether the rules are too weak for a bill: then it is a draft
    /// @param readWith    what the case files became cases by
    /// @param knownOn     what was recorded after this day did not count
    public record Incoming(
            String series,
            YearMonth period,
            RuleTexts rules,
            String root,
            List<RecordedCase> cases,
            boolean provisional,
            List<RuleText> readWith,
            Optional<LocalDate> knownOn,
            Receipt receipt,
            long rejectedRows) {}

    private final LedgerView view;
    private final LongFunction<Document> reader;
    private final Last last;

    /// @param reader finds a document by its sequence
    public Posting(LedgerView view, LongFunction<Document> reader, Last last) {
        this.view = view;
        this.reader = reader;
        this.last = last;
    }

    /// A month: a draft, the first bills, or what corrects them; empty when the same settlement stands there already.
    public Optional<Document> month(Incoming incoming, LocalDate dated) {
        var prior = incoming.provisional()
                ? view.lastDraft(incoming.series(), incoming.period())
                : view.lastBilled(incoming.series(), incoming.period());
        var stored = prior.isPresent()
                ? Optional.of(monthAt(prior.getAsLong()))
                : Optional.<Content.Month>empty();
        stored.filter(each -> !each.root().equals(incoming.root())).ifPresent(each -> {
            throw LedgerFault.refused(
                    "ledger.other-agreement", incoming.series(), incoming.period(), each.root(), incoming.root());
        });
        var kind = incoming.provisional() ? Kind.DRAFT : stored.isPresent() ? Kind.CORRECTION : Kind.SETTLEMENT;
        var struck = stored.map(Content.Month::struck).orElse(List.of());
        var input = new MonthPosting.Input(
                kind,
                incoming.series(),
                incoming.period(),
                incoming.rules(),
                incoming.cases(),
                struck,
                incoming.readWith(),
                incoming.knownOn(),
                incoming.receipt(),
                incoming.rejectedRows());
        if (stored.filter(each -> isSame(each, input)).isPresent()) {
            return Optional.empty();
        }
        refuseBilledElsewhere(incoming);
        var numbers = last.numbers().copy();
        var before = incoming.provisional()
                ? Optional.<MonthPosting.Prior>empty()
                : stored.map(each -> new MonthPosting.Prior(prior.getAsLong(), each));
        return Optional
                .of(document(MonthPosting.of(input, before, numbers, dated), numbers, dated, incoming.receipt()));
    }

    /// A case is billed once: not in another series too.
    private void refuseBilledElsewhere(Incoming incoming) {
        if (incoming.provisional()) {
            return;
        }
        view.lastBilled(incoming.period()).forEach((series, sequence) -> {
            var other = series.equals(incoming.series()) ? Optional.<Content.Month>empty()
                    : Optional.of(monthAt(sequence));
            if (other.isPresent() && other.get().root().equals(incoming.root())) {
                var billed = new HashSet<String>();
                other.get().cases().forEach(fact -> billed.add(fact.id()));
                long twice = incoming.cases().stream().filter(fact -> billed.contains(fact.id())).count();
                if (twice > 0) {
                    throw LedgerFault.refused(
                            "ledger.billed-in-other-series", incoming.period(), series, twice, incoming.root());
                }
            }
        });
    }

    private static boolean isSame(Content.Month stored, MonthPosting.Input input) {
        return stored.rules().sameAs(input.rules())
                && stored.cases().equals(input.cases())
                && stored.struck().equals(input.struck());
    }

    /// A dispute, or what became of one.
    ///
    /// @throws LedgerFault when there is no such bill, a case is not on it, or the dispute cannot go that way
    public Document dispute(Content.Dispute dispute, LocalDate dated, String engine) {
        var place = view.bill(dispute.bill())
                .orElseThrow(() -> LedgerFault.unusable("ledger.no-bill", dispute.bill()));
        var states = view.disputes(dispute.bill());
        var known = new HashSet<String>();
        for (var fact : monthAt(place.sequence()).cases()) {
            if (fact.municipality() == place.municipality()) {
                known.add(fact.id());
            }
        }
        for (var id : dispute.caseIds()) {
            if (!known.contains(id)) {
                throw LedgerFault.unusable("ledger.no-case-on-bill", dispute.bill(), id);
            }
            refuseUnlessAllowed(id, Optional.ofNullable(states.get(id)), dispute);
        }
        return document(dispute, last.numbers(), dated, new Receipt(engine, "", ""));
    }

    private static void refuseUnlessAllowed(
            String id, Optional<Content.DisputeState> now, Content.Dispute dispute) {
        boolean allowed = switch (dispute.state()) {
            case OPEN -> now.isEmpty() || now.get() == Content.DisputeState.REJECTED
                    || now.get() == Content.DisputeState.WITHDRAWN;
            case UPHELD, REJECTED, WITHDRAWN -> now.isPresent() && now.get() == Content.DisputeState.OPEN;
        };
        if (!allowed) {
            throw LedgerFault.refused(
                    "ledger.dispute." + now.map(Content.DisputeState::code).orElse("none"), dispute.bill(), id);
        }
    }

    /// What upheld disputes of a bill come to: the month settled again without the disputed cases.
    ///
    /// @throws LedgerFault when no dispute of the bill is upheld and not yet credited
    public Document credit(String bill, LocalDate dated, String engine) {
        var place = view.bill(bill).orElseThrow(() -> LedgerFault.unusable("ledger.no-bill", bill));
        long prior = view.lastBilled(place.series(), place.period())
                .orElseThrow(() -> new IllegalStateException("bill " + bill + " of no month"));
        var stored = monthAt(prior);
        var struck = new ArrayList<>(stored.struck());
        struck.addAll(upheld(bill, monthAt(place.sequence()), stored.struck()));
        if (struck.size() == stored.struck().size()) {
            throw LedgerFault.refused("ledger.nothing-upheld", bill);
        }
        var input = MonthPosting.Input.of(stored);
        var again = new MonthPosting.Input(
                Kind.CREDIT,
                input.series(),
                input.period(),
                input.rules(),
                input.cases(),
                struck,
                input.readWith(),
                input.knownOn(),
                new Receipt(engine, input.receipt().rules(), input.receipt().cases()),
                input.rejectedRows());
        var numbers = last.numbers().copy();
        var month = MonthPosting.of(again, Optional.of(new MonthPosting.Prior(prior, stored)), numbers, dated);
        return document(month, numbers, dated, again.receipt());
    }

    /// The disputed cases as the bill had them, those that are not taken out yet.
    private List<Content.Struck> upheld(String bill, Content.Month billed, List<Content.Struck> already) {
        var states = view.disputes(bill);
        return billed.cases()
                .stream()
                .filter(fact -> states.get(fact.id()) == Content.DisputeState.UPHELD)
                .map(fact -> new Content.Struck(fact.id(), CaseJson.fingerprint(fact), bill))
                .filter(each -> already.stream()
                        .noneMatch(other -> other.caseId().equals(each.caseId())
                                && other.fingerprint().equals(each.fingerprint())))
                .toList();
    }

    /// Payments that came in; those already taken are left out, and empty when none is left.
    ///
    /// @throws LedgerFault when a bill is not known
    public Optional<Document> payments(List<Content.Payment> payments, LocalDate dated, String engine) {
        var fresh = payments.stream().filter(each -> !view.knowsPayment(each.reference())).toList();
        for (var payment : fresh) {
            if (view.bill(payment.bill()).isEmpty()) {
                throw LedgerFault.unusable("ledger.no-bill", payment.bill());
            }
        }
        return fresh.isEmpty()
                ? Optional.empty()
                : Optional.of(document(
                        new Content.Payments(fresh), last.numbers(), dated, new Receipt(engine, "", "")));
    }

    private Document document(Content content, Numbering numbers, LocalDate dated, Receipt receipt) {
        return new Document(last.sequence() + 1, last.hash(), dated, receipt.engine(), numbers, content);
    }

    private Content.Month monthAt(long sequence) {
        if (reader.apply(sequence).content() instanceof Content.Month month) {
            return month;
        }
        throw LedgerFault.differs("ledger.misnamed-document", sequence);
    }

    /// Makes a stored document again out of what it was made of; what comes out differs where somebody changed it.
    Document again(Document stored) {
        return switch (stored.content()) {
            case Content.Month month when month.kind() == Kind.CREDIT ->
                credit(creditedBill(month), stored.date(), stored.engine());
            case Content.Month month -> {
                var input = MonthPosting.Input.of(month);
                yield month(
                        new Incoming(
                                month.series(),
                                month.period(),
                                month.rules(),
                                month.root(),
                                month.cases(),
                                month.kind() == Kind.DRAFT,
                                input.readWith(),
                                input.knownOn(),
                                input.receipt(),
                                input.rejectedRows()),
                        stored.date()).orElseThrow(() -> LedgerFault.differs("ledger.posted-twice", stored.sequence()));
            }
            case Content.Dispute dispute -> dispute(dispute, stored.date(), stored.engine());
            case Content.Payments payments ->
                payments(payments.payments(), stored.date(), stored.engine())
                        .orElseThrow(() -> LedgerFault.differs("ledger.posted-twice", stored.sequence()));
        };
    }

    /// The bill that a credit was asked for: the one of the case it took out last.
    private static String creditedBill(Content.Month credit) {
        if (credit.struck().isEmpty()) {
            throw LedgerFault.differs("ledger.nothing-upheld", "?");
        }
        return credit.struck().getLast().bill();
    }
}
