package se.klardag.cli.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.PrintedJson;
import se.klardag.cli.Texts;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.TextTable;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import tools.jackson.databind.node.JsonNodeFactory;

/// A comparison of two sources for people and machines (*jämförelse av två källor*).
public final class ComparisonText {
    private static final int SHOWN = 20;

    private final Comparing comparing;
    private final List<Difference> differences;
    private final Optional<List<Stake>> stakes;
    private final Texts texts;

    /// @param stakes the kommuner whose amounts differ; empty where no agreement and month were asked for
    public ComparisonText(
            Comparing comparing, List<Difference> differences, Optional<List<Stake>> stakes, Texts texts) {
        this.comparing = comparing;
        this.differences = differences;
        this.stakes = stakes;
        this.texts = texts;
    }

    /// For a screen.
    public String table(boolean styled, boolean written) {
        var numerals = new Numerals(texts.language());
        var out = new StringBuilder(texts.get("compare.counts", numerals.people(comparing.same()),
                numerals.people(comparing.differing()), numerals.people(comparing.onlyInOne()),
                numerals.people(comparing.onlyInOther()))).append("\n\n");
        if (!differences.isEmpty()) {
            var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT));
            table.add(Style.BOLD, List.of(texts.get("check.column.case"), texts.get("column.municipality"),
                    texts.get("compare.fact"), texts.get("compare.one"), texts.get("compare.other")));
            differences.stream()
                    .limit(SHOWN)
                    .forEach(each -> table.add(Style.PLAIN, row(each)));
            out.append(table.print(styled));
            if (differences.size() > SHOWN) {
                out.append(texts.get(written ? "compare.more-written" : "compare.more",
                        numerals.people(differences.size() - (long) SHOWN))).append('\n');
            }
        }
        stakes.ifPresent(each -> out.append('\n').append(money(each, numerals, styled)));
        return out.toString();
    }

    private String money(List<Stake> each, Numerals numerals, boolean styled) {
        if (each.isEmpty()) {
            return texts.get("compare.no-money") + "\n";
        }
        var table = new TextTable(List.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT));
        table.add(Style.BOLD, List.of(texts.get("column.municipality"), texts.get("compare.one"),
                texts.get("compare.other"), texts.get("compare.difference")));
        for (var stake : each) {
            table.add(Style.PLAIN, List.of(stake.municipality(), numerals.people(stake.one()),
                    numerals.people(stake.other()), numerals.people(stake.difference())));
        }
        table.rule();
        table.add(Style.BOLD, List.of("", "", "", numerals.people(total(each))));
        return table.print(styled) + texts.get("compare.at-stake", numerals.people(atStake(each))) + "\n";
    }

    /// One object.
    public String json() {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("same", comparing.same());
        root.put("differing", comparing.differing());
        root.put("onlyInFirst", comparing.onlyInOne());
        root.put("onlyInSecond", comparing.onlyInOther());
        var list = root.putArray("differences");
        differences.forEach(each -> list.addObject()
                .put("caseId", each.caseId())
                .put("municipality", each.municipality())
                .put("fact", each.fact())
                .put("first", each.one())
                .put("second", each.other()));
        stakes.ifPresent(all -> {
            var money = root.putArray("municipalities");
            all.forEach(each -> money.addObject()
                    .put("code", each.municipality())
                    .put("first", Numerals.machine(each.one()))
                    .put("second", Numerals.machine(each.other()))
                    .put("difference", Numerals.machine(each.difference())));
            root.put("difference", Numerals.machine(total(all)));
            root.put("atStake", Numerals.machine(atStake(all)));
        });
        return PrintedJson.of(root);
    }

    private static BigDecimal total(List<Stake> stakes) {
        return stakes.stream().map(Stake::difference).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Differences up and down, without the one taking out the other.
    private static BigDecimal atStake(List<Stake> stakes) {
        return stakes.stream().map(Stake::difference).map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> row(Difference each) {
        boolean whole = each.isWholeCase();
        return List.of(each.caseId(), each.municipality(), whole ? texts.get("compare.whole-case") : each.fact(),
                whole && !each.one().isEmpty() ? texts.get("compare.there") : said(each.one()),
                whole && !each.other().isEmpty() ? texts.get("compare.there") : said(each.other()));
    }

    private String said(String value) {
        return value.isEmpty() ? texts.get("moment.none") : value;
    }
}
