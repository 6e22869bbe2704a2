package se.klardag.cli.output;

import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.cli.verify.Mismatch;
import se.klardag.cli.verify.Verdict;

/// What a check came to, for people (*kontrollens utfall*): identical, or what differs, where, what was expected and what
/// came out.
public final class VerdictText {
    private static final int LABEL = 10;

    private final Texts texts;
    private final Page page;

    public VerdictText(Texts texts, Page page) {
        this.texts = texts;
        this.page = page;
    }

    /// As lines.
    ///
    /// @param all whether every difference is told, or the first and how many there are
    public String print(String name, Verdict verdict, boolean all) {
        var mismatches = verdict.mismatches();
        var prose = new Prose(page.width(), page.styled());
        prose.heading(Shown.of(name) + ": "
                + texts.get(mismatches.isEmpty() ? "verify.identical" : "verify.different"));
        if (mismatches.isEmpty()) {
            var table = new TextTable(List.of(Side.LEFT, Side.LEFT));
            verdict.compared()
                    .forEach(each -> table.add(
                            Style.PLAIN,
                            List.of("  " + each.file(), texts.get(each.key(), each.count()))));
            prose.table(table);
            return prose.text();
        }
        (all ? mismatches : mismatches.subList(0, 1)).forEach(each -> mismatch(prose, each));
        int more = mismatches.size() - 1;
        if (!all && more > 0) {
            prose.paragraph(2, texts.get(more == 1 ? "verify.one-more" : "verify.more", more));
        }
        return prose.text();
    }

    private void mismatch(Prose prose, Mismatch each) {
        row(prose, "verify.row.what", texts.get(each.what()));
        row(prose, "verify.row.where", each.where());
        row(prose, "verify.row.expected", each.expected());
        row(prose, "verify.row.got", each.got());
    }

    private void row(Prose prose, String key, String value) {
        var label = texts.get(key);
        var shown = value.isEmpty() ? texts.get("verify.nothing") : Shown.of(value);
        prose.item(2, label + " ".repeat(Math.max(0, LABEL - label.length())), shown);
    }
}
