package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.review.EarlierMonth;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A month next to earlier ones (*jämförelse med tidigare månader*): what each municipality owes, and owed.
public final class EarlierMonthsText {
    private final Texts texts;
    private final NumberFormats numerals;
    private final DateTimeFormats dates;
    private final TerminalPage page;

    public EarlierMonthsText(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.dates = new DateTimeFormats(texts);
        this.page = page;
    }

    /// A table of the months that were posted, and a line that names the others.
    public String print(EntryBody.Month month, List<EarlierMonth> earlier) {
        var out = new StringBuilder();
        var posted = earlier.stream().filter(each -> each.owed().isPresent()).toList();
        if (!posted.isEmpty()) {
            out.append(table(month, posted));
        }
        earlier.stream()
                .filter(each -> each.owed().isEmpty())
                .forEach(each -> out.append(texts.get("ledger.nothing-to-compare", dates.month(each.period())))
                        .append('\n'));
        return out.toString();
    }

    private String table(EntryBody.Month month, List<EarlierMonth> posted) {
        var now = EarlierMonth.now(month);
        var codes = new TreeSet<>(now.keySet());
        posted.forEach(each -> codes.addAll(each.owed().orElseThrow().keySet()));
        var payers = month.rules().ruling(month.period()).payers();
        var table = new TextTable<Integer>(texts)
                .left("column.code", Municipality::codeText)
                .total(texts.get("ledger.sum"))
                .left("column.municipality", payers::name)
                .right(code -> money(now, code))
                .headed(dates.month(month.period()))
                .total(total(now));
        for (var each : posted) {
            var owed = each.owed().orElseThrow();
            table.right(code -> money(owed, code)).headed(dates.month(each.period())).total(total(owed));
        }
        var rows = new ArrayList<>(codes);
        rows.removeIf(code -> isNothing(now, code)
                && posted.stream().allMatch(each -> isNothing(each.owed().orElseThrow(), code)));
        return table.print(rows, page);
    }

    private static boolean isNothing(SortedMap<Integer, BigDecimal> owed, int code) {
        return owed.getOrDefault(code, BigDecimal.ZERO).signum() == 0;
    }

    private String money(SortedMap<Integer, BigDecimal> owed, int code) {
        return numerals.amount(owed.getOrDefault(code, BigDecimal.ZERO));
    }

    private String total(SortedMap<Integer, BigDecimal> owed) {
        return numerals.amount(sum(owed));
    }

    private static BigDecimal sum(SortedMap<Integer, BigDecimal> owed) {
        return owed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// The same for machines; the sum of a month that was not posted is `null`.
    static ArrayNode json(List<EarlierMonth> earlier) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var each : earlier) {
            var one = list.addObject()
                    .put("period", each.period().toString())
                    .put("total", each.owed().map(owed -> NumberFormats.machine(sum(owed))).orElse(null));
            var municipalities = one.putArray("municipalities");
            each.owed()
                    .ifPresent(owed -> owed.forEach((code, amount) -> municipalities.addObject()
                            .put("code", Municipality.codeText(code))
                            .put("amount", NumberFormats.machine(amount))));
        }
        return list;
    }
}
