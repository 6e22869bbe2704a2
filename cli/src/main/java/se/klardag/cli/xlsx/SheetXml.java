package se.klardag.cli.xlsx;

import java.io.IOException;
import java.io.Writer;
import java.util.SortedMap;
import java.util.stream.Collectors;
import se.klardag.cli.text.CellSafe;
import se.klardag.cli.text.MarkupSafe;
import se.klardag.cli.text.NumberFormats;

/// A sheet as XML (*blad som XML*).
///
/// @param first whether it is the one that is shown when the workbook is opened
record SheetXml(Sheet sheet, boolean first) {
    /// Writes row by row: a sheet can be long.
    void writeTo(Writer out) throws IOException {
        out.write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>" + view() + columns() + "<sheetData>");
        for (var row : sheet.rows().entrySet()) {
            out.write(row(row.getKey(), row.getValue()));
        }
        out.write("</sheetData>" + filter() + merged() + permitted()
                + "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
                + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
                + "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>");
    }

    private String view() {
        return "<sheetViews><sheetView showGridLines=\"" + (sheet.ruled() ? 1 : 0) + "\""
                + (first ? " tabSelected=\"1\"" : "") + " workbookViewId=\"0\">" + pane()
                + "</sheetView></sheetViews>";
    }

    private String pane() {
        int rows = sheet.frozenRows();
        int columns = sheet.frozenColumns();
        if (rows == 0) {
            return "";
        }
        var below = columns == 0 ? "bottomLeft" : "bottomRight";
        return "<pane " + (columns == 0 ? "" : "xSplit=\"" + columns + "\" ") + "ySplit=\"" + rows
                + "\" topLeftCell=\"" + Sheet.column(columns + 1) + (rows + 1) + "\" activePane=\"" + below
                + "\" state=\"frozen\"/><selection pane=\"" + below + "\"/>";
    }

    private String columns() {
        var out = new StringBuilder("<cols>");
        for (int i = 0; i < sheet.widths().size(); i++) {
            out.append("<col min=\"" + (i + 1) + "\" max=\"" + (i + 1) + "\" width=\"" + sheet.widths().get(i)
                    + "\" customWidth=\"1\"/>");
        }
        return out + "</cols>";
    }

    private String row(int number, SortedMap<Integer, Cell> cells) {
        var out = new StringBuilder("<row r=\"" + number + "\"" + height(number, cells) + ">");
        cells.forEach((column, cell) -> cell(Sheet.column(column) + number, cell, out));
        return out + "</row>";
    }

    /// A title needs room above, headings room for two lines, and wrapped text a line for each width of its column: not
    /// every program finds the height by itself.
    private String height(int row, SortedMap<Integer, Cell> cells) {
        var style = cells.values().iterator().next().style();
        if (style == Style.TITLE) {
            return height(28);
        }
        int lines = 1;
        for (var entry : cells.entrySet()) {
            if (entry.getValue() instanceof Cell.Text(var text, var of) && of.wrapped()) {
                lines = Math.max(lines, Math.ceilDiv(text.length(), room(row, entry.getKey(), of)));
            }
        }
        if (style == Style.HEADING || style == Style.HEADING_NUMBER) {
            return height(6 + 13 * lines);
        }
        return lines == 1 ? "" : height(13 * lines + 1);
    }

    /// Small print takes less room, bold print more, and headings fill their cells.
    private int room(int row, int column, Style style) {
        int room = Math.max(2, sheet.room(row, column));
        return switch (style.font()) {
            case FAINT -> room + room / 6;
            case HEADING -> room + 2;
            case BOLD -> room * 10 / 13;
            case NORMAL, TITLE, WARNING -> room;
        };
    }

    private static String height(int points) {
        return " ht=\"" + points + "\" customHeight=\"1\"";
    }

    private static void cell(String place, Cell cell, StringBuilder out) {
        boolean quoted = cell instanceof Cell.Text(var text, var _) && CellSafe.isFormula(text);
        out.append("<c r=\"" + place + "\" s=\"" + StyleSheet.number(cell.style(), quoted) + "\"");
        switch (cell) {
            case Cell.Text(var text, var _) when text.isEmpty() -> out.append("/>");
            case Cell.Text(var text, var _) ->
                out.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + MarkupSafe.of(text)
                        + "</t></is></c>");
            case Cell.Numeral(var number, var _) -> out.append("><v>" + NumberFormats.machine(number) + "</v></c>");
            case Cell.Formula(var expression, Cell.Result.Of(var number), var _) ->
                out.append("><f>" + MarkupSafe.of(expression) + "</f><v>" + NumberFormats.machine(number) + "</v></c>");
            case Cell.Formula(var expression, Cell.Result.Words(var words), var _) ->
                out.append(" t=\"str\"><f>" + MarkupSafe.of(expression) + "</f><v>" + MarkupSafe.of(words)
                        + "</v></c>");
        }
    }

    private String permitted() {
        return sheet.permitted().isEmpty()
                ? ""
                : "<dataValidations count=\"" + sheet.permitted().size() + "\">"
                        + sheet.permitted().stream().map(SheetXml::permitted).collect(Collectors.joining())
                        + "</dataValidations>";
    }

    private static String permitted(Sheet.Permitted values) {
        var letters = Sheet.column(values.column());
        var kind = switch (values.what()) {
            case Sheet.Permitted.Values.Listed _ -> "type=\"list\"";
            case Sheet.Permitted.Values.Dates _ -> "type=\"date\" operator=\"between\"";
        };
        var formulas = switch (values.what()) {
            case Sheet.Permitted.Values.Listed(var range) -> "<formula1>" + MarkupSafe.of(range) + "</formula1>";
            case Sheet.Permitted.Values.Dates(var first, var last) ->
                "<formula1>" + Cell.serial(first) + "</formula1><formula2>" + Cell.serial(last) + "</formula2>";
        };
        return "<dataValidation " + kind + " allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\""
                + " errorTitle=\"" + MarkupSafe.of(values.title()) + "\" error=\"" + MarkupSafe.of(values.message())
                + "\" sqref=\"" + letters + values.firstRow() + ":" + letters + values.lastRow() + "\">" + formulas
                + "</dataValidation>";
    }

    private String filter() {
        return sheet.header()
                .map(row -> "<autoFilter ref=\"A" + row + ":" + Sheet.column(sheet.widths().size()) + sheet.lastRow()
                        + "\"/>")
                .orElse("");
    }

    private String merged() {
        return sheet.joins().isEmpty()
                ? ""
                : "<mergeCells count=\"" + sheet.joins().size() + "\">"
                        + sheet.joins()
                                .stream()
                                .map(join -> "<mergeCell ref=\"" + join.range() + "\"/>")
                                .collect(
                                        Collectors.joining())
                        + "</mergeCells>";
    }
}
