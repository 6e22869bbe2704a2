package se.klardag.cli.xlsx;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.MarkupSafe;

/// Writes a workbook as Office Open XML (*arbetsbok*). Written here because the small libraries that write xlsx leave out
/// the results of formulas, and readers that do not calculate would then show nothing. Same sheets, same bytes: no clock,
/// no time zone, and the dates in the archive are fixed.
///
/// @param title    for readers and screen readers
/// @param created  date that is given as the day of creation; empty for none
/// @param language whose way of writing numbers it asks for
public record Workbook(String title, Optional<LocalDate> created, Language language, List<Sheet> sheets) {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    /// Noon of the first day that a zip file knows. Java takes its midnight for older than any zip file, and then adds
    /// the moment in the machine's time zone.
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 1, 1, 12, 0);

    public Workbook {
        sheets = List.copyOf(sheets);
    }

    /// A part of the file.
    private interface Part {
        void writeTo(Writer out) throws IOException;
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "[Content_Types].xml", contentTypes());
            add(zip, "_rels/.rels", packageRelations());
            add(zip, "docProps/core.xml", core());
            add(zip, "xl/workbook.xml", workbook());
            add(zip, "xl/_rels/workbook.xml.rels", relations());
            add(zip, "xl/styles.xml", new StyleSheet(language == Language.SV).xml());
            for (int i = 0; i < sheets.size(); i++) {
                add(zip, "xl/worksheets/sheet" + (i + 1) + ".xml", new SheetXml(sheets.get(i), i == 0)::writeTo);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String xml) throws IOException {
        add(zip, name, out -> out.write(xml));
    }

    private static void add(ZipOutputStream zip, String name, Part part) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ZIP_TIME);
        zip.putNextEntry(entry);
        var out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        part.writeTo(out);
        out.flush();
        zip.closeEntry();
    }

    private String contentTypes() {
        var out = new StringBuilder("<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + part("/xl/workbook.xml", "officedocument.spreadsheetml.sheet.main")
                + part("/xl/styles.xml", "officedocument.spreadsheetml.styles")
                + part("/docProps/core.xml", "package.core-properties"));
        for (int i = 1; i <= sheets.size(); i++) {
            out.append(part("/xl/worksheets/sheet" + i + ".xml", "officedocument.spreadsheetml.worksheet"));
        }
        return out + "</Types>";
    }

    private static String part(String name, String type) {
        return "<Override PartName=\"" + name + "\" ContentType=\"application/vnd.openxmlformats-" + type + "+xml\"/>";
    }

    private static String packageRelations() {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"" + OFFICE + "/officeDocument\" Target=\"xl/workbook.xml\"/>"
                + "<Relationship Id=\"rId2\" Type=\"" + PACKAGE
                + "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                + "</Relationships>";
    }

    private String core() {
        return "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + "<dc:title>" + MarkupSafe.of(title) + "</dc:title><dc:creator>Klardag</dc:creator>"
                + created.map(day -> "<dcterms:created xsi:type=\"dcterms:W3CDTF\">" + day
                        + "T00:00:00Z</dcterms:created>").orElse("")
                + "</cp:coreProperties>";
    }

    private String workbook() {
        var out = new StringBuilder("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><bookViews>"
                + "<workbookView activeTab=\"0\"/></bookViews><sheets>");
        for (int i = 0; i < sheets.size(); i++) {
            out.append(
                    "<sheet name=\"" + MarkupSafe.of(sheets.get(i).name()) + "\" sheetId=\"" + (i + 1) + "\" r:id=\"rId"
                            + (i + 1) + "\"/>");
        }
        out.append("</sheets>").append(definedNames());
        return out + "<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>";
    }

    /// Headings on every printed page, and the range that can be filtered.
    private String definedNames() {
        var names = new ArrayList<String>();
        for (int i = 0; i < sheets.size(); i++) {
            var sheet = sheets.get(i);
            if (sheet.header().isPresent()) {
                int header = sheet.header().get();
                names.add("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"" + i + "\" hidden=\"1\">"
                        + MarkupSafe.of(sheet.reference()) + "$A$" + header + ":$"
                        + Sheet.column(sheet.widths().size()) + "$" + sheet.lastRow() + "</definedName>");
                names.add("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"" + i + "\">"
                        + MarkupSafe.of(sheet.reference()) + "$" + header + ":$" + header + "</definedName>");
            }
        }
        return names.isEmpty() ? "" : "<definedNames>" + String.join("", names) + "</definedNames>";
    }

    private String relations() {
        var out = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 1; i <= sheets.size(); i++) {
            out.append(
                    "<Relationship Id=\"rId" + i + "\" Type=\"" + OFFICE + "/worksheet\" Target=\"worksheets/sheet" + i
                            + ".xml\"/>");
        }
        return out.append("<Relationship Id=\"rId" + (sheets.size() + 1) + "\" Type=\"" + OFFICE
                + "/styles\" Target=\"styles.xml\"/></Relationships>").toString();
    }
}
