package se.klardag.cli.ledger.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.bill.AmountOwed;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.bill.CreditAllocation;
import se.klardag.engine.correction.CaseChange;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.CareGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a document says, as JSON and back (*innehåll som JSON*).
final class EntryBodyJson {
    private static final int DECIMALS = 2;
    private static final int WHOLE_DIGITS = 13;

    private EntryBodyJson() {}

    static ObjectNode node(EntryBody content) {
        var node = JsonNodeFactory.instance.objectNode();
        switch (content) {
            case EntryBody.Month month -> put(node, month);
            case EntryBody.Dispute dispute -> {
                node.put("bill", dispute.bill());
                var cases = node.putArray("cases");
                dispute.caseIds().forEach(cases::add);
                node.put("state", dispute.state().code());
                node.put("reason", dispute.reason());
            }
            case EntryBody.Cancellation cancellation -> {
                node.put("cancels", cancellation.cancels());
                node.put("series", cancellation.series());
                node.put("period", cancellation.period().toString());
                var bills = node.putArray("bills");
                cancellation.bills().forEach(bill -> bills.add(bill(bill)));
            }
            case EntryBody.Dispatch dispatch -> {
                node.put("folder", dispatch.folder());
                var files = node.putArray("files");
                dispatch.files().forEach(file -> put(files.addObject(), file));
            }
            case EntryBody.Closing closing -> node.put("period", closing.period().toString());
            case EntryBody.Payments payments -> {
                var list = node.putArray("payments");
                payments.payments().forEach(payment -> put(list.addObject(), payment));
            }
        }
        return node;
    }

    static EntryBody of(EntryKind kind, ObjectNode node) {
        return switch (kind) {
            case SETTLEMENT, CORRECTION, CREDIT, REOPENING, DRAFT -> month(kind, node);
            case DISPUTE ->
                new EntryBody.Dispute(
                        text(node, "bill"),
                        list(node.required("cases"), JsonNode::asString),
                        EntryBody.DisputeState.of(text(node, "state")),
                        text(node, "reason"));
            case CANCELLATION ->
                new EntryBody.Cancellation(
                        node.required("cancels").longValue(),
                        text(node, "series"),
                        YearMonth.parse(text(node, "period")),
                        list(node.required("bills"), EntryBodyJson::bill));
            case DISPATCH ->
                new EntryBody.Dispatch(
                        text(node, "folder"), list(node.required("files"), EntryBodyJson::sentFile));
            case CLOSING -> new EntryBody.Closing(YearMonth.parse(text(node, "period")));
            case PAYMENT ->
                new EntryBody.Payments(list(node.required("payments"), EntryBodyJson::payment));
        };
    }

    /// Who asked and why, where anybody said.
    static void put(ObjectNode node, EntryBody.Grounds grounds) {
        if (!grounds.equals(EntryBody.Grounds.NONE)) {
            var stated = node.putObject("grounds").put("by", grounds.by()).put("reason", grounds.reason());
            if (!grounds.released().isEmpty()) {
                var released = stated.putArray("released");
                grounds.released().stream().map(Posting.Brake::code).sorted().forEach(released::add);
            }
        }
    }

    static EntryBody.Grounds grounds(ObjectNode node) {
        var stored = node.get("grounds");
        return stored == null
                ? EntryBody.Grounds.NONE
                : new EntryBody.Grounds(
                        text(stored, "by"), text(stored, "reason"),
                        Set.copyOf(list(
                                stored.path("released"), each -> Posting.Brake.of(each.asString()))));
    }

    private static void put(ObjectNode node, EntryBody.SentFile file) {
        node.put("name", file.name()).put("sha256", file.sha256()).put("form", file.form());
        var bills = node.putArray("bills");
        file.bills().forEach(bills::add);
    }

    private static EntryBody.SentFile sentFile(JsonNode node) {
        return new EntryBody.SentFile(
                text(node, "name"), text(node, "sha256"), text(node, "form"),
                list(node.required("bills"), JsonNode::asString));
    }

    /// What follows from the rest is left out.
    private static void put(ObjectNode node, EntryBody.Payment payment) {
        node.put("bill", payment.bill())
                .put("amount", NumberFormats.machine(payment.amount()))
                .put("date", payment.date().toString())
                .put("reference", payment.reference());
        if (!payment.payer().isEmpty()) {
            node.put("payer", payment.payer());
        }
        if (!payment.named().equals(payment.bill())) {
            node.put("named", payment.named());
        }
        if (payment.whole().compareTo(payment.amount()) != 0) {
            node.put("whole", NumberFormats.machine(payment.whole()));
        }
        if (payment.isMoved()) {
            node.put("moves", payment.moves());
        }
        if (!payment.undoes().isEmpty()) {
            node.put("undoes", payment.undoes());
        }
    }

    private static EntryBody.Payment payment(JsonNode node) {
        var bill = text(node, "bill");
        var amount = number(node, "amount");
        return new EntryBody.Payment(
                bill,
                amount,
                LocalDate.parse(text(node, "date")),
                text(node, "reference"),
                node.has("payer") ? text(node, "payer") : "",
                node.has("named") ? text(node, "named") : bill,
                node.has("whole") ? number(node, "whole") : amount,
                node.has("moves") ? text(node, "moves") : "",
                node.has("undoes") ? text(node, "undoes") : "");
    }

