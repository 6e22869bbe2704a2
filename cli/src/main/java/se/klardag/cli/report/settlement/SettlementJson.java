package se.klardag.cli.report.settlement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.month.CoverageJson;
import se.klardag.cli.month.Editions;
import se.klardag.cli.month.SettledMonth;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.words.RateText;
import se.klardag.cli.words.StakeText;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.OtherAnswerShare;
import se.klardag.engine.bill.UnbilledShare;
import se.klardag.engine.bill.UntoldStake;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.liability.FreeCases;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.price.Currency;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A settlement for machines (*avräkning som JSON*): keys and string decimals as in the contract.
public final class SettlementJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SettlementJson() {}

    /// One object, with a line end.
    public static String print(SettledMonth report) {
        return PrintedJson.of(node(report));
    }

    /// Several months: a list of what each of them prints.
    public static String print(List<SettledMonth> months) {
        var list = NODES.arrayNode();
        months.forEach(month -> list.add(node(month)));
        return PrintedJson.of(list);
    }

    /// The object by itself.
    public static ObjectNode node(SettledMonth report) {
        var settlement = report.settlement();
        var agreement = settlement.agreement();
        var root = NODES.objectNode();
        root.put("agreement", agreement.agreement());
        root.put("period", agreement.period().month().toString());
        report.origin().knownOn().ifPresent(day -> root.put("asKnownOn", day.toString()));
        root.put("status", report.standing().code());
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
            var node = bill(bill, report.name(bill.municipality()), agreement);
            if (Editions.areApart(agreement)) {
                node.put("editionFrom", bill.edition().from().toString());
                node.put("editionTo", bill.edition().to().toString());
            }
            notes(node, report, bill);
            municipalities.add(node);
        }
        root.put("total", number(settlement.total()));
        root.put("totalPayable", NumberFormats.machine(settlement.toPay()));
        settlement.shadowTotal().ifPresent(shadow -> root.put("shadowTotal", number(shadow)));
        if (!settlement.otherAnswers().isEmpty()) {
            otherAnswers(root, settlement.otherAnswers());
        }
        unbilled(root, settlement.unbilled().stream().filter(UnbilledShare::isOwed).toList());
        repaid(root, report);
        root.put("notParty", settlement.notParty());
        root.put("rejectedRows", report.origin().rejectedRows());
        var receipt = root.putObject("receipt")
                .put("engine", report.origin().receipt().engine())
                .put("rules", "sha256:" + report.origin().receipt().rules())
                .put("cases", "sha256:" + report.origin().receipt().cases());
        CoverageJson.put(receipt, report.origin().coverage());
        return root;
    }

    /// What the agreement says about this municipality's bills; the key is there where it says anything.
    private static void notes(ObjectNode node, SettledMonth report, Bill bill) {
        var end = report.settlement().agreement().period().month().atEndOfMonth();
        var about = report.agreement().notesAbout(bill.municipality(), end);
        if (!about.isEmpty()) {
            var notes = node.putArray("notes");
            about.forEach(note -> notes.addObject().put("id", note.id()).put("says", note.says().english()));
        }
    }

    private static ObjectNode bill(Bill bill, String name, AgreementTerms terms) {
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
        node.put("longStayDays", number(charge.longStayDays()));
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
                .forEach((reason, cases) -> {
                    var left = excluded.addObject().put("reason", reason.code()).put("cases", cases);
                    bill.terms().population().leftOutUnder(reason).ifPresent(under -> under(left, under));
                });
        readings(node, bill);
        leftOut(node, bill);
        free(node, bill);
        if (!bill.stakes().answered().isEmpty()) {
            otherAnswers(node, bill.stakes().answered());
        }
        untold(node, StakeText.untold(bill, terms));
        found(node, bill);
        return node;
    }

    /// What hangs on readings of unclear texts, and how many cases are in several of the sums; each key is there where there is any.
    private static void readings(ObjectNode node, Bill bill) {
        if (!bill.readings().isEmpty()) {
            var readings = node.putArray("countedUnderReading");
            for (var share : bill.readings()) {
                var entry = readings.addObject()
                        .put("reading", share.counted().reading())
                        .put("reason", share.counted().reason().code())
                        .put("cases", share.cases())
                        .put("days", NumberFormats.machine(BigDecimal.valueOf(share.days())))
                        .put("amount", NumberFormats.machine(share.amount()))
                        .put("payable", NumberFormats.machine(share.toPay()));
                if (share.counted().isConfirmed()) {
                    entry.put("confirmed", true);
                }
            }
            if (bill.pool().underSeveralReadings() > 0) {
                node.put("countedUnderSeveralReadings", bill.pool().underSeveralReadings());
            }
        }
    }

    /// What the bill lacks by readings that leave cases out: below 0 where counting them would lower it.
    private static void leftOut(ObjectNode node, Bill bill) {
        if (!bill.leftOut().isEmpty()) {
            leftOutAlone(node.putArray("leftOutUnderReading"), bill);
        }
        if (!bill.stakes().several().isEmpty()) {
            leftOutTogether(node.putArray("leftOutUnderSeveralReadings"), bill);
        }
    }

    /// What hangs on several readings that leave the same cases out: without one of them alone the cases are left out all the same.
    private static void leftOutTogether(ArrayNode shares, Bill bill) {
        bill.stakes().several().forEach(share -> {
            var entry = shares.addObject();
            var readings = entry.putArray("readings");
            share.under()
                    .forEach(
                            under -> under(readings.addObject(), under).put("reason", under.reason().code()));
            entry.put("casesIfCounted", share.cases())
                    .put("daysIfCounted", NumberFormats.machine(BigDecimal.valueOf(share.days())))
                    .put("amount", NumberFormats.machine(share.amount()))
                    .put("payable", NumberFormats.machine(share.toPay()));
        });
    }

    private static void leftOutAlone(ArrayNode readings, Bill bill) {
        bill.leftOut()
                .forEach(share -> under(readings.addObject(), share.under())
                        .put("reason", share.under().reason().code())
                        .put("casesIfCounted", share.cases())
                        .put("daysIfCounted", NumberFormats.machine(BigDecimal.valueOf(share.days())))
                        .put("amount", NumberFormats.machine(share.amount()))
                        .put("payable", NumberFormats.machine(share.toPay())));
    }

    private static ObjectNode under(ObjectNode node, LeftOutUnder under) {
        node.put("reading", under.reading());
        if (under.isConfirmed()) {
            node.put("confirmed", true);
        }
        return node;
    }

    /// Cases that count and have no liable day; the keys are there where there is one.
    private static void free(ObjectNode node, Bill bill) {
        var free = bill.pool().freeCases();
        if (!free.isEmpty()) {
            node.put("freeCases", free.stream().mapToLong(FreeCases::cases).sum());
            node.put("freeDays", NumberFormats.machine(
                    BigDecimal.valueOf(free.stream().mapToLong(FreeCases::days).sum())));
        }
    }

    /// What more a bill, or the month, would be under other answers to what the texts leave open.
    private static void otherAnswers(ObjectNode node, List<OtherAnswerShare> shares) {
        var answers = node.putArray("otherAnswers");
        for (var share : shares) {
            var answer = answers.addObject().put("reading", share.answer().reading());
            var values = answer.putArray("values");
            share.answer().values().forEach((path, value) -> values.addObject().put("path", path).put("value", value));
            answer.put("days", NumberFormats.machine(BigDecimal.valueOf(share.days())))
                    .put("amount", NumberFormats.machine(share.amount()))
                    .put("payable", NumberFormats.machine(share.toPay()));
        }
    }

    /// Bills that only other answers give; the key is there where there is any.
    private static void unbilled(ObjectNode root, List<UnbilledShare> shares) {
        if (shares.isEmpty()) {
            return;
        }
        var bills = root.putArray("unbilled");
        for (var each : shares) {
            var share = each.share();
            bills.addObject()
                    .put("code", Municipality.codeText(each.key().municipality()))
                    .put("careGroup", each.key().careGroup().code())
                    .put("reading", share.answer().reading())
                    .put("days", NumberFormats.machine(BigDecimal.valueOf(share.days())))
                    .put("amount", NumberFormats.machine(share.amount()))
                    .put("payable", NumberFormats.machine(share.toPay()));
        }
    }

    /// Readings whose sum cannot be worked out, each with the reason.
    private static void untold(ObjectNode node, List<UntoldStake> stakes) {
        if (stakes.isEmpty()) {
            return;
        }
        var readings = node.putArray("untoldReadings");
        for (var stake : stakes) {
            var told = readings.addObject().put("reading", stake.reading());
            stake.reason().ifPresent(reason -> told.put("reason", reason.code()).put("cases", stake.cases()));
            told.put("why", stake.why().english());
        }
    }

    /// What is recorded of where patients live and does not decide who pays; the key is there where there is any.
    private static void found(ObjectNode node, Bill bill) {
        if (!bill.pool().found().isEmpty()) {
            var entries = node.putArray("residenceNotUsed");
            bill.pool()
                    .found()
                    .forEach(each -> entries.addObject()
                            .put("finding", each.finding().code())
                            .put("cases", each.cases())
                            .put("days", NumberFormats.machine(BigDecimal.valueOf(each.days()))));
        }
    }

    private static Optional<String> threshold(Bill bill) {
        return bill.terms().liability() instanceof Liability.Average average
                ? Optional.of(NumberFormats.machine(average.threshold().value()))
                : Optional.empty();
    }

    private static Optional<String> rate(Bill bill) {
        return RateText.of(bill).map(NumberFormats::machine);
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
    private static void repaid(ObjectNode root, SettledMonth report) {
        report.settlement().repaid().ifPresent(repaid -> {
            var node = root.putObject("repaid");
            node.put("payee", repaid.payee());
            node.put("amount", NumberFormats.machine(repaid.amount()));
            var shares = node.putArray("shares");
            repaid.shares()
                    .forEach((code, share) -> shares.addObject()
                            .put("code", Municipality.codeText(code))
                            .put("name", report.name(code))
                            .put("amount", NumberFormats.machine(share)));
        });
    }

    private static String number(Figure figure) {
        return NumberFormats.machine(figure.value());
    }
}
