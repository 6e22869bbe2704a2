package se.klardag.cli.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import se.klardag.cli.remarks.RemarkText;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.eligibility.Finding;

/// Deviations for a controller's screen (*granskning som tabell*): how many of each, the worst first, and the first cases.
public final class CheckTable {
    private static final int SHOWN = 20;

    private final Texts texts;
    private final TerminalPage page;
    private final NumberFormats numerals;
    private final List<LocatedFinding> first = new ArrayList<>();

    public CheckTable(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.page = page;
        this.numerals = new NumberFormats(texts.language());
    }

    /// Takes the next deviation.
    public void add(LocatedFinding found) {
        if (first.size() < SHOWN) {
            first.add(found);
        }
    }

    /// Counts and the first cases.
    ///
    /// @param written whether every deviation is in a file
    public String print(CaseReview checking, long rejected, boolean written) {
        var out = new StringBuilder(
                texts.get("check.heading", numerals.people(checking.cases()), numerals.people(rejected)) + "\n\n");
        var remarks = RemarkText.lines(checking.remarks(), false, texts);
        remarks.forEach(line -> out.append(line).append('\n'));
        out.append(remarks.isEmpty() ? "" : "\n");
        if (checking.counts().isEmpty()) {
            return out.append(texts.get("check.none")).append('\n').toString();
        }
        out.append(counts(checking)).append('\n');
        out.append(listed());
        long all = checking.counts().values().stream().mapToLong(Long::longValue).sum();
        if (all > first.size()) {
            out.append(texts.get(written ? "check.more-written" : "check.more", numerals.people(all - first.size())))
                    .append('\n');
        }
        return out.toString();
    }

    private String counts(CaseReview checking) {
        var worstFirst = Comparator.comparing((Map.Entry<Finding, Long> each) -> each.getKey().severity());
        return new TextTable<Map.Entry<Finding, Long>>(texts).boldHeadings()
                .right("check.column.count", each -> numerals.people(each.getValue()))
                .left("check.column.severity", each -> texts.get("severity." + each.getKey().severity().code()))
                .left("check.column.deviation", each -> FindingText.general(each.getKey(), texts))
                .left("check.column.clause", each -> FindingText.clause(each.getKey()))
                .print(checking.counts().entrySet().stream().sorted(worstFirst).toList(), page);
    }

    private String listed() {
        return new TextTable<LocatedFinding>(texts).boldHeadings()
                .left("check.column.case", LocatedFinding::caseId)
                .left("column.municipality", LocatedFinding::municipality)
                .left("check.column.unit", LocatedFinding::unit)
                .left("check.column.deviation", found -> FindingText.of(found, texts))
                .print(first, page);
    }
}
