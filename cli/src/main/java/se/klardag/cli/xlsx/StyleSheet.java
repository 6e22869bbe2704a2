package se.klardag.cli.xlsx;

import java.util.List;
import java.util.Map;
import se.klardag.cli.text.MarkupSafe;

/// The formats of a workbook (*formatmall*): each [Style] twice, the second for text that begins like a formula.
final class StyleSheet {
    private static final int FIRST_OWN_FORMAT = 164;

    /// Excel's own formats: its choice, and text, which keeps a leading zero only under this very number.
    private static final Map<String, Integer> EXCELS_FORMATS = Map.of("General", 0, "@", 49);

    private static final List<Style> STYLES = List.of(Style.values());
    private static final List<String> FORMATS = STYLES.stream()
            .map(Style::format)
            .filter(format -> !EXCELS_FORMATS.containsKey(format))
            .distinct()
            .toList();

    /// The number of a style in the sheets.
    ///
    /// @param quoted whether the cell holds text that Excel must not take for a formula when somebody edits it
    static int number(Style style, boolean quoted) {
        return 2 * STYLES.indexOf(style) + (quoted ? 1 : 0);
    }

    private final String locale;

    /// @param swedish whether numbers are written the Swedish way in programs that leave it to the workbook
    StyleSheet(boolean swedish) {
        locale = swedish ? "[$-41D]" : "[$-809]";
    }

    String xml() {
        return "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + numberFormats() + fonts() + fills() + borders()
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>" + cells()
                + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
                + "</styleSheet>";
    }

    private String numberFormats() {
        var out = new StringBuilder("<numFmts count=\"" + FORMATS.size() + "\">");
        for (int i = 0; i < FORMATS.size(); i++) {
            out.append("<numFmt numFmtId=\"" + (FIRST_OWN_FORMAT + i) + "\" formatCode=\""
                    + MarkupSafe.of(locale + FORMATS.get(i)) + "\"/>");
        }
        return out + "</numFmts>";
    }

    private static String fonts() {
        var out = new StringBuilder("<fonts count=\"" + Style.Font.values().length + "\">");
        for (var font : Style.Font.values()) {
            out.append("<font>" + font.xml() + "<family val=\"2\"/></font>");
        }
        return out + "</fonts>";
    }

    /// Excel keeps the first two for itself.
    private static String fills() {
        var out = new StringBuilder("<fills count=\"" + (Style.Fill.values().length + 1)
                + "\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill>");
        for (var fill : Style.Fill.values()) {
            if (fill != Style.Fill.NONE) {
                out.append("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"" + fill.colour()
                        + "\"/><bgColor indexed=\"64\"/></patternFill></fill>");
            }
        }
        return out + "</fills>";
    }

    private static String borders() {
        return "<borders count=\"3\"><border><left/><right/><top/><bottom/><diagonal/></border>"
                + "<border><left/><right/><top/><bottom style=\"thin\"><color rgb=\"FFD5DCE4\"/></bottom><diagonal/></border>"
                + "<border><left/><right/><top style=\"thin\"><color rgb=\"FF12355B\"/></top>"
                + "<bottom style=\"medium\"><color rgb=\"FF12355B\"/></bottom><diagonal/></border></borders>";
    }

    private static String cells() {
        var out = new StringBuilder("<cellXfs count=\"" + 2 * STYLES.size() + "\">");
        for (var style : STYLES) {
            out.append(cell(style, "")).append(cell(style, " quotePrefix=\"1\""));
        }
        return out + "</cellXfs>";
    }

    private static String cell(Style style, String more) {
        int fill = List.of(Style.Fill.values()).indexOf(style.fill());
        return "<xf numFmtId=\"" + format(style) + "\" fontId=\"" + List.of(Style.Font.values()).indexOf(style.font())
                + "\" fillId=\"" + (fill == 0 ? 0 : fill + 1) + "\" borderId=\""
                + List.of(Style.Edge.values()).indexOf(style.edge())
                + "\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\""
                + " applyAlignment=\"1\"" + more + "><alignment vertical=\""
                + (style.fill() == Style.Fill.DARK ? "center" : "top") + "\""
                + (style.side().isEmpty() ? "" : " horizontal=\"" + style.side() + "\"")
                + (style == Style.TEXT || style == Style.HEADING || style == Style.TOTAL_TEXT ? " indent=\"1\"" : "")
                + (style.wrapped() ? " wrapText=\"1\"" : "") + "/></xf>";
    }

    private static int format(Style style) {
        return EXCELS_FORMATS.getOrDefault(style.format(), FIRST_OWN_FORMAT + FORMATS.indexOf(style.format()));
    }
}