    private static void put(ObjectNode node, EntryBody.Month month) {
        node.put("series", month.series());
        node.put("period", month.period().toString());
        node.put("root", month.root());
        month.corrects().ifPresent(sequence -> node.put("corrects", sequence));
        node.set("rules", StoredRuleText.list(month.rules()));
        var readWith = node.putArray("readWith");
        month.readWith().forEach(text -> readWith.add(StoredRuleText.node(text)));
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
                .forEach(each -> key(changes.addObject(), each.key())
                        .put("case_id", each.caseId())
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

    private static ObjectNode bill(EntryBody.NumberedBill bill) {
        var node = key(JsonNodeFactory.instance.objectNode(), bill.key())
                .put("number", bill.number())
                .put("kind", bill.kind().code())
                .put("name", bill.name())
                .put("before", NumberFormats.machine(bill.before()))
                .put("after", NumberFormats.machine(bill.after()))
                .put("amount", NumberFormats.machine(bill.amount()));
        var credits = node.putArray("credits");
        bill.credits()
                .forEach(share -> credits.addObject()
                        .put("number", share.number())
                        .put("amount", NumberFormats.machine(share.amount())));
        return node;
    }

    private static ObjectNode standing(EntryBody.Standing standing) {
        var node = key(JsonNodeFactory.instance.objectNode(), standing.owed().key())
                .put("toPay", NumberFormats.machine(standing.owed().toPay()));
        ArrayNode bills = node.putArray("bills");
        standing.bills()
                .forEach(bill -> bills.addObject()
                        .put("number", bill.number())
                        .put("amount", NumberFormats.machine(bill.amount()))
                        .put("credited", NumberFormats.machine(bill.credited())));
        return node;
    }

    private static EntryBody.Month month(EntryKind kind, ObjectNode node) {
        var corrects = node.get("corrects");
        return new EntryBody.Month(
                kind,
                text(node, "series"),
                YearMonth.parse(text(node, "period")),
                text(node, "root"),
                corrects == null ? OptionalLong.empty() : OptionalLong.of(corrects.longValue()),
                StoredRuleText.texts(node.required("rules")),
                list(node.required("readWith"), StoredRuleText::of),
                list(node.required("cases"), CaseJson::of),
                list(
                        node.required("struck"),
                        each -> new EntryBody.Struck(
                                text(each, "case_id"), text(each, "fingerprint"), text(each, "bill"))),
                (ObjectNode) node.required("settlement"),
                list(node.required("bills"), EntryBodyJson::bill),
                list(node.required("standing"), EntryBodyJson::standing),
                list(node.required("changes"), EntryBodyJson::change),
                list(
                        node.required("ruleChanges"),
                        each -> new EntryBody.RuleChange(
                                text(each, "path"),
                                text(each, "cause"),
                                text(each, "before"),
                                text(each, "after"))));
    }

    private static EntryBody.NumberedBill bill(JsonNode node) {
        return new EntryBody.NumberedBill(
                text(node, "number"),
                EntryBody.pick(EntryBody.BillKind.values(), EntryBody.BillKind::code, text(node, "kind")),
                key(node),
                text(node, "name"),
                number(node, "before"),
                number(node, "after"),
                number(node, "amount"),
                list(
                        node.required("credits"),
                        each -> new CreditAllocation.Share(text(each, "number"), number(each, "amount"))));
    }

    private static EntryBody.Standing standing(JsonNode node) {
        return new EntryBody.Standing(
                new AmountOwed(key(node), number(node, "toPay")),
                list(
                        node.required("bills"),
                        each -> new CreditAllocation.Billed(
                                text(each, "number"), number(each, "amount"), number(each, "credited"))));
    }

    private static CaseChange change(JsonNode node) {
        return new CaseChange(
                text(node, "case_id"),
                key(node),
                EntryBody.pick(CaseChange.Reason.values(), CaseChange.Reason::code, text(node, "reason")),
                node.required("daysBefore").longValue(),
                node.required("daysAfter").longValue());
    }

    private static ObjectNode key(ObjectNode node, BillKey key) {
        return node.put("municipality", Municipality.codeText(key.municipality()))
                .put("edition", key.edition().toString())
                .put("careGroup", key.careGroup().code());
    }

    private static BillKey key(JsonNode node) {
        return new BillKey(
                Integer.parseInt(text(node, "municipality")),
                LocalDate.parse(text(node, "edition")),
                EntryBody.pick(CareGroup.values(), CareGroup::code, text(node, "careGroup")));
    }

    /// Kronor to the öre, as the ledger keeps them and its tables hold them.
    ///
    /// @throws IllegalArgumentException when it is none
    private static BigDecimal number(JsonNode node, String key) {
        var kronor = new BigDecimal(text(node, key));
        var plain = kronor.stripTrailingZeros();
        if (plain.scale() > DECIMALS || (long) plain.precision() - plain.scale() > WHOLE_DIGITS) {
            throw new IllegalArgumentException("no kronor: " + key);
        }
        return kronor;
    }

    private static String text(JsonNode node, String key) {
        return node.required(key).asString();
    }

    /// A list out of JSON.
    private static <T> List<T> list(JsonNode stored, Function<JsonNode, T> reader) {
        var list = new ArrayList<T>();
        stored.forEach(each -> list.add(reader.apply(each)));
        return list;
    }
}
