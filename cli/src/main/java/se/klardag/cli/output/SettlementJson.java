package se.klardag.cli.output;

import java.util.Optional;
import se.klardag.cli.PrintedJson;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.terms.Currency;
import se.klardag.engine.terms.Liability;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A settlement for machines (*avräkning som JSON*): keys and string decimals as in the contract.
public final class SettlementJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SettlementJson() {}

    /// One object, with a line end.
    public static String print(Report report) {
        return PrintedJson.of(node(report));
    }

    /// The object by itself.
    public static ObjectNode node(Report report) {
        var settlement = report.settlement();
        var agreement = settlement.agreement();
        var root = NODES.objectNode();
        root.put("agreement", agreement.agreement());
        root.put("period", agreement.period().month().toString());
        report.knownOn().ifPresent(day -> root.put("asKnownOn", day.toString()));
        root.put("status", agreement.binding() ? "binding" : "provisional");
        // Kronor go without saying: the key came with the first currency that was another.
        if (!settlement.currency().equals(Currency.SEK)) {
            root.put("currency", settlement.currency().code());
        }
        var open = root.putArray("openTerms");
        for (var term : agreement.openTerms()) {
            open.addObject().put("path", term.path()).put("status", term.status().code());
        }
        Editions.followed(agreement).ifPresent(id -> root.put("follows", id));
        var municipalities = root.putArray("municipalities");
        for (var bill : settlement.bills()) {
            var node = bill(bill, report.name(bill.municipality()));
            if (Editions.areApart(agreement)) {
                node.put("editionFrom", bill.edition().from().toString());
                node.put("editionTo", bill.edition().to().toString());
            }
            municipalities.add(node);
        }
        root.put("total", number(settlement.total()));
        settlement.shadowTotal().ifPresent(shadow -> root.put("shadowTotal", number(shadow)));
        repaid(root, report);
        root.put("notParty", settlement.notParty());
        root.put("rejectedRows", report.rejectedRows());
        root.putObject("receipt")
                .put("engine", report.receipt().engine())
                .put("rules", "sha256:" + report.receipt().rules())
                .put("cases", "sha256:" + report.receipt().cases());
        return root;
    }

    private static ObjectNode bill(Bill bill, String name) {
        var node = NODES.objectNode();
        var charge = bill.charge();
        node.put("code", Municipality.codeText(bill.municipality()));
        node.put("name", name);
        node.put("careGroup", bill.careGroup().code());
        node.put("cases", charge.cases().value().longValueExact());
        node.put("days", number(charge.days()));
        node.put("mean", charge.mean().map(SettlementJson::number).orElse(null));
        node.put("threshold", threshold(bill).orElse(null));
        node.put("excessDays", number(charge.excess()));
        node.put("longStayCases", bill.longStayCases());
        node.put("longStayDays", number(charge.apart()));
        node.put("billableDays", number(charge.billable()));
        node.put("rate", rate(bill).orElse(null));
        node.put("amount", number(bill.amount()));
        node.put("payable", number(bill.toPay()));
        bill.shadow()
                .ifPresent(shadow -> node.put("activation", "suspended")
                        .put("shadowAmount", number(shadow.amount()))
                        .put("shadowPayable", number(shadow.toPay())));
        lines(node, bill);
        var excluded = node.putArray("excluded");
        // In the order in which the terms try the reasons; those found in later stages come last.
        bill.excludedInOrder()
                .forEach((reason, cases) -> excluded.addObject().put("reason", reason.code()).put("cases", cases));
        return node;
    }

    private static Optional<String> threshold(Bill bill) {
        return bill.terms().liability() instanceof Liability.Average average
                ? Optional.of(Numerals.machine(average.threshold().value()))
                : Optional.empty();
    }

    private static Optional<String> rate(Bill bill) {
        return RateText.of(bill).map(Numerals::machine);
    }

    /// A tariff's lines, each with its own days and amount.
    private static void lines(ObjectNode node, Bill bill) {
        if (bill.amount() instanceof Figure.Sum sum) {
            var lines = node.putArray("lines");
            for (var part : sum.parts()) {
                var line = lines.addObject();
                var amount = part;
                if (part instanceof Figure.OwedTo owed) {
                    line.put("payee", owed.payee().value());
                    amount = owed.part();
                }
                if (amount instanceof Figure.Product product) {
                    line.put("days", number(product.left()));
                    line.put("rate", number(product.right()));
                }
                line.put("amount", number(amount));
            }
        }
    }

    /// What a payee gives back, with each payer's share.
    private static void repaid(ObjectNode root, Report report) {
        report.settlement().repaid().ifPresent(repaid -> {
            var node = root.putObject("repaid");
            node.put("payee", repaid.payee());
            node.put("amount", Numerals.machine(repaid.amount()));
            var shares = node.putArray("shares");
            repaid.shares()
                    .forEach((code, share) -> shares.addObject()
                            .put("code", Municipality.codeText(code))
                            .put("name", report.name(code))
                            .put("amount", Numerals.machine(share)));
        });
    }

    private static String number(Figure figure) {
        return Numerals.machine(figure.value());
    }
}
