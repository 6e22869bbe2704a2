package se.klardag.cli.xlsx;

import static org.assertj.core.api.BDDAssertions.then;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.CaseLines;
import se.klardag.cli.cases.CaseTemplate;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// Workbooks as others see them: LibreOffice, which reads the values, and Excel, whose marks stand in the XML.
class WorkbookTest {
    private static final List<String> HEADINGS = List.of("Kod", "Antal", "Dag", "Stund");

    private static byte[] workbook(Sheet... sheets) {
        return new Workbook("Titel & namn", Optional.empty(), Language.SV, List.of(sheets)).bytes();
    }

    private static Sheet sheet() {
        var sheet = Sheet.headed("Blad", HEADINGS, List.of(7, 10, 12, 20));
        sheet.row(2, List.of(
                Cell.text("0114", Style.ENTRY), Cell.number(new BigDecimal("-1234.50"), Style.PLAIN),
                Cell.date(LocalDate.of(2022, 9, 5), Style.FACT_DATE),
                Cell.moment(LocalDateTime.of(2022, 9, 5, 13, 7), Style.ENTRY_MOMENT)));
        sheet.row(3, List.of(Cell.text("=1+1", Style.PLAIN), Cell.number(50_000, Style.PLAIN)));
        sheet.put(5, 1, Cell.text("<å> & \"\u0001", Style.PLAIN));
        return sheet;
    }

    private static String part(byte[] workbook, String name) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no part " + name);
    }

    @Test
    void libreoffice_shows_every_kind_of_value(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("a.xlsx"), workbook(sheet(), Sheet.headed("Tomt", List.of("x"), List.of(1))));
        Files.write(folder.resolve("mall.xlsx"), CaseTemplate.of(Texts.in(Language.SV)));
        Spreadsheet.calculate(folder);

        then(Spreadsheet.rows(folder, "a", "Blad")).extracting(NamedCsvRecord::getFields)
                .containsExactly(
                        List.of("0114", "-1234.5", "2022-09-05", "2022-09-05 13:07:00"),
                        List.of("=1+1", "50000", "", ""),
                        List.of("", "", "", ""),
                        List.of("<å> & \"\uFFFD", "", "", ""));
        then(CaseLines.read(folder.resolve("a-Tomt.csv"))).isEqualTo("x\n");
        then(CaseLines.read(folder.resolve("mall-Ärenden.csv")).lines())
                .singleElement()
                .asString()
                .startsWith("Ärende-id,Pseudonym,Kommun,Vårdform,")
                .endsWith(",Lagrum");
        then(CaseLines.read(folder.resolve("mall-Händelser.csv")).lines())
                .containsExactly("Ärende-id,Händelse,Tidpunkt,Registrerad,Uppgift");
        then(CaseLines.read(folder.resolve("mall-Förklaring.csv")).lines())
                .startsWith("Blad,Kolumn,Måste finnas,Form,Betydelse,Namn i CSV-filer")
                .contains(
                        "Händelser,Tidpunkt,ja,\"datum och tid, ÅÅÅÅ-MM-DD TT:MM\",\"När det hände, eller från när det gäller.\",at")
                .hasSize(1 + CaseLines.COLUMNS.size() + 5 + 2);
    }

    @Test
    void headings_stay_in_sight_and_have_room() throws IOException {
        var both = Sheet.headed("Blad", List.of("Abcdefghij klm", "B"), List.of(5, 10));
        both.freeze(1, 1);
        var xml = part(workbook(sheet(), both), "xl/worksheets/sheet1.xml");
        then(xml).contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>",
                "showGridLines=\"1\"").doesNotContain("autoFilter");
        // ten letters in bold need thirteen digits' room, and two lines
        then(part(workbook(sheet(), both), "xl/worksheets/sheet2.xml")).contains(
                "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>",
                "<col min=\"1\" max=\"1\" width=\"13\" customWidth=\"1\"/>",
                "<row r=\"1\" ht=\"27\" customHeight=\"1\">");
    }

    @Test
    void a_table_can_be_filtered() throws IOException {
        var sheet = sheet();
        sheet.table(1, 3);
        then(part(workbook(sheet), "xl/worksheets/sheet1.xml")).contains("<autoFilter ref=\"A1:D3\"/>",
                "<pane ySplit=\"1\"");
    }

    /// Excel keeps the zero of `0114` that somebody types only under its own format for text.
    @Test
    void cells_to_be_filled_in_with_codes_have_excels_format_for_text() throws IOException {
        var xfs = part(workbook(sheet()), "xl/styles.xml").split("<cellXfs", -1)[1].split("<xf ", -1);
        then(xfs[1 + StyleSheet.number(Style.ENTRY, false)]).contains("numFmtId=\"49\"");
        then(xfs[1 + StyleSheet.number(Style.PLAIN, false)]).contains("numFmtId=\"0\"");
        then(part(workbook(sheet()), "xl/styles.xml")).doesNotContain("formatCode=\"[$-41D]@\"");
    }

    @Test
    void the_bytes_know_no_clock_no_zone_and_no_locale() throws IOException {
        var zone = TimeZone.getDefault();
        var locale = Locale.getDefault();
        try {
            var made = workbook(sheet());
            for (var tag : List.of("ar-SA-u-ca-islamic-umalqura-nu-arab", "tr-TR", "en-US")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(
                        TimeZone.getTimeZone(tag.startsWith("ar") ? "Pacific/Kiritimati" : "Pacific/Pago_Pago"));
                then(Arrays.equals(workbook(sheet()), made)).as(tag).isTrue();
            }
            then(part(made, "docProps/core.xml")).contains("<dc:title>Titel &amp; namn</dc:title>")
                    .doesNotContain("created");
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }
}
