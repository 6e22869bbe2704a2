package se.klardag.cli.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import se.klardag.cli.Texts;
import se.klardag.cli.output.ReproducibleWorkbook;
import se.klardag.rules.Municipalities;

/// The deviations as a workbook that two parties go through in a meeting (*avvikelselista*): counts, counts by kommun and
/// by ward, and every case with room for what each side says.
public final class MeetingList {
    /// What a person can go through, and a spreadsheet open at ease; the rest stands in the CSV file.
    private static final int MOST_ROWS = 50_000;
    private static final String HEADING_COLOUR = "DDE6EE";

    private final Texts texts;
    private final Municipalities municipalities;
    private final List<Found> rows = new ArrayList<>();
    private boolean cut;

    public MeetingList(Texts texts, Municipalities municipalities) {
        this.texts = texts;
        this.municipalities = municipalities;
    }

    /// Takes the next deviation.
    public void add(Found found) {
        if (rows.size() < MOST_ROWS) {
            rows.add(found);
        } else {
            cut = true;
        }
    }

    /// The bytes of the file.
    public byte[] bytes(Checking checking) {
        return ReproducibleWorkbook.of(book -> {
            counts(book, checking);
            matrix(book, texts.get("check.sheet.municipalities"), texts.get("column.municipality"),
                    checking.byMunicipality(), checking, true);
            matrix(book, texts.get("check.sheet.units"), texts.get("check.column.unit"), checking.byUnit(), checking,
                    false);
            list(book);
        });
    }

    private void counts(Workbook book, Checking checking) throws IOException {
        var sheet = book.newWorksheet(texts.get("check.sheet.counts"));
        headings(sheet, List.of("check.column.deviation", "check.column.severity", "check.column.count",
                "check.column.clause", "check.column.code"), List.of(70, 14, 10, 46, 30));
        int row = 1;
        for (var deviation : worstFirst()) {
            var count = checking.counts().get(deviation);
            if (count != null) {
                sheet.value(row, 0, DeviationText.general(deviation, texts));
                sheet.value(row, 1, texts.get("severity." + deviation.severity().code()));
                sheet.value(row, 2, count);
                sheet.value(row, 3, deviation.clause());
                sheet.value(row, 4, deviation.code());
                row++;
            }
        }
        if (cut) {
            sheet.value(row + 1, 0, texts.get("check.cut", MOST_ROWS));
        }
        ReproducibleWorkbook.printable(sheet);
        sheet.finish();
    }

    private static List<Deviation> worstFirst() {
        return Arrays.stream(Deviation.values()).sorted(Comparator.comparing(Deviation::severity)).toList();
    }

    private void matrix(
            Workbook book, String name, String heading, Map<String, Map<Deviation, Long>> counts, Checking checking,
            boolean named) throws IOException {
        var sheet = book.newWorksheet(name);
        var columns = worstFirst().stream()
                .filter(each -> checking.counts().containsKey(each) && each != Deviation.DAY_WITHOUT_DISCHARGES)
                .toList();
        heading(sheet, 0, heading, 30);
        for (int i = 0; i < columns.size(); i++) {
            heading(sheet, i + 1, DeviationText.general(columns.get(i), texts), 18);
        }
        int row = 1;
        for (var entry : counts.entrySet()) {
            sheet.value(row, 0, named ? place(entry.getKey()) : blank(entry.getKey()));
            for (int i = 0; i < columns.size(); i++) {
                var count = entry.getValue().get(columns.get(i));
                if (count != null) {
                    sheet.value(row, i + 1, count);
                }
            }
            row++;
        }
        sheet.freezePane(1, 1);
        ReproducibleWorkbook.printable(sheet);
        sheet.finish();
    }

    private void list(Workbook book) throws IOException {
        var sheet = book.newWorksheet(texts.get("check.sheet.list"));
        headings(sheet,
                List.of("column.municipality", "check.column.unit", "check.column.case", "check.column.deviation",
                        "check.column.severity", "fact.admitted", "fact.admission-notice", "fact.ready",
                        "fact.ready-notice", "fact.discharged", "check.column.file", "check.column.row",
                        "check.column.kommun-says", "check.column.region-says"),
                List.of(22, 22, 22, 60, 12, 17, 17, 17, 17, 17, 22, 8, 40, 40));
        for (int i = 0; i < rows.size(); i++) {
            var found = rows.get(i);
            int row = i + 1;
            text(sheet, row, 0, place(found.municipality()));
            text(sheet, row, 1, found.unit());
            text(sheet, row, 2, found.caseId());
            text(sheet, row, 3, DeviationText.of(found, texts));
            text(sheet, row, 4, texts.get("severity." + found.deviation().severity().code()));
            for (int j = 0; j < found.moments().size(); j++) {
                text(sheet, row, 5 + j, found.moments().get(j));
            }
            text(sheet, row, 10, found.file());
            if (found.row() > 0) {
                sheet.value(row, 11, found.row());
            }
        }
        sheet.setAutoFilter(0, 0, rows.size(), 13);
        sheet.freezePane(0, 1);
        ReproducibleWorkbook.printable(sheet);
        sheet.finish();
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        if (!text.isEmpty()) {
            sheet.value(row, column, text);
        }
    }

    private String place(String code) {
        return Optional.of(code)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> municipalities.find(Integer.parseInt(text)))
                .map(each -> code + " " + each.name())
                .orElse(code);
    }

    private String blank(String unit) {
        return unit.isEmpty() ? texts.get("check.no-unit") : unit;
    }

    private void headings(Worksheet sheet, List<String> keys, List<Integer> widths) {
        for (int i = 0; i < keys.size(); i++) {
            heading(sheet, i, texts.get(keys.get(i)), widths.get(i));
        }
    }

    private static void heading(Worksheet sheet, int column, String text, int width) {
        sheet.value(0, column, text);
        sheet.style(0, column).bold().fillColor(HEADING_COLOUR).wrapText(true).verticalAlignment("top").set();
        sheet.width(column, width);
    }
}
