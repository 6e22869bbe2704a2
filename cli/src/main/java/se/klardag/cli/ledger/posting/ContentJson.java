package se.klardag.cli.ledger.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalLong;
import se.klardag.cli.output.Numerals;
import se.klardag.engine.bill.Crediting;
import se.klardag.engine.bill.Owed;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.CaseChange;
import se.klardag.engine.terms.CareGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a document says, as JSON and back (*innehåll som JSON*).
final class ContentJson {
    private ContentJson() {}

    static ObjectNode node(Content content) {
        var node = JsonNodeFactory.instance.objectNode();
        switch (content) {
            case Content.Month month -> put(node, month);
            case Content.Dispute dispute -> {
                node.put("bill", dispute.bill());
                var cases = node.putArray("cases");
                dispute.caseIds().forEach(cases::add);
                node.put("state", dispute.state().code());
                node.put("reason", dispute.reason());
            }
            case Content.Payments payments -> {
                var list = node.putArray("payments");
                for (var payment : payments.payments()) {
                    list.addObject()
                            .put("bill", payment.bill())
                            .put("amount", Numerals.machine(payment.amount()))
                            .put("date", payment.date().toString())
                            .put("reference", payment.reference());
                }
            }
        }
        return node;
    }

    static Content of(Kind kind, ObjectNode node) {
        return switch (kind) {
            case SETTLEMENT, CORRECTION, CREDIT, DRAFT -> month(kind, node);
            case DISPUTE ->
                new Content.Dispute(
                        text(node, "bill"),
                        Content.list(node.required("cases"), JsonNode::asString),
                        Content.DisputeState.of(text(node, "state")),
                        text(node, "reason"));
            case PAYMENT ->
                new Content.Payments(Content.list(
                        node.required("payments"),
                        each -> new Content.Payment(
                                text(each, "bill"),
                                number(each, "amount"),
                                LocalDate.parse(text(each, "date")),
                                text(each, "reference"))));
        };
    }

    private static void put(ObjectNode node, Content.Month month) {
        node.put("series", month.series());
        node.put("period", month.period().toString());
        node.put("root", month.root());
        month.corrects().ifPresent(sequence -> node.put("corrects", sequence));
        node.set("rules", StoredText.list(month.rules()));
        var readWith = node.putArray("readWith");
        month.readWith().forEach(text -> readWith.add(StoredText.node(text)));
        var cases = node.putArray("cases");
        month.cases().forEach(fact -> cases.add(CaseJson.node(fact)));
        var struck = node.putArray("struck");
        month.struck()
                .forEach(each -> struck.addObject()
                        .put("case_id", each.caseId())
                        .put("fingerprint", each.fingerprint())
                        .put("bill", each.bill()));
        node.set("settlement", month.settlement());
        var bills = node.putArray("bills");
        month.bills().forEach(bill -> bills.add(bill(bill)));
        var standing = node.putArray("standing");
        month.standing().forEach(each -> standing.add(standing(each)));
        var changes = node.putArray("changes");
        month.changes()
                .forEach(each -> changes.addObject()
                        .put("case_id", each.caseId())
                        .put("municipality", Municipality.codeText(each.municipality()))
                        .put("edition", each.edition().toString())
                        .put("careGroup", each.careGroup().code())
                        .put("reason", each.reason().code())
                        .put("daysBefore", each.daysBefore())
                        .put("daysAfter", each.daysAfter()));
        var rules = node.putArray("ruleChanges");
        month.ruleChanges()
                .forEach(each -> rules.addObject()
                        .put("path", each.path())
                        .put("cause", each.cause())
                        .put("before", each.before())
                        .put("after", each.after()));
    }

