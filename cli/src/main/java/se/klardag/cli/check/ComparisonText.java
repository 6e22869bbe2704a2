package se.klardag.cli.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.SpreadsheetList;
import se.klardag.cli.xlsx.Workbook;
import tools.jackson.databind.node.JsonNodeFactory;

/// A comparison of two sources for people and machines (*jämförelse av två källor*).
public final class ComparisonText {
    private static final int SHOWN = 20;
    private static final int MOST_ROWS = 50_000;

    private final SourceComparison comparing;
    private final List<SourceDifference> differences;
    private final Optional<List<Stake>> stakes;
    private final Texts texts;

    /// @param stakes the kommuner whose amounts differ; empty where no agreement and month were asked for
    public ComparisonText(
            SourceComparison comparing, List<SourceDifference> differences, Optional<List<Stake>> stakes, Texts texts) {
        this.comparing = comparing;
        this.differences = differences;
        this.stakes = stakes;
        this.texts = texts;
    }

    /// The differences as a list for machines, and as a workbook.
    ///
    /// @param about the files that are compared
    public void write(OutputFolder files, String about) {
        var lines = files.lines("differences.csv", SourceDifference.COLUMNS);
        differences.forEach(each -> lines.write(each.fields()));
        files.write("differences.xlsx", workbook(about));
    }

    private byte[] workbook(String about) {
        var title = texts.get("list.differences");
        var list = new SpreadsheetList(SourceDifference.COLUMNS,
                differences.stream().limit(MOST_ROWS).map(SourceDifference::fields).toList());
        var said = differences.size() > MOST_ROWS ? about + " · " + texts.get("check.cut", MOST_ROWS) : about;
        return new Workbook(title, Optional.empty(), texts.language(), List.of(list.sheet(title, title, said, texts)))
                .bytes();
    }

    /// For a screen.
    public String table(TerminalPage page, boolean written) {
        var numerals = new NumberFormats(texts.language());
        var out = new StringBuilder(texts.get("compare.counts", numerals.people(comparing.same()),
                numerals.people(comparing.differing()), numerals.people(comparing.onlyInOne()),
                numerals.people(comparing.onlyInOther()))).append("\n\n");
        if (!differences.isEmpty()) {
            var table = new TextTable<SourceDifference>(texts).boldHeadings()
                    .left("check.column.case", SourceDifference::caseId)
                    .left("column.municipality", SourceDifference::municipality)
                    .left("compare.fact", each -> each.isWholeCase() ? texts.get("compare.whole-case") : each.fact())
                    .left("compare.one", each -> said(each, each.one()))
                    .left("compare.other", each -> said(each, each.other()));
            out.append(table.print(differences.stream().limit(SHOWN).toList(), page));
            if (differences.size() > SHOWN) {
                out.append(texts.get(written ? "compare.more-written" : "compare.more",
                        numerals.people(differences.size() - (long) SHOWN))).append('\n');
            }
        }
        stakes.ifPresent(each -> out.append('\n').append(money(each, numerals, page)));
        return out.toString();
    }

    private String money(List<Stake> each, NumberFormats numerals, TerminalPage page) {
        if (each.isEmpty()) {
            return texts.get("compare.no-money") + "\n";
        }
        return new TextTable<Stake>(texts).boldHeadings()
                .left("column.municipality", Stake::municipality)
                .right("compare.one", stake -> numerals.people(stake.one()))
                .right("compare.other", stake -> numerals.people(stake.other()))
                .right("compare.difference", stake -> numerals.people(stake.difference()))
                .total(numerals.people(total(each)))
                .print(each, page) + texts.get("compare.at-stake", numerals.people(atStake(each))) + "\n";
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
                    .put("first", NumberFormats.machine(each.one()))
                    .put("second", NumberFormats.machine(each.other()))
                    .put("difference", NumberFormats.machine(each.difference())));
            root.put("difference", NumberFormats.machine(total(all)));
            root.put("atStake", NumberFormats.machine(atStake(all)));
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

    private String said(SourceDifference each, String value) {
        return value.isEmpty() ? texts.get("moment.none") : each.isWholeCase() ? texts.get("compare.there") : value;
    }
}
