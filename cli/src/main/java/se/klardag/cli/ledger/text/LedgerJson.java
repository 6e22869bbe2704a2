package se.klardag.cli.ledger.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.PrintedJson;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.Content;
import se.klardag.cli.ledger.posting.Document;
import se.klardag.cli.ledger.projection.BillLines.Line;
import se.klardag.cli.output.Numerals;
import se.klardag.engine.facts.Municipality;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the ledger says, for machines (*liggaren som JSON*). Sums are texts in plain decimals.
public final class LedgerJson {
    private LedgerJson() {}

    /// One object, with a line end.
    public static String print(ObjectNode node) {
        return PrintedJson.of(node);
    }

    /// A posting.
    ///
    /// @param entry where it was posted; empty when it was only shown
    public static ObjectNode posting(Document document, Content.Month month, Optional<EntryName> entry) {
        var node = JsonNodeFactory.instance.objectNode()
                .put("posted", entry.isPresent())
                .put("kind", month.kind().code())
                .put("series", month.series())
                .put("period", month.period().toString())
                .put("agreement", month.agreement())
                .put("date", document.date().toString());
        entry.ifPresent(each -> node.put("entry", each.sequence()).put("head", "sha256:" + each.sha256()));
        var bills = node.putArray("bills");
        month.bills().forEach(bill -> {
            var one = bills.addObject()
                    .put("number", bill.number())
                    .put("kind", bill.kind().code())
                    .put("code", Municipality.codeText(bill.municipality()))
                    .put("name", bill.name())
                    .put("careGroup", bill.careGroup().code())
                    .put("credit", Numerals.machine(bill.before().negate()))
                    .put("debit", Numerals.machine(bill.after()))
                    .put("amount", Numerals.machine(bill.amount()));
            var credits = one.putArray("takesBack");
            bill.credits()
                    .forEach(share -> credits.addObject()
                            .put("number", share.number())
                            .put("amount", Numerals.machine(share.amount())));
        });
        var rules = node.putArray("ruleChanges");
        month.ruleChanges()
                .forEach(change -> rules.addObject()
                        .put("path", change.path())
                        .put("cause", change.cause())
                        .put("before", change.before())
                        .put("after", change.after()));
        var cases = node.putArray("caseChanges");
        month.changes()
                .forEach(change -> cases.addObject()
                        .put("case", change.caseId())
                        .put("code", Municipality.codeText(change.municipality()))
                        .put("reason", change.reason().code())
                        .put("daysBefore", change.daysBefore())
                        .put("daysAfter", change.daysAfter()));
        return node;
    }

    /// A list of bills.
    public static ObjectNode bills(List<Line> lines, LocalDate today) {
        var node = JsonNodeFactory.instance.objectNode();
        var list = node.putArray("bills");
        for (var line : lines) {
            var bill = line.bill();
            var one = list.addObject()
                    .put("number", bill.getNumber())
                    .put("kind", bill.getKind())
                    .put("period", bill.getPeriod())
                    .put("code", bill.getMunicipality())
                    .put("name", bill.getMunicipalityName())
                    .put("careGroup", bill.getCareGroup())
                    .put("date", bill.getDated().toString())
                    .put("age", line.age(today))
                    .put("amount", Numerals.machine(bill.getAmount()));
            if (!line.isCredit()) {
                StatementText.put(one, line.balance()).put("state", line.balance().state().code());
            }
            var disputes = one.putArray("disputes");
            line.disputes()
                    .forEach((id, state) -> disputes.addObject().put("case", id).put("state", state.code()));
        }
        return node;
    }
}
