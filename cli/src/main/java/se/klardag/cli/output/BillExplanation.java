package se.klardag.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.Shown;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.Reason;
import se.klardag.engine.terms.Wording;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Why a municipality owes what it owes (*förklaring av en räkning*): from the krona to events and clauses.
public final class BillExplanation {
    private final AgreementTerms agreement;
    private final Wording title;
    private final Texts texts;
    private final Numerals numerals;

    public BillExplanation(AgreementTerms agreement, Wording title, Texts texts) {
        this.agreement = agreement;
        this.title = title;
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
    }

    /// As lines of text.
    ///
    /// @param place the municipality as it is headed, "Malmö (1280)"
    public String print(String place, List<ExplainedBill> bills) {
        var out = new StringBuilder();
        var month = SettlementTable.monthName(texts, agreement.period().month());
        out.append(texts.get("explain.heading", place, month, agreement.agreement())).append('\n');
        out.append(texts.of(title)).append('\n');
        Editions.follows(agreement)
                .ifPresent(term -> out.append(
                        texts.get("explain.follows", term.value(), Citations.print(term, texts)))
                        .append('\n'));
        out.append(texts.get(agreement.binding() ? "status.binding" : "status.provisional"))
                .append("\n\n");
        if (bills.isEmpty()) {
            out.append(texts.get("explain.no-cases", place, month)).append('\n');
        }
        for (var bill : bills) {
            if (agreement.split()) {
                out.append(texts.get("care-group." + bill.bill().careGroup().code()))
                        .append('\n');
            }
            if (Editions.areApart(agreement)) {
                out.append(texts.get("explain.edition", bill.bill().edition().from(), bill.bill().edition().to()))
                        .append('\n');
            }
            out.append(new ExplanationText(texts).print(bill.bill().toPay()));
            out.append(shadow(bill.bill()));
            out.append(mean(bill.bill()));
            out.append(excluded(bill));
        }
        out.append('\n').append(OpenTerms.print(agreement, texts));
        return out.toString();
    }

    /// What would have been paid, where what is agreed is not billed.
    private String shadow(Bill bill) {
        return bill.shadow()
                .map(shadow -> "\n"
                        + texts.get("explain.shadow", Citations.print(shadow.because(), texts))
                        + "\n"
                        + new ExplanationText(texts).print(shadow.toPay()))
                .orElse("");
    }

    /// Where nothing is charged the mean is the result, down to its cases; else it stands beside the limit.
    private String mean(Bill bill) {
        boolean followed = bill.terms().liability() instanceof Liability.FollowUpOnly;
        return bill.charge()
                .mean()
                .map(mean -> "\n"
                        + texts.get(followed ? "explain.followed" : "explain.mean")
                        + "\n"
                        + (followed
                                ? new ExplanationText(texts).print(mean)
                                : new ExplanationText(texts).top(mean)))
                .orElse("");
    }

    /// The explanation for machines.
    public ObjectNode json(String municipality, List<ExplainedBill> bills) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("agreement", agreement.agreement());
        root.put("period", agreement.period().month().toString());
        root.put("status", agreement.binding() ? "binding" : "provisional");
        Editions.followed(agreement).ifPresent(id -> root.put("follows", id));
        root.put("municipality", municipality);
        var nodes = root.putArray("bills");
        for (var bill : bills) {
            var node = nodes.addObject();
            node.put("careGroup", bill.bill().careGroup().code());
            node.set("figure", FigureJson.node(bill.bill().toPay()));
            bill.bill().shadow().ifPresent(shadow -> node.set("shadow", FigureJson.node(shadow.toPay())));
            bill.bill().charge().mean().ifPresent(mean -> node.set("mean", FigureJson.node(mean)));
        }
        return root;
    }

    private String excluded(ExplainedBill bill) {
        var byReason = new LinkedHashMap<Reason, List<ExplainedCase>>();
        bill.bill().excludedInOrder().keySet().forEach(reason -> byReason.put(reason, new ArrayList<>()));
        for (var each : bill.cases()) {
            if (each.assessment().listed()
                    && each.assessment().verdict() instanceof Verdict.LeftOut(var reason, var _)) {
                byReason.computeIfAbsent(reason, _ -> new ArrayList<>()).add(each);
            }
        }
        if (byReason.isEmpty()) {
            return "";
        }
        var out = new StringBuilder();
        long all = byReason.values().stream().mapToLong(List::size).sum();
        out.append('\n').append(texts.get("table.excluded", numerals.people(all))).append('\n');
        byReason.forEach((reason, cases) -> out.append(excluded(reason, cases)));
        return out.toString();
    }

    private String excluded(Reason reason, List<ExplainedCase> cases) {
        var out = new StringBuilder();
        if (cases.getFirst().assessment().verdict() instanceof Verdict.LeftOut(var _, var by)) {
            out.append("  ")
                    .append(texts.get("reason." + reason.code()))
                    .append(" (")
                    .append(reason.code())
                    .append("): ")
                    .append(numerals.people(cases.size()))
                    .append("  [")
                    .append(Citations.print(by, texts))
                    .append("]\n");
        }
        for (var each : cases) {
            out.append("    ").append(excludedCase(each)).append('\n');
        }
        return out.toString();
    }

    private String excludedCase(ExplainedCase each) {
        var fact = each.fact();
        var moments = new Moments(texts);
        return texts.get(
                "explain.excluded-case",
                Shown.of(fact.id()),
                moments.people(fact.readyNoticeAt()),
                moments.people(fact.dischargedAt()),
                numerals.people(each.assessment().split().excluded()));
    }
}
