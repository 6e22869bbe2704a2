package se.klardag.cli.documents.xlsx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.klardag.cli.documents.statement.StatementDocument;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.Style;
import se.klardag.cli.xlsx.Workbook;

/// A statement or a reminder as a workbook that adds up (*saldobesked som arbetsbok*).
public final class StatementWorkbook {
    private static final List<String> COLUMNS = List.of(
            "number", "period", "dated", "due", "billed", "credited", "paid", "open", "late", "interest", "state",
            "credits");
    private static final List<Integer> WIDTHS = List.of(18, 10, 12, 12, 14, 14, 14, 14, 12, 14, 14, 30);

    private StatementWorkbook() {}

    public static byte[] write(StatementDocument statement) {
        var texts = Texts.in(statement.recipient().language());
        var title = texts.get("statement." + statement.kind().code() + ".title", statement.day());
        var sheet = Sheet.headed(
                texts.get("statement." + statement.kind().code() + ".kind"),
                COLUMNS.stream().map(column -> texts.get("statement.column." + column)).toList(),
                WIDTHS);
        int row = 1;
        for (var bill : statement.rows()) {
            sheet.row(++row, cells(bill, row, texts));
        }
        if (row > 1) {
            sheet.table(1, row);
        }
        sheet.row(row + 2, List.of(
                Cell.text(texts.get("ledger.sum"), Style.TOTAL_LABEL), blank(), blank(), blank(),
                sum("E", row, statement, StatementDocument.Row::billed),
                sum("F", row, statement, StatementDocument.Row::credited),
                sum("G", row, statement, StatementDocument.Row::paid),
                sum("H", row, statement, StatementDocument.Row::open),
                blank(),
                sum("J", row, statement, each -> each.interest().orElse(BigDecimal.ZERO)),
                blank(), blank()));
        int below = waiting(sheet, row + 3, statement, texts);
        sheet.put(below + 1, 1, Cell.text(
                title + ", " + statement.recipient().name() + ", " + statement.issuer().name(), Style.NOTE));
        if (statement.invented()) {
            sheet.put(below + 2, 1, Cell.text(texts.get("mark.invented"), Style.WARNING));
        }
        return new Workbook(title, Optional.of(statement.day()), texts.language(), List.of(sheet)).bytes();
    }

    /// Disputed bills, of which a reminder asks nothing, below its sum.
    ///
    /// @return the last row that is used
    private static int waiting(Sheet sheet, int first, StatementDocument statement, Texts texts) {
        if (statement.waiting().isEmpty()) {
            return first;
        }
        int row = first + 1;
        sheet.put(row, 1, Cell.text(texts.get("statement.waiting"), Style.TOTAL_LABEL));
        for (var bill : statement.waiting()) {
            sheet.row(++row, cells(bill, row, texts));
        }
        return row;
    }

    private static List<Cell> cells(StatementDocument.Row bill, int row, Texts texts) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.text(bill.number(), Style.TEXT));
        cells.add(Cell.text(bill.period(), Style.TEXT));
        cells.add(Cell.date(bill.dated(), Style.DATE));
        cells.add(Cell.date(bill.due(), Style.DATE));
        cells.add(Cell.number(bill.billed(), Style.PAYABLE));
        cells.add(Cell.number(bill.credited(), Style.PAYABLE));
        cells.add(Cell.number(bill.paid(), Style.PAYABLE));
        cells.add(Cell.formula("E" + row + "-F" + row + "-G" + row, bill.open(), Style.PAYABLE));
        cells.add(Cell.number(bill.late(), Style.COUNT));
        cells.add(Cell.number(bill.interest().orElse(BigDecimal.ZERO), Style.PAYABLE));
        cells.add(Cell.text(bill.disputed() ? texts.get("statement.disputed")
                : bill.pending() ? texts.get("statement.pending") : "", Style.TEXT));
        cells.add(Cell.text(String.join(", ", bill.credits()), Style.TEXT));
        return cells;
    }

    private static Cell sum(
            String column, int last, StatementDocument statement,
            Function<StatementDocument.Row, BigDecimal> value) {
        var sum = statement.rows().stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return last < 2
                ? Cell.number(sum, Style.TOTAL_KRONOR)
                : Cell.formula("SUM(" + column + "2:" + column + last + ")", sum, Style.TOTAL_KRONOR);
    }

    private static Cell blank() {
        return Cell.text("", Style.TOTAL_LABEL);
    }
}
