package se.klardag.cli;

import java.util.ArrayList;
import se.klardag.cli.cases.Layout;
import se.klardag.cli.cases.Shown;

/// How a file is laid out, in words (*uppläggning i ord*).
final class LayoutText {
    private LayoutText() {}

    static String of(Layout layout, Texts texts) {
        var parts = new ArrayList<String>();
        if (!layout.encoding().isEmpty()) {
            parts.add(layout.encoding());
        }
        if (layout.delimiter() != 0) {
            parts.add(delimiter(layout.delimiter(), texts));
        }
        if (!layout.sheet().isEmpty()) {
            parts.add(texts.get("layout.sheet", Shown.briefly(layout.sheet())));
        }
        if (layout.headerRow() > 1) {
            parts.add(texts.get("layout.header-row", layout.headerRow()));
        }
        parts.add(texts.get(layout.isLong() ? "layout.long" : "layout.wide"));
        if (layout.decimal() != 0) {
            parts.add(texts.get(layout.decimal() == ',' ? "layout.decimal-comma" : "layout.decimal-point"));
        }
        return String.join(", ", parts);
    }

    private static String delimiter(char sign, Texts texts) {
        return switch (sign) {
            case ',' -> texts.get("layout.comma");
            case ';' -> texts.get("layout.semicolon");
            case '\t' -> texts.get("layout.tab");
            default -> texts.get("layout.divided-by", Shown.of(String.valueOf(sign)));
        };
    }
}
