package se.klardag.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.Document.Part;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.Term;
import se.klardag.rules.Agreement;

/// A municipality's bills in a lawyer's order (*förklaring i domens ordning*): facts, rules, arithmetic, result.
public final class BillDocument {
    private final Agreement agreement;
    private final AgreementTerms terms;
    private final Texts texts;
    private final ExplanationText figures;
    private final Moments moments;

    /// @param terms of the month
    public BillDocument(Agreement agreement, AgreementTerms terms, Texts texts) {
        this.agreement = agreement;
        this.terms = terms;
        this.texts = texts;
        this.figures = new ExplanationText(texts);
        this.moments = new Moments(texts);
    }

    /// One municipality.
    ///
    /// @param place as it is headed, "Malmö (1280)"
    public Document of(String place, List<ExplainedBill> bills) {
        var month = SettlementTable.monthName(texts, terms.period().month());
        return new Document(texts.get("explain.heading", place, month, terms.agreement()), lead(), parts(place, bills));
    }

    /// Several municipalities on one page, each folded.
    public Document ofAll(List<Place> places) {
        var month = SettlementTable.monthName(texts, terms.period().month());
        var parts = new ArrayList<Part>();
        parts.add(new Part.Heading(texts.get("page.places")));
        parts.add(new Part.Table(
                List.of(texts.get("page.place"), texts.get("label.TO_PAY")),
                places.stream().map(each -> List.of(each.name(), payable(each.bills()))).toList(),
                List.of(1)));
        for (var each : places) {
            parts.add(new Part.Fold(each.name(), parts(each.name(), each.bills())));
        }
        return new Document(texts.get("page.all", month, terms.agreement()), lead(), parts);
    }

    /// A municipality and its bills.
    public record Place(String name, List<ExplainedBill> bills) {
        public Place {
            bills = List.copyOf(bills);
        }
    }

    private List<String> lead() {
        var lead = new ArrayList<String>();
        lead.add(texts.of(agreement.title()));
        Editions.follows(terms)
                .ifPresent(term -> lead.add(
                        texts.get("explain.follows", term.value(), Citations.print(term, texts))));
        lead.add(texts.get(terms.binding() ? "page.binding" : "page.result-provisional"));
        return lead;
    }

    private List<Part> parts(String place, List<ExplainedBill> bills) {
        var parts = new ArrayList<Part>();
        var month = SettlementTable.monthName(texts, terms.period().month());
        if (bills.isEmpty()) {
            parts.add(new Part.Paragraph(texts.get("explain.no-cases", place, month)));
            return parts;
        }
        parts.add(new Part.Heading(texts.get("page.recorded-facts")));
        for (var bill : bills) {
            named(bill.bill(), parts);
            facts(bill, parts);
        }
        parts.add(new Part.Heading(texts.get("page.rules")));
        parts.add(rules(bills));
        parts.add(new Part.Heading(texts.get("page.arithmetic")));
        for (var bill : bills) {
            named(bill.bill(), parts);
            arithmetic(bill.bill(), parts);
        }
        parts.add(new Part.Heading(texts.get("page.result")));
        for (var bill : bills) {
            named(bill.bill(), parts);
            parts.add(new Part.Result(result(bill.bill())));
        }
        open(parts);
        return parts;
    }

    /// Which bill it is, where there are several.
    private void named(Bill bill, List<Part> parts) {
        if (terms.split()) {
            parts.add(new Part.Subheading(texts.get("care-group." + bill.careGroup().code())));
        }
        if (Editions.areApart(terms)) {
            parts.add(new Part.Paragraph(
                    texts.get("explain.edition", bill.edition().from(), bill.edition().to())));
        }
    }

    private void facts(ExplainedBill bill, List<Part> parts) {
        var rows = new ArrayList<List<String>>();
        for (var each : bill.cases()) {
            if (each.assessment().listed()) {
                var fact = each.fact();
                rows.add(List.of(
                        Shown.of(fact.id()),
                        moments.people(fact.admissionNoticeAt()),
                        moments.people(fact.readyNoticeAt()),
                        moments.people(fact.dischargedAt()),
                        verdict(each)));
            }
        }
        parts.add(new Part.Table(
                List.of(
                        texts.get("page.case"), texts.get("fact.admission-notice"), texts.get("fact.ready-notice"),
                        texts.get("fact.discharged"), texts.get("page.verdict")),
                rows,
                List.of()));
    }

    private String verdict(ExplainedCase each) {
        return switch (each.assessment().verdict()) {
            case Verdict.Counts _ -> texts.get("page.counts");
            case Verdict.LeftOut(var reason, var by) ->
                texts.get("page.left-out", texts.get("reason." + reason.code()), by.path());
        };
    }

    private Part rules(List<ExplainedBill> bills) {
        var all = bills.stream().flatMap(bill -> trees(bill.bill())).toList();
        var beside = new ArrayList<Term<?>>();
        for (var bill : bills) {
            for (var each : bill.cases()) {
                if (each.assessment().verdict() instanceof Verdict.LeftOut(var _, var by)) {
                    beside.add(by);
                }
            }
        }
        return new RuleTable(agreement, terms.period().month().atEndOfMonth(), texts).of(all, beside);
    }

    private static Stream<Figure> trees(Bill bill) {
        return Stream.of(
                Stream.of(bill.toPay()),
                bill.shadow().map(shadow -> shadow.toPay()).stream(),
                bill.charge().mean().stream()).flatMap(each -> each);
    }

    private void arithmetic(Bill bill, List<Part> parts) {
        parts.add(new Part.Tree(bill.toPay()));
        bill.shadow().ifPresent(shadow -> {
            parts.add(new Part.Paragraph(texts.get("explain.shadow", Citations.print(shadow.because(), texts))));
            parts.add(new Part.Tree(shadow.toPay()));
        });
        boolean followed = bill.terms().liability() instanceof Liability.FollowUpOnly;
        bill.charge().mean().ifPresent(mean -> {
            parts.add(new Part.Paragraph(texts.get(followed ? "explain.followed" : "explain.mean")));
            parts.add(followed ? new Part.Tree(mean) : new Part.Paragraph(figures.words(mean)));
        });
    }

    private String result(Bill bill) {
        return texts.get(
                terms.binding() ? "page.to-pay" : "page.to-pay-provisionally", figures.amount(bill.toPay()));
    }

    private String payable(List<ExplainedBill> bills) {
        return bills.stream()
                .map(bill -> figures.amount(bill.bill().toPay()))
                .reduce((one, other) -> one + " + " + other)
                .orElse("–");
    }

    private void open(List<Part> parts) {
        var open = terms.openTerms();
        if (open.isEmpty()) {
            parts.add(new Part.Paragraph(texts.get("open-terms.none")));
            return;
        }
        parts.add(new Part.Paragraph(texts.get(open.size() == 1 ? "open-terms.one" : "open-terms", open.size())));
        var words = new TermWords(texts, agreement);
        parts.add(new Part.Table(
                List.of(texts.get("page.open-term"), texts.get("page.address"), texts.get("page.standing")),
                open.stream()
                        .map(term -> List.of(
                                words.name(term.path()), term.path(),
                                texts.get("status." + term.status().code())))
                        .toList(),
                List.of()));
    }
}
