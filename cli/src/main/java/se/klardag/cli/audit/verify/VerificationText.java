package se.klardag.cli.audit.verify;

import java.util.List;
import se.klardag.cli.render.LineWrapper;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;

/// What a check came to, for people (*kontrollens utfall*): identical, or what differs, where, and what the
/// two sides hold.
public final class VerificationText {
    private static final int LABEL = 10;

    private final Texts texts;
    private final TerminalPage page;

    public VerificationText(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.page = page;
    }

    /// As lines.
    ///
    /// @param all whether to print every difference, or the first and how many there are
    public String print(String name, VerificationResult verdict, boolean all) {
        var said = texts.get(verdict.mismatches().isEmpty() ? "verify.identical" : "verify.different");
        return printUnder(TerminalSafe.of(name) + ": " + said, verdict, all);
    }

    /// As lines under a heading of one's own.
    public String printUnder(String heading, VerificationResult verdict, boolean all) {
        return printUnder(heading, List.of(), verdict, all);
    }

    /// As lines under a heading of one's own, and what has to be known before anything else.
    public String printUnder(String heading, List<String> first, VerificationResult verdict, boolean all) {
        var mismatches = verdict.mismatches();
        var prose = new LineWrapper(page);
        prose.heading(heading);
        first.forEach(each -> prose.paragraph(2, each));
        if (mismatches.isEmpty()) {
            prose.raw(new TextTable<VerificationResult.Compared>(texts).left(each -> "  " + each.file())
                    .left(each -> texts.get(each.key(), each.count()))
                    .print(verdict.compared(), page));
            return prose.text();
        }
        (all ? mismatches : mismatches.subList(0, 1)).forEach(each -> mismatch(prose, each));
        int more = mismatches.size() - 1;
        if (!all && more > 0) {
            prose.paragraph(2, texts.get(more == 1 ? "verify.one-more" : "verify.more", more));
        }
        return prose.text();
    }

    private void mismatch(LineWrapper prose, Mismatch each) {
        row(prose, "verify.row.what", texts.get(each.what()));
        row(prose, "verify.row.where", each.where());
        if (!each.one().isEmpty() || !each.other().isEmpty()) {
            row(prose, each.sides().one(), each.one());
            row(prose, each.sides().other(), each.other());
        }
    }

    private void row(LineWrapper prose, String key, String value) {
        var label = texts.get(key);
        var shown = value.isEmpty() ? texts.get("verify.nothing") : TerminalSafe.of(value);
        prose.item(2, label + " ".repeat(Math.max(0, LABEL - label.length())), shown);
    }
}
