package se.klardag.cli.documents;

/// Text from outside in a table that a spreadsheet may open (*ofarlig cell*).
public final class SafeCell {
    private SafeCell() {}

    /// A text that a spreadsheet would take for a formula is kept a text.
    public static String of(String field) {
        boolean formula = !field.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(field.charAt(0)) >= 0;
        return formula ? "'" + field : field;
    }
}
