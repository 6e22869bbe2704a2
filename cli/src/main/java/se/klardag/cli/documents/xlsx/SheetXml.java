package se.klardag.cli.documents.xlsx;

import java.util.SortedMap;
import java.util.stream.Collectors;

/// A sheet as XML (*blad som XML*).
///
/// @param first whether it is the one that is shown when the workbook is opened
record SheetXml(Sheet sheet, boolean first) {
    String xml() {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
                + view() + columns() + data() + filter() + merged()
                + "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
                + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
                + "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>";
    }

    private String view() {
        var pane = sheet.header()
                .map(row -> "<pane ySplit=\"" + row + "\" topLeftCell=\"A" + (row + 1)
                        + "\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"/>")
                .orElse("");
        return "<sheetViews><sheetView showGridLines=\"0\"" + (first ? " tabSelected=\"1\"" : "")
                + " workbookViewId=\"0\">" + pane + "</sheetView></sheetViews>";
    }

    private String columns() {
        var out = new StringBuilder("<cols>");
        for (int i = 0; i < sheet.widths().size(); i++) {
            out.append("<col min=\"" + (i + 1) + "\" max=\"" + (i + 1) + "\" width=\"" + sheet.widths().get(i)
                    + "\" customWidth=\"1\"/>");
        }
        return out + "</cols>";
    }

    private String data() {
        var out = new StringBuilder("<sheetData>");
        sheet.rows().forEach((number, cells) -> row(number, cells, out));
        return out + "</sheetData>";
    }

    private void row(int number, SortedMap<Integer, Cell> cells, StringBuilder out) {
        out.append("<row r=\"" + number + "\"" + height(cells) + ">");
        cells.forEach((column, cell) -> cell(Sheet.column(column) + number, cell, out));
        out.append("</row>");
    }

    /// A title needs room above, headings room for two lines, and wrapped text a line for each width of its column: not
    /// every program finds the height by itself.
    private String height(SortedMap<Integer, Cell> cells) {
        var style = cells.values().iterator().next().style();
        if (style == Style.TITLE || style == Style.HEADING || style == Style.HEADING_NUMBER) {
            return height(28);
        }
        int lines = 1;
        for (var entry : cells.entrySet()) {
            if (entry.getValue() instanceof Cell.Text(var text, var of) && of == Style.TEXT) {
                int room = sheet.widths().get(entry.getKey() - 1) - 2;
                lines = Math.max(lines, Math.ceilDiv(text.length(), room));
            }
        }
        return lines == 1 ? "" : height(13 * lines + 1);
    }

    private static String height(int points) {
        return " ht=\"" + points + "\" customHeight=\"1\"";
    }

    private static void cell(String place, Cell cell, StringBuilder out) {
        boolean quoted = cell instanceof Cell.Text(var text, var _) && !text.isEmpty()
                && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        out.append("<c r=\"" + place + "\" s=\"" + StyleSheet.number(cell.style(), quoted) + "\"");
        switch (cell) {
            case Cell.Text(var text, var _) when text.isEmpty() -> out.append("/>");
            case Cell.Text(var text, var _) ->
                out.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + Workbook.escaped(text)
                        + "</t></is></c>");
            case Cell.Numeral(var number, var _) -> out.append("><v>" + Workbook.plain(number) + "</v></c>");
            case Cell.Formula(var expression, Cell.Result.Of(var number), var _) ->
                out.append("><f>" + Workbook.escaped(expression) + "</f><v>" + Workbook.plain(number) + "</v></c>");
            case Cell.Formula(var expression, Cell.Result.Words(var words), var _) ->
                out.append(" t=\"str\"><f>" + Workbook.escaped(expression) + "</f><v>" + Workbook.escaped(words)
                        + "</v></c>");
        }
    }

    private String filter() {
        return sheet.header()
                .map(row -> "<autoFilter ref=\"A" + row + ":" + Sheet.column(sheet.widths().size()) + sheet.lastRow()
                        + "\"/>")
                .orElse("");
    }

    private String merged() {
        return sheet.merged().isEmpty()
                ? ""
                : "<mergeCells count=\"" + sheet.merged().size() + "\">"
                        + sheet.merged()
                                .stream()
                                .map(range -> "<mergeCell ref=\"" + range + "\"/>")
                                .collect(
                                        Collectors.joining())
                        + "</mergeCells>";
    }
}
