package se.klardag.cli.output;

import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.engine.terms.AgreementTerms;

/// The terms nobody has read (*öppna villkor*), by path and status code.
public final class OpenTerms {
    private OpenTerms() {}

    /// A heading and a line per open term; one line when there are none.
    public static String print(AgreementTerms agreement, Texts texts) {
        var open = agreement.openTerms();
        if (open.isEmpty()) {
            return texts.get("open-terms.none") + "\n";
        }
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT));
        for (var term : open) {
            table.add(
                    Style.PLAIN,
                    List.of(
                            "  " + term.path(),
                            term.status().code(),
                            texts.get("status." + term.status().code())));
        }
        return texts.get(open.size() == 1 ? "open-terms.one" : "open-terms", open.size()) + "\n" + table.print(false);
    }
}
