package se.klardag.cli.text;

import java.util.List;

/// Text from outside in a table that a spreadsheet may open (*ofarlig cell*).
public final class CellSafe {
    private CellSafe() {}

    /// Whether a spreadsheet takes the text for a formula.
    public static boolean isFormula(String field) {
        return !field.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(field.charAt(0)) >= 0;
    }

    /// The text; what a spreadsheet would take for a formula stays a text.
    public static String of(String field) {
        return isFormula(field) ? "'" + field : field;
    }

    /// Every field of a row.
    public static List<String> row(List<String> fields) {
        return fields.stream().map(CellSafe::of).toList();
    }
}
