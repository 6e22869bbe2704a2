package se.klardag.cli.output;

import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.ColumnForm;

/// The workbook that is filled in with cases (*mall*): a sheet with a row a period, one with a row an event, and one that
/// explains every column.
public final class CaseTemplate {
    private static final int WIDE = 22;
    private static final int WIDEST = 70;
    private static final int LINE_HEIGHT = 16;
    private static final int FORMATTED_ROWS = 500;
    private static final String HEADING_COLOUR = "DDE6EE";

    private final Texts texts;

    private CaseTemplate(Texts texts) {
        this.texts = texts;
    }

    /// The bytes of the file.
    public static byte[] of(Texts texts) {
        return ReproducibleWorkbook.of(new CaseTemplate(texts)::fill);
    }

    private void fill(Workbook book) throws IOException {
        form(book.newWorksheet(texts.get("template.cases")), ColumnForm.ofCases());
        form(book.newWorksheet(texts.get("template.events")), ColumnForm.ofEvents());
        explanation(book.newWorksheet(texts.get("template.explanation")));
    }

    /// Headings alone: an example would be settled like any other row.
    private static void form(Worksheet sheet, List<ColumnForm> columns) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            sheet.value(0, i, column.name());
            sheet.width(i, WIDE);
            // Codes keep their leading zero, and times the form that is read.
            var format = switch (column.kind()) {
                case TEXT, CODE, WORD -> "@";
                case DAY -> "yyyy\\-mm\\-dd";
                case MOMENT -> "yyyy\\-mm\\-dd\\ hh:mm";
            };
            sheet.range(1, i, FORMATTED_ROWS, i).style().format(format).set();
            if (column.required()) {
                sheet.style(0, i).bold().fillColor(HEADING_COLOUR).set();
            } else {
                sheet.style(0, i).fillColor(HEADING_COLOUR).set();
            }
        }
        sheet.freezePane(0, 1);
        ReproducibleWorkbook.printable(sheet);
        sheet.finish();
    }

    private void explanation(Worksheet sheet) throws IOException {
        var headings = List.of("template.sheet", "template.column", "template.required", "template.form",
                "template.meaning");
        for (int i = 0; i < headings.size(); i++) {
            sheet.value(0, i, texts.get(headings.get(i)));
            sheet.style(0, i).bold().fillColor(HEADING_COLOUR).set();
            sheet.width(i, i < headings.size() - 2 ? WIDE : WIDEST);
        }
        int row = explain(sheet, 1, texts.get("template.cases"), "template.case.", ColumnForm.ofCases());
        row = explain(sheet, row, texts.get("template.events"), "template.event.", ColumnForm.ofEvents());
        sheet.value(row + 1, 0, texts.get("template.privacy"));
        sheet.freezePane(0, 1);
        ReproducibleWorkbook.printable(sheet);
        sheet.finish();
    }

    private int explain(Worksheet sheet, int first, String name, String key, List<ColumnForm> columns) {
        int row = first;
        for (var column : columns) {
            sheet.value(row, 0, name);
            sheet.value(row, 1, column.name());
            sheet.value(row, 2, texts.get(column.required() ? "template.yes" : "template.no"));
            sheet.value(row, 3, form(column));
            sheet.value(row, 4, texts.get(key + column.name()));
            int lines = Math.max(form(column).length(), texts.get(key + column.name()).length()) / WIDEST + 1;
            sheet.rowHeight(row, lines * LINE_HEIGHT);
            sheet.range(row, 3, row, 4).style().wrapText(true).verticalAlignment("top").set();
            sheet.range(row, 0, row, 2).style().verticalAlignment("top").set();
            row++;
        }
        return row;
    }

    private String form(ColumnForm column) {
        return switch (column.kind()) {
            case WORD -> column.words().isEmpty() ? texts.get("template.form.text") : column.words();
            case TEXT -> texts.get("template.form.text");
            case CODE -> texts.get("template.form.code");
            case DAY -> texts.get("template.form.day");
            case MOMENT -> texts.get("template.form.moment");
        };
    }
}
