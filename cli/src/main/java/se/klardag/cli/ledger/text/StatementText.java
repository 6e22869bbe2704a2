package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.klardag.cli.ledger.projection.BillStates.Line;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.bill.Balance;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What each municipality owes (*saldobesked*): billed, credited, paid, open; and how much of what was billed was credited.
public final class StatementText {
    private static final int PERCENT = 2;

    private final Texts texts;
    private final NumberFormats numerals;
    private final TerminalPage page;

    public StatementText(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.page = page;
    }

    /// One part of the statement: a municipality, or one of its months.
    /// @param pending kronor open on bills with an upheld dispute that is not credited
    private record Part(
            String code,
            String name,
            String period,
            Balance balance,
            long disputed,
            BigDecimal pending) {
        Part plus(Line line) {
            return new Part(
                    code, name, period, balance.plus(line.balance()), disputed + (line.isDisputed() ? 1 : 0),
                    line.isCreditPending() ? pending.add(line.balance().open()) : pending);
        }
    }

    /// Every municipality on a line, or one municipality month by month.
    ///
    /// @param unmatched kronor that came in and have no bill
    public String print(List<Line> lines, boolean byMonth, LocalDate today, BigDecimal unmatched) {
        if (lines.isEmpty()) {
            return texts.get("ledger.no-bills") + "\n" + waiting(unmatched);
        }
        var parts = parts(lines, byMonth);
        var total = new Part("", "", "", Balance.NOTHING, 0, BigDecimal.ZERO);
        for (var line : lines) {
            total = total.plus(line);
        }
        var table = new TextTable<Part>(texts)
                .left(byMonth ? "ledger.column.period" : "column.code", byMonth ? Part::period : Part::code)
                .total(texts.get("ledger.sum"));
        if (!byMonth) {
            table.left("column.municipality", Part::name);
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
                : texts.get("ledger.statement", today)) + "\n" + table.print(parts, page)
                + share(total.balance()) + pending(lines)
                + (byMonth && total.balance().open().signum() == 0 ? texts.get("ledger.balance-even") + "\n" : "")
                + waiting(unmatched);
    }

    /// What of the balance will not be asked for as it stands.
    private String pending(List<Line> lines) {
        var pending = lines.stream()
                .filter(line -> line.isCreditPending() && line.balance().open().signum() > 0)
                .toList();
        return pending.isEmpty()
                ? ""
                : texts.get(
                        "ledger.statement-pending", money(open(pending)),
                        pending.stream().map(line -> line.bill().getNumber()).collect(Collectors.joining(", ")))
                        + "\n";
    }

    private static BigDecimal open(List<Line> lines) {
        return lines.stream().map(line -> line.balance().open()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String waiting(BigDecimal unmatched) {
        return unmatched.signum() == 0 ? "" : texts.get("ledger.unmatched", money(unmatched)) + "\n";
    }

    private String share(Balance total) {
        return total.creditedShare()
                .map(share -> texts.get(
                        "ledger.share",
                        numerals.amount(total.credited()),
                        numerals.amount(total.billed()),
                        percent(share)) + "\n")
                .orElse("");
    }

    private void sum(TextTable<Part> table, String key, int spare, Part total, Function<Part, String> cell) {
        table.right("ledger.column." + key, cell).total(cell.apply(total)).spare(spare);
    }

    private String money(BigDecimal amount) {
        return numerals.amount(amount);
    }

    private String percent(BigDecimal share) {
        return numerals.about(share.movePointRight(PERCENT), 1) + " %";
    }

    private static List<Part> parts(List<Line> lines, boolean byMonth) {
        Function<Line, String> key = line -> byMonth ? line.bill().getPeriod() : line.bill().getMunicipality();
        var parts = new TreeMap<String, Part>();
        for (var line : lines) {
            var bill = line.bill();
            var one = new Part(
                    bill.getMunicipality(), bill.getMunicipalityName(), bill.getPeriod(), Balance.NOTHING, 0,
                    BigDecimal.ZERO);
            parts.put(key.apply(line), parts.getOrDefault(key.apply(line), one).plus(line));
        }
        return new ArrayList<>(parts.values());
    }

    /// The statement for machines.
    public static ObjectNode json(List<Line> lines, boolean byMonth, LocalDate day, BigDecimal unmatched) {
        var node = JsonNodeFactory.instance.objectNode().put("asOf", day.toString());
        var list = node.putArray(byMonth ? "periods" : "municipalities");
        var total = Balance.NOTHING;
        for (var part : parts(lines, byMonth)) {
            var one = list.addObject().put("code", part.code()).put("name", part.name());
            if (byMonth) {
                one.put("period", part.period());
            }
            put(one, part.balance())
                    .put("disputedBills", part.disputed())
                    .put("creditPending", NumberFormats.machine(part.pending()));
            total = total.plus(part.balance());
        }
        put(node.putObject("total"), total);
        return node.put("unmatched", NumberFormats.machine(unmatched));
    }

    static ObjectNode put(ObjectNode node, Balance balance) {
        return node.put("billed", NumberFormats.machine(balance.billed()))
                .put("credited", NumberFormats.machine(balance.credited()))
                .put("creditedShare", balance.creditedShare().map(NumberFormats::machine).orElse(null))
                .put("paid", NumberFormats.machine(balance.paid()))
                .put("open", NumberFormats.machine(balance.open()));
    }
}
