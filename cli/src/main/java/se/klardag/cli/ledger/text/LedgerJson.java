package se.klardag.cli.ledger.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.projection.BillLinks;
import se.klardag.cli.ledger.projection.BillStates.Line;
import se.klardag.cli.ledger.review.EarlierMonth;
import se.klardag.cli.text.NumberFormats;
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
    public static ObjectNode posting(JournalEntry document, EntryBody.Month month, Optional<EntryName> entry) {
        var node = JsonNodeFactory.instance.objectNode()
                .put("posted", entry.isPresent())
                .put("kind", month.kind().code())
                .put("series", month.series())
                .put("period", month.period().toString())
                .put("agreement", month.agreement())
                .put("date", document.date().toString());
        put(node, entry);
        var bills = node.putArray("bills");
        month.bills().forEach(bill -> {
            var one = bills.addObject()
                    .put("number", bill.number())
                    .put("kind", bill.kind().code())
                    .put("code", Municipality.codeText(bill.key().municipality()))
                    .put("name", bill.name())
                    .put("careGroup", bill.key().careGroup().code())
                    .put("credit", NumberFormats.machine(bill.before().negate()))
                    .put("debit", NumberFormats.machine(bill.after()))
                    .put("amount", NumberFormats.machine(bill.amount()));
            var credits = one.putArray("takesBack");
            bill.credits()
                    .forEach(share -> credits.addObject()
                            .put("number", share.number())
                            .put("amount", NumberFormats.machine(share.amount())));
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
                        .put("code", Municipality.codeText(change.key().municipality()))
                        .put("reason", change.reason().code())
                        .put("daysBefore", change.daysBefore())
                        .put("daysAfter", change.daysAfter()));
        return node;
    }

    static void put(ObjectNode node, Optional<EntryName> entry) {
        entry.ifPresent(each -> node.put("entry", each.sequence()).put("head", "sha256:" + each.sha256()));
    }

    /// Adds the cases that upheld disputes took out and that are billed again, where there are any.
    public static void returned(ObjectNode node, SortedMap<String, String> cases) {
        if (!cases.isEmpty()) {
            var list = node.putArray("returnedCases");
            cases.forEach((id, bill) -> list.addObject().put("case", id).put("bill", bill));
        }
    }

    /// Adds what a proposal is compared with.
    public static void compare(ObjectNode posting, List<EarlierMonth> earlier) {
        posting.set("earlier", EarlierMonthsText.json(earlier));
    }

    /// A list of bills.
    public static ObjectNode bills(List<Line> lines, BillLinks links, LocalDate today) {
        var node = JsonNodeFactory.instance.objectNode().put("asOf", today.toString());
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
                    .put("amount", NumberFormats.machine(bill.getAmount()));
            if (!line.isCredit() || line.balance().paid().signum() != 0) {
                StatementText.put(one, line.balance()).put("state", line.balance().state().code());
            }
            if (line.isCancelled()) {
                one.put("cancelled", true);
            }
            if (line.isCreditPending()) {
                one.put("creditPending", true);
            }
            var corrects = one.putArray("corrects");
            links.corrects(bill.getNumber()).forEach(corrects::add);
            var correctedBy = one.putArray("correctedBy");
            links.correctedBy(bill.getNumber()).forEach(correctedBy::add);
            var disputes = one.putArray("disputes");
            line.disputes()
                    .forEach((id, state) -> disputes.addObject().put("case", id).put("state", state.code()));
        }
        return node;
    }
}
