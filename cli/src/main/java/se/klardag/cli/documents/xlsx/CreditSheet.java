package se.klardag.cli.documents.xlsx;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.BillLine;
import se.klardag.cli.documents.model.LineText;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.SheetColumns;
import se.klardag.cli.xlsx.Style;

/// What corrections come to (*blad med krediteringar*): the difference line by line, and that it is the new settlement less
/// what was billed.
final class CreditSheet {
    private final List<BillDocument> bills;
    private final MunicipalitySheet municipalities;
    private final Texts texts;
    private final SheetColumns table;
    private int lastRow = 1;

    CreditSheet(List<BillDocument> bills, MunicipalitySheet municipalities, Texts texts) {
        this.bills = bills;
        this.municipalities = municipalities;
        this.texts = texts;
        var columns = new ArrayList<SheetColumns.Column>();
        columns.add(SheetColumns.Column.text("code", 7));
        columns.add(SheetColumns.Column.text("number", 16));
        columns.add(SheetColumns.Column.text("corrects", 22));
        columns.add(SheetColumns.Column.text("line", 60));
        columns.add(SheetColumns.Column.number("days", 12));
        columns.add(SheetColumns.Column.number("rate", 12));
        columns.add(SheetColumns.Column.number("amount", 16));
        this.table = new SheetColumns(texts.get("sheet.credit"), columns, 1);
    }

    /// Whether any of the bills corrects another.
    static boolean isNeeded(List<BillDocument> bills) {
        return bills.stream().anyMatch(BillDocument::isCorrection);
    }

    Sheet write() {
        var sheet = table.begin(texts);
        for (int i = 0; i < bills.size(); i++) {
            if (bills.get(i).isCorrection()) {
                correction(sheet, i);
            }
        }
        sheet.table(1, lastRow);
        return sheet;
    }

    private void correction(Sheet sheet, int place) {
        var bill = bills.get(place);
        int first = lastRow + 1;
        for (var line : bill.lines()) {
            int row = begin(sheet, bill, LineText.of(line, bill, texts), Style.TEXT);
            put(sheet, row, "days", Cell.number(line.days(), Style.CHANGE_DAYS));
            put(sheet, row, "rate", Cell.number(line.rate(), Style.KRONOR));
            put(sheet, row, "amount", amount(row, line));
        }
        int rounding = begin(sheet, bill, texts.get("sheet.column.rounding"), Style.TEXT);
        put(sheet, rounding, "amount", Cell.number(bill.rounding(), Style.KRONOR));
        int total = begin(sheet, bill, texts.get("sheet.column.this-bill"), Style.TOTAL_TEXT);
        var letter = Sheet.column(table.number("amount"));
        put(sheet, total, "amount", Cell.formula(
                "SUM(" + letter + first + ":" + letter + rounding + ")", bill.toPay(), Style.TOTAL_KRONOR));
        if (!bill.isWithdrawal()) {
            against(sheet, place, total);
        }
    }

    /// The new settlement, and what was billed before.
    private void against(Sheet sheet, int place, int total) {
        var bill = bills.get(place);
        int anew = begin(sheet, bill, texts.get("sheet.column.payable-anew"), Style.TEXT);
        put(sheet, anew, "amount", municipalities.payable(place, Style.PAYABLE));
        int before = begin(sheet, bill, texts.get("sheet.column.billed-before"), Style.TEXT);
        var toPayAnew = bill.basis().explained().bill().toPay().value();
        put(sheet, before, "amount", Cell.formula(
                table.cell("amount", anew) + "-" + table.cell("amount", total), toPayAnew.subtract(bill.toPay()),
                Style.PAYABLE));
    }

    private int begin(Sheet sheet, BillDocument bill, String words, Style style) {
        int row = ++lastRow;
        table.columns().forEach(column -> put(sheet, row, column.key(), Cell.text("", style)));
        put(sheet, row, "code", Cell.text(bill.recipient().code(), style));
        put(sheet, row, "number", Cell.text(WorkbookText.number(bill, texts), style));
        put(sheet, row, "corrects", Cell.text(
                bill.preceding().stream().map(BillDocument.Preceding::number).collect(Collectors.joining(", ")),
                style));
        put(sheet, row, "line", Cell.text(words, style));
        return row;
    }

    /// Days times rate; the line's own amount where two roundings to whole öre make another.
    private Cell amount(int row, BillLine line) {
        boolean plain = line.days()
                .multiply(line.rate())
                .setScale(2, RoundingMode.HALF_UP)
                .compareTo(line.amount()) == 0;
        return plain
                ? Cell.formula(
                        "ROUND(" + table.cell("days", row) + "*" + table.cell("rate", row) + ",2)", line.amount(),
                        Style.KRONOR)
                : Cell.number(line.amount(), Style.KRONOR);
    }

    /// The sum of a bill that is alone in the workbook.
    Cell toPay(Style style) {
        var bill = bills.getFirst();
        int total = 2 + bill.lines().size() + 1;
        return Cell.formula("'" + table.sheet() + "'!" + table.cell("amount", total), bill.toPay(), style);
    }

    private void put(Sheet sheet, int row, String key, Cell cell) {
        sheet.put(row, table.number(key), cell);
    }
}
