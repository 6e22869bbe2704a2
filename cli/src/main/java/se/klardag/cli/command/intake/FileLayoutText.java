package se.klardag.cli.command.intake;

import java.util.ArrayList;
import se.klardag.cli.cases.table.FileLayout;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;

/// How a file is laid out, in words (*uppläggning i ord*).
final class FileLayoutText {
    private FileLayoutText() {}

    static String of(FileLayout layout, Texts texts) {
        var parts = new ArrayList<String>();
        if (!layout.encoding().isEmpty()) {
            parts.add(layout.encoding());
        }
        if (layout.delimiter() != 0) {
            parts.add(delimiter(layout.delimiter(), texts));
        }
        if (!layout.sheet().isEmpty()) {
            parts.add(texts.get("layout.sheet", TerminalSafe.briefly(layout.sheet())));
        }
        if (layout.headerRow() > 1) {
            parts.add(texts.get("layout.header-row", layout.headerRow()));
        }
        var view = layout.view();
        parts.add(view == null
                ? texts.get(layout.isLong() ? "layout.long" : "layout.wide")
                : texts.get("layout.view", view.title()) + (view.says().isEmpty() ? "" : " (" + view.says() + ")"));
        if (layout.decimal() != 0) {
            parts.add(texts.get(layout.decimal() == ',' ? "layout.decimal-comma" : "layout.decimal-point"));
        }
        var hidden = layout.hidden();
        if (hidden.rows() > 0) {
            parts.add(texts.get("layout.hidden-rows", hidden.rows()));
        }
        if (!hidden.columns().isEmpty()) {
            parts.add(texts.get("layout.hidden-columns", TerminalSafe.briefly(String.join(", ", hidden.columns()))));
        }
        if (!hidden.sheets().isEmpty()) {
            parts.add(texts.get("layout.hidden-sheets", TerminalSafe.briefly(String.join(", ", hidden.sheets()))));
        }
        return String.join(", ", parts);
    }

    private static String delimiter(char sign, Texts texts) {
        return switch (sign) {
            case ',' -> texts.get("layout.comma");
            case ';' -> texts.get("layout.semicolon");
            case '\t' -> texts.get("layout.tab");
            default -> texts.get("layout.divided-by", TerminalSafe.of(String.valueOf(sign)));
        };
    }
}