    private static ObjectNode bill(Content.NumberedBill bill) {
        var node = JsonNodeFactory.instance.objectNode()
                .put("number", bill.number())
                .put("kind", bill.kind().code())
                .put("municipality", Municipality.codeText(bill.municipality()))
                .put("name", bill.name())
                .put("edition", bill.edition().toString())
                .put("careGroup", bill.careGroup().code())
                .put("before", Numerals.machine(bill.before()))
                .put("after", Numerals.machine(bill.after()))
                .put("amount", Numerals.machine(bill.amount()));
        var credits = node.putArray("credits");
        bill.credits()
                .forEach(share -> credits.addObject()
                        .put("number", share.number())
                        .put("amount", Numerals.machine(share.amount())));
        return node;
    }

    private static ObjectNode standing(Content.Standing standing) {
        var node = JsonNodeFactory.instance.objectNode()
                .put("municipality", Municipality.codeText(standing.owed().municipality()))
                .put("edition", standing.owed().edition().toString())
                .put("careGroup", standing.owed().careGroup().code())
                .put("toPay", Numerals.machine(standing.owed().toPay()));
        ArrayNode bills = node.putArray("bills");
        standing.bills()
                .forEach(bill -> bills.addObject()
                        .put("number", bill.number())
                        .put("amount", Numerals.machine(bill.amount()))
                        .put("credited", Numerals.machine(bill.credited())));
        return node;
    }

    private static Content.Month month(Kind kind, ObjectNode node) {
        var corrects = node.get("corrects");
        return new Content.Month(
                kind,
                text(node, "series"),
                YearMonth.parse(text(node, "period")),
                text(node, "root"),
                corrects == null ? OptionalLong.empty() : OptionalLong.of(corrects.longValue()),
                StoredText.texts(node.required("rules")),
                Content.list(node.required("readWith"), StoredText::of),
                Content.list(node.required("cases"), CaseJson::of),
                Content.list(
                        node.required("struck"),
                        each -> new Content.Struck(
                                text(each, "case_id"), text(each, "fingerprint"), text(each, "bill"))),
                (ObjectNode) node.required("settlement"),
                Content.list(node.required("bills"), ContentJson::bill),
                Content.list(node.required("standing"), ContentJson::standing),
                Content.list(node.required("changes"), ContentJson::change),
                Content.list(
                        node.required("ruleChanges"),
                        each -> new Content.RuleChange(
                                text(each, "path"),
                                text(each, "cause"),
                                text(each, "before"),
                                text(each, "after"))));
    }

    private static Content.NumberedBill bill(JsonNode node) {
        return new Content.NumberedBill(
                text(node, "number"),
                Content.pick(Content.BillKind.values(), Content.BillKind::code, text(node, "kind")),
                code(node),
                text(node, "name"),
                edition(node),
                careGroup(node),
                number(node, "before"),
                number(node, "after"),
                number(node, "amount"),
                Content.list(
                        node.required("credits"),
                        each -> new Crediting.Share(text(each, "number"), number(each, "amount"))));
    }

    private static Content.Standing standing(JsonNode node) {
        return new Content.Standing(
                new Owed(code(node), edition(node), careGroup(node), number(node, "toPay")),
                Content.list(
                        node.required("bills"),
                        each -> new Crediting.Billed(
                                text(each, "number"), number(each, "amount"), number(each, "credited"))));
    }

    private static CaseChange change(JsonNode node) {
        return new CaseChange(
                text(node, "case_id"),
                code(node),
                edition(node),
                careGroup(node),
                Content.pick(CaseChange.Reason.values(), CaseChange.Reason::code, text(node, "reason")),
                node.required("daysBefore").longValue(),
                node.required("daysAfter").longValue());
    }

    private static CareGroup careGroup(JsonNode node) {
        return Content.pick(CareGroup.values(), CareGroup::code, text(node, "careGroup"));
    }

    private static LocalDate edition(JsonNode node) {
        return LocalDate.parse(text(node, "edition"));
    }

    private static int code(JsonNode node) {
        return Integer.parseInt(text(node, "municipality"));
    }

    private static BigDecimal number(JsonNode node, String key) {
        return new BigDecimal(text(node, key));
    }

    private static String text(JsonNode node, String key) {
        return node.required(key).asString();
    }
}
