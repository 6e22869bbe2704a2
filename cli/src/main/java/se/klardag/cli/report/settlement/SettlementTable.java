package se.klardag.cli.report.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.month.Editions;
import se.klardag.cli.month.SettledMonth;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.RateText;
import se.klardag.cli.words.ReadingText;
import se.klardag.cli.words.RuleValues;
import se.klardag.cli.words.UnitText;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.ReadingShare;
import se.klardag.engine.bill.RepaymentBill;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.liability.FreeCases;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.value.Term;

/// A settlement for a controller's screen (*avräkning som tabell*).
public final class SettlementTable {
    private static final int MEAN_DECIMALS = 3;

    private final SettledMonth report;
    private final Texts texts;
    private final NumberFormats numerals;
    private final TerminalPage page;

    public SettlementTable(SettledMonth report, Texts texts, TerminalPage page) {
        this.report = report;
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.page = page;
    }

    public String print() {
        var settlement = report.settlement();
        var out = new StringBuilder();
        out.append(heading(settlement)).append('\n');
        out.append(texts.of(report.title())).append('\n');
        Editions.follows(settlement.agreement())
                .ifPresent(term -> out.append(
                        texts.get(
                                "explain.follows", Editions.title(report.agreement(), term, texts),
                                Citations.print(term, texts)))
                        .append('\n'));
        report.origin().knownOn().ifPresent(day -> out.append(texts.get("table.known-on", day)).append('\n'));
        out.append('\n');
        if (settlement.bills().isEmpty()) {
            out.append(texts.get("table.no-cases", month(settlement))).append('\n');
        } else {
            out.append(bills(settlement));
        }
        out.append(notBilled(settlement));
        settlement.repaid().ifPresent(repaid -> out.append(repaid(repaid, settlement)));
        out.append(readings(settlement));
        out.append(excepted(settlement));
        out.append(excluded(settlement));
        out.append(free(settlement));
        out.append(new MonthStakes(report, texts).others());
        out.append(counted("table.not-party", settlement.notParty()));
        withoutCase(settlement).ifPresent(line -> out.append('\n').append(line).append('\n'));
        out.append(counted("table.rejected", report.origin().rejectedRows()));
        out.append(counted("table.replaced", report.origin().coverage().replaced()));
        out.append('\n').append(report.standing().openTerms(texts, page));
        report.standing().files(texts).forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    private String counted(String key, long count) {
        return count > 0 ? "\n" + texts.get(key, numerals.people(count)) + "\n" : "";
    }

    /// Parties without a case; where most have none they are counted, and the table names the others.
    private Optional<String> withoutCase(Settlement settlement) {
        var parties = settlement.agreement().parties();
        if (parties.areEverybody()) {
            return Optional.empty();
        }
        var with = settlement.bills().stream().map(Bill::municipality).collect(Collectors.toCollection(TreeSet::new));
        var without = parties.codes().stream().filter(code -> !with.contains(code)).toList();
        if (without.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                without.size() <= with.size() || with.isEmpty()
                        ? texts.get("table.parties-without-case", names(without))
                        : texts.get(
                                "table.parties-without-case.most", without.size(), parties.codes().size()));
    }

    private String names(Collection<Integer> codes) {
        return codes.stream()
                .map(code -> Municipality.codeText(code) + " " + report.name(code))
                .collect(Collectors.joining(", "));
    }

    private String heading(Settlement settlement) {
        var agreement = settlement.agreement();
        return "Klardag · " + agreement.agreement() + " · " + month(settlement) + " · "
                + page.bold(report.standing().word(texts));
    }

    private String month(Settlement settlement) {
        return new DateTimeFormats(texts).month(settlement.agreement().period().month());
    }

    private String bills(Settlement settlement) {
        var agreement = settlement.agreement();
        var bills = settlement.bills();
        long places = bills.stream().map(Bill::municipality).distinct().count();
        var table = new TextTable<Bill>(texts).bold(SettlementTable::isBilled)
                .left(bill -> isBilled(bill) ? "▶" : " ")
                .left("column.code", bill -> Municipality.codeText(bill.municipality()))
                .left("column.municipality", bill -> report.name(bill.municipality()))
                .total(texts.get(places == 1 ? "table.total.one" : "table.total", places));
        if (agreement.split()) {
            table.left("column.care-group", bill -> careGroup(bill, agreement));
        }
        sum(table, "cases", bill -> bill.charge().cases().value());
        sum(table, "days", bill -> bill.charge().days().value());
        table.right("column.mean", this::mean).spare(2).right("column.threshold", this::threshold).spare(4);
        sum(table, "excess", bill -> bill.charge().excess().value());
        if (bills.stream().anyMatch(SettlementTable::hasCarveOut)) {
            sum(table, "long-stay-cases", bill -> BigDecimal.valueOf(bill.longStayCases()));
            table.spare(1);
            sum(table, "long-stay-days", bill -> bill.charge().longStayDays().value());
            table.spare(1);
        }
        table.right("column.rate", bill -> RateText.of(bill).map(numerals::amount).orElse("–")).spare(3);
        if (!settlement.currency().equals(Currency.SEK)) {
            table.headed(texts.get("column.rate-in", settlement.currency().code()));
        }
        table.right("column.amount", bill -> numerals.amount(bill.amount().value()))
                .total(numerals.amount(settlement.total().value()))
                .right("column.payable", bill -> numerals.amount(bill.toPay().value()))
                .total(numerals.amount(settlement.toPay()));
        settlement.shadowTotal().ifPresent(_ -> table.right("column.shadow", this::shadow).total(shadow(bills)));
        return table.print(bills, page);
    }

    private static boolean isBilled(Bill bill) {
        return bill.amount().value().signum() > 0;
    }

    private static boolean hasCarveOut(Bill bill) {
        return bill.terms().liability() instanceof Liability.Average average
                && average.longStay() instanceof LongStay.CarveOut;
    }

    private void sum(TextTable<Bill> table, String column, Function<Bill, BigDecimal> part) {
        table.right("column." + column, bill -> numerals.people(part.apply(bill)))
                .total(sum(report.settlement().bills().stream().map(part)));
    }

    private String sum(Stream<BigDecimal> parts) {
        return numerals.people(parts.reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private String mean(Bill bill) {
        return bill.charge()
                .mean()
                .map(mean -> numerals.column(mean.rounded(MEAN_DECIMALS, RoundingMode.HALF_UP)))
                .orElse("–");
    }

    private String threshold(Bill bill) {
        return bill.terms().liability() instanceof Liability.Average average
                ? numerals.people(average.threshold().value())
                : "–";
    }

    private String shadow(Bill bill) {
        return bill.shadow().map(each -> numerals.amount(each.toPay().value())).orElse("–");
    }

    private String shadow(List<Bill> bills) {
        return sum(bills.stream().flatMap(bill -> bill.shadow().stream()).map(each -> each.toPay().value()));
    }

    private String careGroup(Bill bill, AgreementTerms agreement) {
        var group = texts.get("care-group." + bill.careGroup().code());
        return Editions.areApart(agreement) ? group + " " + bill.edition().from() : group;
    }

    /// Why nothing is to be paid, where what is agreed is not billed.
    private String notBilled(Settlement settlement) {
        return settlement.bills()
                .stream()
                .flatMap(bill -> bill.shadow().stream())
                .findFirst()
                .map(shadow -> "\n"
                        + page.bold(texts.get("table.not-billed", Citations.print(shadow.because(), texts)))
                        + "\n")
                .orElse("");
    }

    private String repaid(RepaymentBill repaid, Settlement settlement) {
        var table = new TextTable<Map.Entry<Integer, BigDecimal>>(texts)
                .left(share -> Municipality.codeText(share.getKey()))
                .left(share -> report.name(share.getKey()))
                .right(share -> numerals.column(share.getValue()));
        var heading = texts.get(
                "table.repaid", repaid.payee(), numerals.amount(repaid.amount()), settlement.currency().code());
        return "\n" + page.bold(heading) + "\n" + table.print(List.copyOf(repaid.shares().entrySet()), page);
    }

    /// Cases that only a reading of an unclear text counts, and what of the bills hangs on it.
    private String readings(Settlement settlement) {
        var words = new ReadingText(texts);
        var shares = new LinkedHashMap<String, List<ReadingShare>>();
        for (var bill : settlement.bills()) {
            bill.readings()
                    .forEach(share -> shares.computeIfAbsent(
                            words.name(share.counted()) + share.counted().reason().code(), _ -> new ArrayList<>())
                            .add(share));
        }
        if (shares.isEmpty()) {
            return "";
        }
        var unit = UnitText.print(Unit.money(settlement.currency()), false, texts);
        var table = new TextTable<List<ReadingShare>>(texts)
                .right(each -> numerals.people(each.stream().mapToLong(ReadingShare::cases).sum()))
                .left(each -> texts.get("reason." + each.getFirst().counted().reason().code()))
                .left(each -> words.name(each.getFirst().counted()))
                .right(each -> texts.get(
                        "table.hangs", sum(each.stream().map(ReadingShare::toPay)) + " " + unit));
        long all = settlement.bills().stream().mapToLong(bill -> bill.pool().underReadings()).sum();
        long several = settlement.bills().stream().mapToLong(bill -> bill.pool().underSeveralReadings()).sum();
        return "\n" + page.bold(texts.get("table.readings", numerals.people(all))) + "\n"
                + table.print(List.copyOf(shares.values()), page)
                + words.overlap(several).map(line -> line + "\n").orElse("");
    }

    /// Cases that an exception counts although a rule would leave them out, by exception.
    private String excepted(Settlement settlement) {
        var counts = new LinkedHashMap<CountedAnyway, Long>();
        var names = new EnumMap<Reason, String>(Reason.class);
        settlement.bills().forEach(bill -> bill.pool().excepted().forEach((named, cases) -> {
            counts.merge(named, cases, Long::sum);
            names.putIfAbsent(named.reason(), ActWords.reason(named.reason(), bill.terms(), texts));
        }));
        if (counts.isEmpty()) {
            return "";
        }
        var table = new TextTable<Map.Entry<CountedAnyway, Long>>(texts)
                .right(each -> numerals.people(each.getValue()))
                .left(each -> names.getOrDefault(each.getKey().reason(), ""))
                .left(each -> Citations.cited(each.getKey().effect().provenance(), texts));
        long all = settlement.bills().stream().mapToLong(bill -> bill.pool().underExceptions()).sum();
        return "\n" + page.bold(texts.get("explain.anyway", numerals.people(all))) + "\n"
                + table.print(List.copyOf(counts.entrySet()), page);
    }

    private String excluded(Settlement settlement) {
        var counts = new EnumMap<Reason, Long>(Reason.class);
        var clauses = new EnumMap<Reason, String>(Reason.class);
        var readings = new EnumMap<Reason, String>(Reason.class);
        var names = new EnumMap<Reason, String>(Reason.class);
        for (var bill : settlement.bills()) {
            bill.excludedInOrder().forEach((reason, cases) -> {
                counts.merge(reason, cases, Long::sum);
                names.putIfAbsent(reason, ActWords.reason(reason, bill.terms(), texts));
                bill.terms()
                        .population()
                        .leftOutUnder(reason)
                        .ifPresent(under -> readings.put(reason, " (" + new ReadingText(texts).name(under)
                                + bill.terms()
                                        .population()
                                        .readingOfUnclear(reason)
                                        .map(unclear -> "; " + texts.get("page.reading-unclear", unclear))
                                        .orElse("")
                                + ")"));
                Citations.leavingOut(reason, bill.terms())
                        .ifPresent(by -> clauses.put(reason, Citations.cited(by.provenance(), texts)));
            });
        }
        if (counts.isEmpty()) {
            return "";
        }
        var table = new TextTable<Map.Entry<Reason, Long>>(texts)
                .right(each -> numerals.people(each.getValue()))
                .left(each -> names.getOrDefault(each.getKey(), "")
                        + readings.getOrDefault(each.getKey(), ""))
                .left(each -> clauses.getOrDefault(each.getKey(), ""));
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return "\n" + page.bold(texts.get("table.excluded", numerals.people(all))) + "\n"
                + table.print(List.copyOf(counts.entrySet()), page)
                + new MonthStakes(report, texts).leftOut();
    }

    /// Cases that count and cost nothing, by the rule of their free days.
    private String free(Settlement settlement) {
        var byRule = new LinkedHashMap<Optional<Term<FreeDays>>, Long>();
        var all = settlement.bills().stream().flatMap(bill -> bill.pool().freeCases().stream()).toList();
        all.forEach(each -> byRule.merge(each.under(), each.cases(), Long::sum));
        if (byRule.isEmpty()) {
            return "";
        }
        var table = new TextTable<Map.Entry<Optional<Term<FreeDays>>, Long>>(texts)
                .right(each -> numerals.people(each.getValue()))
                .left(each -> each.getKey()
                        .map(rule -> RuleValues.print(rule.value(), texts))
                        .orElseGet(() -> texts.get("table.free.no-day")))
                .left(each -> each.getKey()
                        .map(rule -> Citations.cited(rule.provenance(), texts))
                        .orElse(""));
        return "\n" + page.bold(texts.get(
                "table.free", numerals.people(all.stream().mapToLong(FreeCases::cases).sum()),
                numerals.people(all.stream().mapToLong(FreeCases::days).sum()))) + "\n"
                + table.print(List.copyOf(byRule.entrySet()), page);
    }
}
