package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;

/// What the workbook to fill in offers is what the reader takes, and what it turns down the reader rejects.
class TemplateRoundTest {
    @TempDir
    private Path folder;

    private List<List<String>> sheet(String language, int number) {
        var file = folder.resolve(language + number + ".xlsx");
        if (Files.notExists(file)) {
            then(Call.in(language, "template", "-o", file.toString()).code()).isZero();
        }
        try (var book = new ReadableWorkbook(file.toFile());
                var rows = book.getSheet(number).orElseThrow().openStream()) {
            return rows.map(TemplateRoundTest::texts)
                    .filter(row -> row.stream().anyMatch(text -> !text.isEmpty()))
                    .toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell == null || cell.getRawValue() == null ? "" : cell.getText()).toList();
    }

    /// A row of the sheet of cases as somebody fills it in, with one value of their own.
    private Call fill(String language, int column, ForeignWorkbook.Cell value) {
        var headings = sheet(language, 0).getFirst();
        var book = new ForeignWorkbook();
        book.row(headings.stream().map(book::shared).toList());
        var cells = new ArrayList<ForeignWorkbook.Cell>();
        headings.forEach(_ -> cells.add(ForeignWorkbook.empty()));
        cells.set(0, book.shared("a"));
        cells.set(2, book.shared("1280"));
        cells.set(6, ForeignWorkbook.moment("44808.4166666667"));
        cells.set(9, ForeignWorkbook.moment("44809.4166666667"));
        cells.set(13, ForeignWorkbook.moment("44811.5416666667"));
        cells.set(column, value);
        return Call.settle(CaseLines.bytes(folder, "fylld.xlsx", book.row(cells).bytes()), "--format", "json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void every_word_that_is_offered_is_read(String language) {
        var headings = sheet(language, 0).getFirst();
        var lists = sheet(language, 3);
        var offered = new TreeMap<String, List<String>>();
        for (var row : lists.subList(1, lists.size())) {
            for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    offered.computeIfAbsent(lists.getFirst().get(i), _ -> new ArrayList<>()).add(row.get(i));
                }
            }
        }
        then(offered).hasSizeGreaterThan(5);
        var book = new ForeignWorkbook();
        book.row(headings.stream().map(book::shared).toList());
        int rows = 0;
        for (var entry : offered.entrySet()) {
            int column = headings.indexOf(entry.getKey());
            if (column < 0) {
                continue; // the list of events, which is of the other sheet
            }
            for (var word : entry.getValue()) {
                var cells = new ArrayList<ForeignWorkbook.Cell>();
                headings.forEach(_ -> cells.add(ForeignWorkbook.empty()));
                cells.set(0, book.shared("x" + rows++));
                cells.set(2, book.shared("1280"));
                cells.set(column, book.shared(word));
                book.row(cells);
            }
        }
        var call = Call.settle(CaseLines.bytes(folder, "alla.xlsx", book.bytes()), "--format", "json");
        then(call.code()).as(call.err()).isZero();
        then(call.json().get("rejectedRows").asInt()).isZero();
        then(rows).isGreaterThan(language.equals("sv") ? 590 : 300);
    }

    @Test
    void the_swedish_words_mean_what_ours_do() {
        // 3 noons of the 5th to the 7th; without consent to the notice none counts
        then(fill("sv", 2, ForeignWorkbook.inline("Malmö")).json().get("municipalities").get(0).get("days").asString())
                .isEqualTo("3");
        var swedish = fill("sv", 14, ForeignWorkbook.inline("Avliden")).json().get("municipalities");
        var english = fill("en", 14, ForeignWorkbook.inline("deceased")).json().get("municipalities");
        then(swedish).isEqualTo(english);
        then(fill("sv", 15, ForeignWorkbook.inline("Nej")).json().get("municipalities"))
                .isEqualTo(fill("en", 15, ForeignWorkbook.inline("no")).json().get("municipalities"));
        then(fill("sv", 3, ForeignWorkbook.inline("Psykiatrisk")).json().get("municipalities"))
                .isEqualTo(fill("en", 3, ForeignWorkbook.inline("psychiatric")).json().get("municipalities"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 9, 10, 14, 15, 16})
    void what_is_not_offered_is_rejected_under_its_heading(int column) {
        var call = fill("sv", column, ForeignWorkbook.inline("Kanske"));
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("rad 2", "”Kanske”",
                "under rubriken ”" + sheet("sv", 0).getFirst().get(column) + "”");
    }

    @Test
    void events_are_read_by_their_swedish_names() {
        var headings = sheet("sv", 1).getFirst();
        var book = new ForeignWorkbook();
        book.row(headings.stream().map(book::shared).toList());
        var events = List.of(List.of("Kommun", "", "Malmö"),
                List.of("Inskrivningsmeddelande sänt", "44808.4166666667", ""),
                List.of("Underrättelse om utskrivningsklar sänd", "44809.4166666667", ""),
                List.of("Utskriven från sjukhuset", "44811.5416666667", "Hem"));
        for (var event : events) {
            book.row(book.shared("S-1"), book.shared(event.getFirst()),
                    event.get(1).isEmpty() ? ForeignWorkbook.empty() : ForeignWorkbook.moment(event.get(1)),
                    ForeignWorkbook.moment("44812"), book.shared(event.get(2)));
        }
        var call = Call.settle(CaseLines.bytes(folder, "h.xlsx", book.bytes()), "--format", "json");
        then(call.code()).as(call.err()).isZero();
        then(call.json().get("municipalities").get(0).get("days").asString()).isEqualTo("3");
    }

    @Test
    void dates_and_words_are_held_to_what_is_read_already_in_the_spreadsheet() throws IOException {
        var file = folder.resolve("m.xlsx");
        Call.of("template", "-o", file.toString());
        var sheet = part(Files.readAllBytes(file), "xl/worksheets/sheet1.xml");
        // six lists and eight moments; 1970-01-02 is day 25570 and 2079-06-05 day 65536
        then(sheet).contains("<dataValidations count=\"14\">",
                "type=\"date\" operator=\"between\"", "<formula1>25570</formula1><formula2>65536</formula2>",
                "<formula1>'Listor'!$A$2:$A$581</formula1>");
        then(sheet.indexOf("<dataValidations")).isBetween(sheet.indexOf("</sheetData>"), sheet.indexOf("<pageMargins"));
    }

    @Test
    void a_column_that_somebody_takes_away_is_missed_by_its_name() {
        var headings = new ArrayList<>(sheet("sv", 0).getFirst());
        headings.remove("Utskriven från sjukhuset");
        var book = new ForeignWorkbook();
        book.row(headings.stream().map(book::shared).toList());
        then(Call.settle(CaseLines.bytes(folder, "c.xlsx", book.bytes())).isRefused().err())
                .contains("kolumner saknas: discharged_at");
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
}
