package se.klardag.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook as other programs write it: shared strings, formulas with and without a value, errors, rich text, date cells
/// of each kind. Cells are made first, and then given by the row.
final class ForeignWorkbook {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final int DATE = 1;
    private static final int MOMENT = 2;
    private static final int CLOCK = 3;

    private final List<String> strings = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private boolean since1904;
    private boolean strict;
    private boolean hidden;
    private int row;

    /// The cell of a row, without its place.
    record Cell(String attributes, String content) {}

    ForeignWorkbook since1904() {
        since1904 = true;
        return this;
    }

    /// As Excel saves it on demand: other namespaces.
    ForeignWorkbook strict() {
        strict = true;
        return this;
    }

    /// A date as ISO 8601 text, as a strict workbook has it.
    static Cell isoDate(String text) {
        return new Cell(" s=\"" + MOMENT + "\" t=\"d\"", "<v>" + text + "</v>");
    }

    /// As Excel and LibreOffice write text.
    Cell shared(String text) {
        strings.add("<si><t xml:space=\"preserve\">" + escaped(text) + "</t></si>");
        return new Cell(" t=\"s\"", "<v>" + (strings.size() - 1) + "</v>");
    }

    /// Text in which a word is bold.
    Cell rich(String text) {
        int half = text.length() / 2;
        strings.add("<si><r><rPr><b/></rPr><t xml:space=\"preserve\">" + escaped(text.substring(0, half))
                + "</t></r><r><t xml:space=\"preserve\">" + escaped(text.substring(half)) + "</t></r></si>");
        return new Cell(" t=\"s\"", "<v>" + (strings.size() - 1) + "</v>");
    }

    /// As openpyxl writes text where it streams.
    static Cell inline(String text) {
        return new Cell(" t=\"inlineStr\"", "<is><t xml:space=\"preserve\">" + escaped(text) + "</t></is>");
    }

    static Cell number(String number) {
        return new Cell("", "<v>" + number + "</v>");
    }

    static Cell date(String number) {
        return new Cell(" s=\"" + DATE + "\"", "<v>" + number + "</v>");
    }

    static Cell moment(String number) {
        return new Cell(" s=\"" + MOMENT + "\"", "<v>" + number + "</v>");
    }

    static Cell clock(String number) {
        return new Cell(" s=\"" + CLOCK + "\" t=\"n\"", "<v>" + number + "</v>");
    }

    /// As openpyxl writes a formula: nobody has calculated it.
    static Cell uncalculated(String formula) {
        return new Cell("", "<f>" + escaped(formula) + "</f><v></v>");
    }

    /// As LibreOffice writes a formula whose result is a text.
    static Cell calculated(String formula, String text) {
        return new Cell(" t=\"str\"", "<f aca=\"false\">" + escaped(formula) + "</f><v>" + escaped(text) + "</v>");
    }

    /// A formula whose result is a moment.
    static Cell calculatedMoment(String formula, String number) {
        return new Cell(" s=\"" + MOMENT + "\"", "<f>" + escaped(formula) + "</f><v>" + number + "</v>");
    }

    static Cell error(String code) {
        return new Cell(" t=\"e\"", "<v>" + code + "</v>");
    }

    static Cell formulaError(String formula, String code) {
        return new Cell(" t=\"e\"", "<f>" + escaped(formula) + "</f><v>" + code + "</v>");
    }

    static Cell bool(boolean value) {
        return new Cell(" t=\"b\"", "<v>" + (value ? 1 : 0) + "</v>");
    }

    /// A cell with a format and nothing in it.
    static Cell empty() {
        return new Cell(" s=\"" + MOMENT + "\"", "");
    }

    /// The next row is hidden.
    ForeignWorkbook hideNext() {
        hidden = true;
        return this;
    }

    ForeignWorkbook row(Cell... cells) {
        return row(List.of(cells));
    }

    ForeignWorkbook row(List<Cell> cells) {
        row++;
        rows.append("<row r=\"").append(row).append(hidden ? "\" hidden=\"1\">" : "\">");
        hidden = false;
        for (int i = 0; i < cells.size(); i++) {
            rows.append("<c r=\"").append((char) ('A' + i)).append(row).append('"').append(cells.get(i).attributes());
            rows.append('>').append(cells.get(i).content()).append("</c>");
        }
        rows.append("</row>");
        return this;
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "[Content_Types].xml", "<Types xmlns=\"" + PACKAGE + "content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + part("/xl/workbook.xml", "sheet.main") + part("/xl/worksheets/sheet1.xml", "worksheet")
                    + part("/xl/styles.xml", "styles") + part("/xl/sharedStrings.xml", "sharedStrings") + "</Types>");
            add(zip, "_rels/.rels",
                    "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\""
                            + OFFICE + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            add(zip, "xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><workbookPr"
                    + (since1904 ? " date1904=\"1\"" : "")
                    + "/><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/>"
                    + "</sheets></workbook>");
            add(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
                    + "<Relationship Id=\"rId1\" Type=\"" + OFFICE + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                    + "<Relationship Id=\"rId2\" Type=\"" + OFFICE + "/styles\" Target=\"styles.xml\"/>"
                    + "<Relationship Id=\"rId3\" Type=\"" + OFFICE + "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                    + "</Relationships>");
            add(zip, "xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"3\">"
                    + "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
                    + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/>"
                    + "<numFmt numFmtId=\"166\" formatCode=\"hh:mm\"/></numFmts>"
                    + "<fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills>"
                    + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                    + "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
                    + "<xf numFmtId=\"166\"/></cellXfs></styleSheet>");
            add(zip, "xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + String.join("", strings) + "</sst>");
            add(zip, "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String part(String name, String type) {
        return "<Override PartName=\"" + name
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + type + "+xml\"/>";
    }

    private void add(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((HEAD + (strict ? strict(xml) : xml)).getBytes(StandardCharsets.UTF_8));
    }

    /// The names of ISO/IEC 29500, part 1, annex A: those of the package itself are the same.
    private static String strict(String xml) {
        return xml.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
