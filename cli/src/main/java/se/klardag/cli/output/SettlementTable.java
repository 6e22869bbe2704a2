package se.klardag.cli.output;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import se.klardag.cli.Texts;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.Repaid;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Currency;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.LongStay;
import se.klardag.engine.terms.Reason;

/// A settlement for a controller's screen (*avräkning som tabell*).
public final class SettlementTable {
    private static final int MEAN_DECIMALS = 3;

    private final Report report;
    private final Texts texts;
    private final Numerals numerals;
    private final boolean styled;

    /// @param styled whether the terminal shows bold
    public SettlementTable(Report report, Texts texts, boolean styled) {
        this.report = report;
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.styled = styled;
    }

    public String print() {
        var settlement = report.settlement();
        var out = new StringBuilder();
        out.append(heading(settlement)).append('\n');
        out.append(texts.of(report.title())).append('\n');
        Editions.follows(settlement.agreement())
                .ifPresent(term -> out.append(
                        texts.get("explain.follows", term.value(), Citations.print(term, texts)))
                        .append('\n'));
        report.knownOn().ifPresent(day -> out.append(texts.get("table.known-on", day)).append('\n'));
        out.append('\n');
        if (settlement.bills().isEmpty()) {
            out.append(texts.get("table.no-cases", month(settlement))).append('\n');
        } else {
            out.append(bills(settlement).print(styled));
        }
        out.append(notBilled(settlement));
        settlement.repaid().ifPresent(repaid -> out.append(repaid(repaid, settlement)));
        out.append(excluded(settlement));
        if (settlement.notParty() > 0) {
            out.append('\n')
                    .append(texts.get("table.not-party", numerals.people(settlement.notParty())))
                    .append('\n');
        }
        if (report.rejectedRows() > 0) {
            out.append('\n')
                    .append(texts.get("table.rejected", numerals.people(report.rejectedRows())))
                    .append('\n');
        }
        out.append('\n').append(OpenTerms.print(settlement.agreement(), texts));
        return out.toString();
    }

    private String heading(Settlement settlement) {
        var agreement = settlement.agreement();
        var status = texts.get(agreement.binding() ? "status.binding" : "status.provisional");
        return "Klardag · " + agreement.agreement() + " · " + month(settlement) + " · " + bold(status);
    }

    private String month(Settlement settlement) {
        return monthName(texts, settlement.agreement().period().month());
    }

    /// A month as people write it.
    static String monthName(Texts texts, YearMonth month) {
        return texts.get("month." + month.getMonthValue()) + " " + month.getYear();
    }

    private TextTable bills(Settlement settlement) {
        boolean split = settlement.agreement().split();
        boolean shadow = settlement.shadowTotal().isPresent();
        boolean carveOut = settlement.bills().stream().anyMatch(SettlementTable::hasCarveOut);
        var table = new TextTable(sides(split, carveOut, shadow));
        table.add(Style.FAINT, header(split, carveOut, shadow));
        table.rule();
        for (var bill : settlement.bills()) {
            boolean billed = bill.amount().value().signum() > 0;
            var cells = row(bill, settlement.agreement(), carveOut);
            if (shadow) {
                cells.add(bill.shadow().map(each -> numerals.people(each.toPay().value())).orElse("–"));
            }
            table.add(billed ? Style.BOLD : Style.PLAIN, cells);
        }
        table.rule();
        table.add(Style.BOLD, totals(settlement, split, carveOut, shadow));
        return table;
    }

    private static boolean hasCarveOut(Bill bill) {
        return bill.terms().liability() instanceof Liability.Average average
                && average.longStay() instanceof LongStay.CarveOut;
    }

    private static List<Side> sides(boolean split, boolean carveOut, boolean shadow) {
        var sides = new ArrayList<>(List.of(Side.LEFT, Side.LEFT, Side.LEFT));
        if (split) {
            sides.add(Side.LEFT);
        }
        for (int i = 0; i < (carveOut ? 10 : 8); i++) {
            sides.add(Side.RIGHT);
        }
        if (shadow) {
            sides.add(Side.RIGHT);
        }
        return sides;
    }

    private List<String> header(boolean split, boolean carveOut, boolean shadow) {
        var cells = new ArrayList<String>();
        cells.add(" ");
        add(cells, "code", "municipality");
        if (split) {
            add(cells, "care-group");
        }
        add(cells, "cases", "days", "mean", "threshold", "excess");
        if (carveOut) {
            add(cells, "long-stay-cases", "long-stay-days");
        }
        var currency = report.settlement().currency();
        if (currency.equals(Currency.SEK)) {
            add(cells, "rate");
        } else {
            cells.add(texts.get("column.rate-in", currency.code()));
        }
        add(cells, "amount", "payable");
        if (shadow) {
            add(cells, "shadow");
        }
        return cells;
    }

