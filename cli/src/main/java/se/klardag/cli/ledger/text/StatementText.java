package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import se.klardag.cli.Texts;
import se.klardag.cli.ledger.projection.BillLines.Line;
import se.klardag.cli.output.FittedTable;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.Page;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.engine.bill.Balance;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What each municipality owes (*saldobesked*): billed, credited, paid, open; and how much of what was billed was credited.
public final class StatementText {
    private static final int PERCENT = 2;

    private final Texts texts;
    private final Numerals numerals;
    private final Page page;

    public StatementText(Texts texts, Page page) {
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.page = page;
    }

    /// One part of the statement: a municipality, or one of its months.
    private record Part(String code, String name, String period, Balance balance, long disputed) {
        Part plus(Line line) {
            return new Part(
                    code, name, period, balance.plus(line.balance()), disputed + (line.isDisputed() ? 1 : 0));
        }
    }

    /// Every municipality on a line, or one municipality month by month.
    public String print(List<Line> lines, boolean byMonth, LocalDate today) {
        if (lines.isEmpty()) {
            return texts.get("ledger.no-bills") + "\n";
        }
        var parts = parts(lines, byMonth);
        var total = new Part("", "", "", Balance.NOTHING, 0);
        for (var line : lines) {
            total = total.plus(line);
        }
        var table = new FittedTable<Part>().column(
                byMonth ? texts.get("ledger.column.period") : texts.get("column.code"),
                Side.LEFT,
                0,
                byMonth ? Part::period : Part::code,
                texts.get("ledger.sum"));
        if (!byMonth) {
            table.column(texts.get("column.municipality"), Side.LEFT, 0, Part::name, "");
        }
        sum(table, "billed", 0, total, part -> money(part.balance().billed()));
        sum(table, "credited", 0, total, part -> money(part.balance().credited()));
        sum(table, "share", 2, total, part -> part.balance().creditedShare().map(this::percent).orElse(""));
        sum(table, "paid", 0, total, part -> money(part.balance().paid()));
        sum(table, "open", 0, total, part -> money(part.balance().open()));
        sum(table, "disputed", 1, total,
                part -> part.disputed() == 0 ? "" : numerals.people(part.disputed()));
        var first = lines.getFirst().bill();
        return (byMonth
                ? texts.get("ledger.statement-of", first.getMunicipalityName(), first.getMunicipality(), today)
                : texts.get("ledger.statement", today)) + "\n" + table.print(parts, page, texts)
                + share(total.balance());
    }

    private String share(Balance total) {
        return total.creditedShare()
                .map(share -> texts.get(
                        "ledger.share",
                        numerals.people(total.credited()),
                        numerals.people(total.billed()),
                        percent(share)) + "\n")
                .orElse("");
    }

    private void sum(FittedTable<Part> table, String key, int spare, Part total, Function<Part, String> cell) {
        table.column(texts.get("ledger.column." + key), Side.RIGHT, spare, cell, cell.apply(total));
    }

    private String money(BigDecimal amount) {
        return numerals.people(amount);
    }

    private String percent(BigDecimal share) {
        return numerals.people(share.movePointRight(PERCENT).setScale(1, RoundingMode.HALF_UP)) + " %";
    }

    private static List<Part> parts(List<Line> lines, boolean byMonth) {
        Function<Line, String> key = line -> byMonth ? line.bill().getPeriod() : line.bill().getMunicipality();
        var parts = new TreeMap<String, Part>();
        for (var line : lines) {
            var bill = line.bill();
            var one = new Part(
                    bill.getMunicipality(), bill.getMunicipalityName(), bill.getPeriod(), Balance.NOTHING, 0);
            parts.put(key.apply(line), parts.getOrDefault(key.apply(line), one).plus(line));
        }
        return new ArrayList<>(parts.values());
    }

    /// The statement for machines.
    public static ObjectNode json(List<Line> lines, boolean byMonth) {
        var node = JsonNodeFactory.instance.objectNode();
        var list = node.putArray(byMonth ? "periods" : "municipalities");
        var total = Balance.NOTHING;
        for (var part : parts(lines, byMonth)) {
            var one = list.addObject().put("code", part.code()).put("name", part.name());
            if (byMonth) {
                one.put("period", part.period());
            }
            put(one, part.balance()).put("disputedBills", part.disputed());
            total = total.plus(part.balance());
        }
        put(node.putObject("total"), total);
        return node;
    }

    static ObjectNode put(ObjectNode node, Balance balance) {
        return node.put("billed", Numerals.machine(balance.billed()))
                .put("credited", Numerals.machine(balance.credited()))
                .put("creditedShare", balance.creditedShare().map(Numerals::machine).orElse(null))
                .put("paid", Numerals.machine(balance.paid()))
                .put("open", Numerals.machine(balance.open()));
    }
}
