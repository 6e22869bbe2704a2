package se.klardag.cli.check;

import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.TextTable;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;

/// Deviations for a controller's screen (*granskning som tabell*): how many of each, the worst first, and the first cases.
public final class CheckTable {
    private static final int SHOWN = 20;

    private final Texts texts;
    private final boolean styled;
    private final Numerals numerals;
    private final List<Found> first = new ArrayList<>();

    public CheckTable(Texts texts, boolean styled) {
        this.texts = texts;
        this.styled = styled;
        this.numerals = new Numerals(texts.language());
    }

    /// Takes the next deviation.
    public void add(Found found) {
        if (first.size() < SHOWN) {
            first.add(found);
        }
    }

    /// Counts and the first cases.
    ///
    /// @param written whether every deviation stands in a file
    public String print(Checking checking, long rejected, boolean written) {
        var out = new StringBuilder(
                texts.get("check.heading", numerals.people(checking.cases()), numerals.people(rejected)) + "\n\n");
        if (checking.counts().isEmpty()) {
            return out.append(texts.get("check.none")).append('\n').toString();
        }
        out.append(counts(checking).print(styled)).append('\n');
        out.append(listed().print(styled));
        long all = checking.counts().values().stream().mapToLong(Long::longValue).sum();
        if (all > first.size()) {
            out.append(texts.get(written ? "check.more-written" : "check.more", numerals.people(all - first.size())))
                    .append('\n');
        }
        return out.toString();
    }

    private TextTable counts(Checking checking) {
        var table = new TextTable(List.of(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT));
        table.add(Style.BOLD, List.of(texts.get("check.column.count"), texts.get("check.column.severity"),
                texts.get("check.column.deviation"), texts.get("check.column.clause")));
        for (var severity : Deviation.Severity.values()) {
            checking.counts().forEach((deviation, count) -> {
                if (deviation.severity() == severity) {
                    table.add(Style.PLAIN, List.of(numerals.people(count), texts.get("severity." + severity.code()),
                            DeviationText.general(deviation, texts), deviation.clause()));
                }
            });
        }
        return table;
    }

    private TextTable listed() {
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT));
        table.add(Style.BOLD, List.of(texts.get("check.column.case"), texts.get("column.municipality"),
                texts.get("check.column.unit"), texts.get("check.column.deviation")));
        for (var found : first) {
            table.add(Style.PLAIN,
                    List.of(found.caseId(), found.municipality(), found.unit(), DeviationText.of(found, texts)));
        }
        return table;
    }
}