    private void add(List<String> cells, String... keys) {
        for (var key : keys) {
            cells.add(texts.get("column." + key));
        }
    }

    private List<String> row(Bill bill, AgreementTerms agreement, boolean carveOut) {
        var charge = bill.charge();
        var cells = new ArrayList<String>();
        cells.add(bill.amount().value().signum() > 0 ? "▶" : " ");
        cells.add(Municipality.codeText(bill.municipality()));
        cells.add(report.name(bill.municipality()));
        if (agreement.split()) {
            cells.add(
                    Editions.areApart(agreement)
                            ? careGroup(bill.careGroup()) + " " + bill.edition().from()
                            : careGroup(bill.careGroup()));
        }
        cells.add(numerals.people(charge.cases().value()));
        cells.add(numerals.people(charge.days().value()));
        cells.add(charge.mean()
                .map(mean -> numerals.column(mean.rounded(MEAN_DECIMALS, RoundingMode.HALF_UP)))
                .orElse("–"));
        cells.add(
                bill.terms().liability() instanceof Liability.Average average
                        ? numerals.people(average.threshold().value())
                        : "–");
        cells.add(numerals.people(charge.excess().value()));
        if (carveOut) {
            cells.add(numerals.people(bill.longStayCases()));
            cells.add(numerals.people(charge.apart().value()));
        }
        cells.add(RateText.of(bill).map(numerals::people).orElse("–"));
        cells.add(numerals.people(bill.amount().value()));
        cells.add(numerals.people(bill.toPay().value()));
        return cells;
    }

    private String careGroup(CareGroup group) {
        return texts.get("care-group." + group.code());
    }

    private List<String> totals(Settlement settlement, boolean split, boolean carveOut, boolean shadow) {
        var bills = settlement.bills();
        var cells = new ArrayList<String>();
        cells.add(" ");
        cells.add("");
        long places = bills.stream().map(Bill::municipality).distinct().count();
        cells.add(texts.get(places == 1 ? "table.total.one" : "table.total", places));
        if (split) {
            cells.add("");
        }
        cells.add(sum(bills, bill -> bill.charge().cases().value()));
        cells.add(sum(bills, bill -> bill.charge().days().value()));
        cells.add("");
        cells.add("");
        cells.add(sum(bills, bill -> bill.charge().excess().value()));
        if (carveOut) {
            cells.add(sum(bills, bill -> BigDecimal.valueOf(bill.longStayCases())));
            cells.add(sum(bills, bill -> bill.charge().apart().value()));
        }
        cells.add("");
        cells.add(numerals.people(settlement.total().value()));
        cells.add(numerals.people(settlement.toPay()));
        if (shadow) {
            cells.add(
                    sum(
                            bills,
                            bill -> bill.shadow().map(each -> each.toPay().value()).orElse(BigDecimal.ZERO)));
        }
        return cells;
    }

    private String sum(List<Bill> bills, Function<Bill, BigDecimal> part) {
        return numerals.people(bills.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /// Why nothing is to be paid, where what is agreed is not billed.
    private String notBilled(Settlement settlement) {
        return settlement.bills()
                .stream()
                .flatMap(bill -> bill.shadow().stream())
                .findFirst()
                .map(shadow -> "\n"
                        + bold(texts.get("table.not-billed", Citations.print(shadow.because(), texts)))
                        + "\n")
                .orElse("");
    }

    private String repaid(Repaid repaid, Settlement settlement) {
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.RIGHT));
        repaid.shares()
                .forEach((code, share) -> table.add(
                        Style.PLAIN,
                        List.of(Municipality.codeText(code), report.name(code), numerals.column(share))));
        var heading = texts.get(
                "table.repaid", repaid.payee(), numerals.people(repaid.amount()), settlement.currency().code());
        return "\n" + bold(heading) + "\n" + table.print(styled);
    }

    private String excluded(Settlement settlement) {
        var counts = new EnumMap<Reason, Long>(Reason.class);
        for (var bill : settlement.bills()) {
            bill.excludedInOrder().forEach((reason, cases) -> counts.merge(reason, cases, Long::sum));
        }
        if (counts.isEmpty()) {
            return "";
        }
        var table = new TextTable(List.of(Side.RIGHT, Side.LEFT, Side.LEFT));
        for (Map.Entry<Reason, Long> entry : counts.entrySet()) {
            var code = entry.getKey().code();
            table.add(
                    Style.PLAIN,
                    List.of(numerals.people(entry.getValue()), texts.get("reason." + code), code));
        }
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return "\n" + bold(texts.get("table.excluded", numerals.people(all))) + "\n" + table.print(styled);
    }

    private String bold(String text) {
        return styled ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
