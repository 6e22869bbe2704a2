package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.projection.BillStates.Line;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.bill.Balance;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A year of each municipality (*årsbesked*): what was open when it began, what was billed, credited and paid in it by the dates
/// of bills, credits and payments, and what was open when it ended.
public final class YearText {
    /// A municipality, or one of its months.
    private record Part(String code, String name, String period, Balance before, Balance after) {
        Part plus(Balance earlier, Balance later) {
            return new Part(code, name, period, before.plus(earlier), after.plus(later));
        }

        BigDecimal billed() {
            return after.billed().subtract(before.billed());
        }

        BigDecimal credited() {
            return after.credited().subtract(before.credited());
        }

        BigDecimal paid() {
            return after.paid().subtract(before.paid());
        }

        boolean isEmpty() {
            return before.open().signum() == 0 && after.open().signum() == 0 && billed().signum() == 0
                    && credited().signum() == 0 && paid().signum() == 0;
        }
    }

    /// A year of the ledger.
    ///
    /// @param day       its last day, or the earlier day that it goes up to
    /// @param before    the bills as they were when it began
    /// @param after     the bills as they were at the end of the day
    /// @param unmatched kronor that came in and have no bill at the end of the day
    /// @param byMonth   month by month
    public record Year(
            int year,
            LocalDate day,
            List<Line> before,
            List<Line> after,
            BigDecimal unmatched,
            boolean byMonth) {
        public Year {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /// The bills of a filter in a year.
        public static Year of(
                int year, LocalDate day, Function<LocalDate, BillStates> states, BillStates.Filter filter,
                boolean byMonth) {
            var after = states.apply(day);
            boolean everybody = filter.municipality().isEmpty() && filter.series().isEmpty();
            return new Year(year, day, states.apply(LocalDate.of(year, 1, 1).minusDays(1)).find(filter),
                    after.find(filter), everybody ? after.unmatched() : BigDecimal.ZERO, byMonth);
        }

        private List<Part> parts() {
            var parts = new TreeMap<String, Part>();
            before.forEach(line -> add(parts, line, line.balance(), Balance.NOTHING));
            after.forEach(line -> add(parts, line, Balance.NOTHING, line.balance()));
            return parts.values().stream().filter(part -> !part.isEmpty()).toList();
        }

        private void add(TreeMap<String, Part> parts, Line line, Balance earlier, Balance later) {
            var bill = line.bill();
            parts.merge(
                    byMonth ? bill.getPeriod() : bill.getMunicipality(),
                    new Part(bill.getMunicipality(), bill.getMunicipalityName(), bill.getPeriod(), earlier, later),
                    (known, each) -> known.plus(each.before(), each.after()));
        }

        private Part total() {
            var total = new Part("", "", "", Balance.NOTHING, Balance.NOTHING);
            for (var part : parts()) {
                total = total.plus(part.before(), part.after());
            }
            return total;
        }
    }

    private final Texts texts;
    private final NumberFormats numerals;
    private final TerminalPage page;

    public YearText(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.page = page;
    }

    /// A line for each municipality, or for each month of one.
    public String print(Year year) {
        var parts = year.parts();
        if (parts.isEmpty()) {
            return texts.get("ledger.no-bills") + "\n";
        }
        var first = parts.getFirst();
        var heading = year.byMonth()
                ? texts.get("ledger.year-of", first.name(), first.code(), Integer.toString(year.year()), year.day())
                : texts.get("ledger.year", Integer.toString(year.year()), year.day());
        var total = year.total();
        var table = new TextTable<Part>(texts)
                .left(year.byMonth() ? "ledger.column.period" : "column.code",
                        year.byMonth() ? Part::period : Part::code)
                .total(texts.get("ledger.sum"));
        if (!year.byMonth()) {
            table.left("column.municipality", Part::name);
        }
        sum(table, "opening", total, part -> part.before().open());
        sum(table, "billed", total, Part::billed);
        sum(table, "credited", total, Part::credited);
        sum(table, "paid", total, Part::paid);
        sum(table, "closing", total, part -> part.after().open());
        return heading + "\n" + table.print(parts, page)
                + (year.unmatched().signum() == 0 ? ""
                        : texts.get("ledger.unmatched", numerals.amount(year.unmatched())) + "\n");
    }

    private void sum(TextTable<Part> table, String key, Part total, Function<Part, BigDecimal> sum) {
        table.right("ledger.column." + key, part -> numerals.amount(sum.apply(part)))
                .total(numerals.amount(sum.apply(total)));
    }

    /// The same for machines.
    public static ObjectNode json(Year year) {
        var node = JsonNodeFactory.instance.objectNode()
                .put("year", year.year())
                .put("asOf", year.day().toString());
        var list = node.putArray(year.byMonth() ? "periods" : "municipalities");
        for (var part : year.parts()) {
            var one = list.addObject().put("code", part.code()).put("name", part.name());
            if (year.byMonth()) {
                one.put("period", part.period());
            }
            put(one, part);
        }
        put(node.putObject("total"), year.total());
        return node.put("unmatched", NumberFormats.machine(year.unmatched()));
    }

    private static void put(ObjectNode node, Part part) {
        node.put("opening", NumberFormats.machine(part.before().open()))
                .put("billed", NumberFormats.machine(part.billed()))
                .put("credited", NumberFormats.machine(part.credited()))
                .put("paid", NumberFormats.machine(part.paid()))
                .put("closing", NumberFormats.machine(part.after().open()));
    }
}
