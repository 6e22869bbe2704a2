package se.klardag.cli.report.settlement;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import se.klardag.cli.month.SettledMonth;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.Municipality;

/// Several months of an agreement on one screen (*månader i sammandrag*): the total of each month, and of each municipality.
public final class SettledMonthsTable {
    private final List<SettledMonth> months;
    private final Texts texts;
    private final NumberFormats numerals;
    private final TerminalPage page;

    /// @param months at least one, ascending
    public SettledMonthsTable(List<SettledMonth> months, Texts texts, TerminalPage page) {
        this.months = List.copyOf(months);
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.page = page;
    }

    /// A municipality with its bills of all months.
    private record Place(int code, String name, List<Bill> bills) {}

    public String print() {
        var first = months.getFirst();
        return "Klardag · " + first.settlement().agreement().agreement() + " · " + month(first) + " – "
                + month(months.getLast()) + "\n" + texts.of(first.title()) + "\n\n" + byMonth() + "\n" + byPlace();
    }

    private String byMonth() {
        var table = new TextTable<SettledMonth>(texts).bold(month -> month.settlement().toPay().signum() > 0)
                .left("column.month", this::month)
                .total(texts.get("table.total-months", months.size()))
                .left("column.month-status", month -> month.standing().word(texts));
        sum(table, "cases", month -> sum(month.settlement().bills(), bill -> bill.charge().cases().value()));
        sum(table, "days", month -> sum(month.settlement().bills(), bill -> bill.charge().days().value()));
        sum(table, "bills", month -> BigDecimal.valueOf(billed(month.settlement().bills())));
        table.right("column.payable", month -> numerals.amount(month.settlement().toPay()))
                .total(numerals.amount(months.stream()
                        .map(month -> month.settlement().toPay())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
        return table.print(months, page);
    }

    private void sum(TextTable<SettledMonth> table, String column, Function<SettledMonth, BigDecimal> part) {
        table.right("column." + column, month -> numerals.people(part.apply(month)))
                .total(numerals.people(months.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private String byPlace() {
        var places = places();
        var table = new TextTable<Place>(texts).bold(place -> billed(place.bills()) > 0)
                .left("column.code", place -> Municipality.codeText(place.code()))
                .left("column.municipality", Place::name)
                .total(texts.get(places.size() == 1 ? "table.total.one" : "table.total", places.size()));
        place(table, places, "cases", place -> sum(place.bills(), bill -> bill.charge().cases().value()));
        place(table, places, "days", place -> sum(place.bills(), bill -> bill.charge().days().value()));
        place(table, places, "billable", place -> sum(place.bills(), bill -> bill.charge().billable().value()));
        place(table, places, "bills", place -> BigDecimal.valueOf(billed(place.bills())));
        table.right("column.payable", place -> numerals.amount(toPay(place)))
                .total(numerals.amount(
                        places.stream().map(SettledMonthsTable::toPay).reduce(BigDecimal.ZERO, BigDecimal::add)));
        return table.print(places, page);
    }

    private static BigDecimal toPay(Place place) {
        return sum(place.bills(), bill -> bill.toPay().value());
    }

    private void place(
            TextTable<Place> table, List<Place> places, String column, Function<Place, BigDecimal> part) {
        table.right("column." + column, place -> numerals.people(part.apply(place)))
                .total(numerals.people(places.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private List<Place> places() {
        var places = new TreeMap<Integer, Place>();
        for (var month : months) {
            for (var bill : month.settlement().bills()) {
                places.merge(
                        bill.municipality(),
                        new Place(bill.municipality(), month.name(bill.municipality()), List.of(bill)),
                        (one, other) -> new Place(one.code(), one.name(),
                                Stream.concat(one.bills().stream(), other.bills().stream()).toList()));
            }
        }
        return List.copyOf(places.values());
    }

    private static long billed(List<Bill> bills) {
        return bills.stream().filter(bill -> bill.amount().value().signum() > 0).count();
    }

    private static BigDecimal sum(List<Bill> bills, Function<Bill, BigDecimal> part) {
        return bills.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String month(SettledMonth month) {
        return new DateTimeFormats(texts).month(month.settlement().agreement().period().month());
    }
}
