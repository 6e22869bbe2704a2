package se.klardag.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.Document.Part;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.settlement.CaseFigures;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.Term;
import se.klardag.rules.Agreement;

/// One case in a lawyer's order (*ett ärende i domens ordning*): what happened, what applies, how many days, and what it
/// comes to on the municipality's bill.
public final class CaseDocument {
    private final Agreement agreement;
    private final AgreementTerms terms;
    private final Texts texts;

    /// @param terms of the month
    public CaseDocument(Agreement agreement, AgreementTerms terms, Texts texts) {
        this.agreement = agreement;
        this.terms = terms;
        this.texts = texts;
    }

    /// The document.
    ///
    /// @param bill of the payer
    public Document of(ExplainedCase explained, CaseBill bill) {
        var text = new CaseExplanation(explained, terms, texts);
        var parts = new ArrayList<Part>();
        parts.add(new Part.Heading(texts.get("page.recorded-facts")));
        parts.add(new Part.Table(
                List.of(texts.get("page.fact"), texts.get("page.recorded")), split(text.factLines()), List.of()));
        parts.add(new Part.Heading(texts.get("page.rules")));
        text.ruleLines().forEach(line -> parts.add(new Part.Paragraph(line)));
        parts.add(new RuleTable(agreement, terms.period().month().atEndOfMonth(), texts)
                .of(figures(bill.made()), rules(explained)));
        parts.add(new Part.Heading(texts.get("page.arithmetic")));
        text.dayLines().forEach(line -> parts.add(new Part.Paragraph(line)));
        parts.add(new Part.Heading(texts.get("page.result")));
        outcome(explained, bill, texts).forEach(line -> parts.add(new Part.Result(line)));
        var month = SettlementTable.monthName(texts, terms.period().month());
        return new Document(
                texts.get("page.case-heading", Shown.of(explained.fact().id()), month, terms.agreement()),
                List.of(
                        texts.of(agreement.title()),
                        texts.get(terms.binding() ? "page.binding" : "page.result-provisional")),
                parts);
    }

    /// Why the case costs what it costs, or nothing, or why nobody can say.
    static List<String> outcome(ExplainedCase explained, CaseBill standing, Texts texts) {
        if (explained.assessment().verdict() instanceof Verdict.LeftOut(var _, var by)) {
            return List.of(texts.get(
                    explained.assessment().listed() ? "case.out.left-out" : "case.out.not-listed", by.path()));
        }
        return switch (standing) {
            case CaseBill.Stopped(var gap) ->
                List.of(texts.get("case.out.stopped", Shown.of(texts.of(gap.reason())), gap.path()));
            case CaseBill.NotParty _ -> List.of(texts.get("case.out.not-party"));
            case CaseBill.Made(var bill) when bill.shadow().isPresent() ->
                List.of(texts.get("case.out.not-activated"), toPay(bill, texts));
            case CaseBill.Made(var bill) -> switch (bill.terms().liability()) {
                case Liability.Average average -> average(explained, bill, average, texts);
                case Liability.Individual _ -> individual(explained, bill, texts);
                case Liability.FollowUpOnly _ -> List.of(texts.get("case.out.followed"), toPay(bill, texts));
            };
        };
    }

    private static List<String> average(
            ExplainedCase explained, Bill bill, Liability.Average terms, Texts texts) {
        var figures = new ExplanationText(texts);
        var lines = new ArrayList<String>();
        lines.add(texts.get(explained.assessment().longStay() ? "case.out.long-stay" : "case.out.in-average"));
        bill.charge().mean().ifPresent(mean -> lines.add(figures.words(mean)));
        var limit = new Figure.Agreed(
                Label.THRESHOLD, Unit.DAYS_PER_CASE,
                terms.threshold().value(), terms.threshold());
        lines.add(figures.words(limit));
        lines.add(texts.get(
                bill.charge().excess().value().signum() > 0 ? "case.out.above" : "case.out.not-above"));
        lines.add(toPay(bill, texts));
        return lines;
    }

    private static List<String> individual(ExplainedCase explained, Bill bill, Texts texts) {
        return List.of(
                texts.get(explained.assessment().split().individual() > 0 ? "case.out.liable" : "case.out.free"),
                toPay(bill, texts));
    }

    /// What the whole bill comes to: a case has no amount of its own under an average.
    private static String toPay(Bill bill, Texts texts) {
        return texts.get("case.out.bill", new ExplanationText(texts).amount(bill.toPay()));
    }

    private static List<Figure> figures(Optional<Bill> bill) {
        return bill.map(each -> List.of(each.toPay())).orElse(List.of());
    }

    private static List<Term<?>> rules(ExplainedCase explained) {
        var rules = new ArrayList<>(CaseFigures.countingRules(explained.terms()));
        if (explained.assessment().verdict() instanceof Verdict.LeftOut(var _, var by)) {
            rules.add(by);
        }
        return rules;
    }

    private static List<List<String>> split(List<String> lines) {
        return lines.stream().map(line -> {
            int at = line.indexOf(": ");
            return at < 0 ? List.of(line, "") : List.of(line.substring(0, at), line.substring(at + 2));
        }).toList();
    }
}
