package se.klardag.cli.ledger.reopening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.Style;
import se.klardag.cli.xlsx.Workbook;
import se.klardag.engine.facts.Municipality;

/// Reopened months as a workbook (*omräkning som Excel-fil*): what changes, by municipality, by month, and case by case. The
/// sums are formulas over the months.
public final class ReopeningWorkbook {
    private final Reopening reopening;
    private final Texts texts;

    private ReopeningWorkbook(Reopening reopening, Texts texts) {
        this.reopening = reopening;
        this.texts = texts;
    }

    /// The bytes of the file; the same months are the same bytes.
    public static byte[] bytes(Reopening reopening, Texts texts) {
        var book = new ReopeningWorkbook(reopening, texts);
        return new Workbook(
                texts.get("reopen.title", reopening.period()), Optional.empty(), texts.language(),
                List.of(book.summary(), book.municipalities(), book.months(), book.cases())).bytes();
    }

    private Sheet summary() {
        var sheet = new Sheet(texts.get("sheet.summary"), List.of(110));
        sheet.put(1, 1, Cell.text(texts.get("reopen.title", reopening.period()), Style.TITLE));
        int row = 3;
        sheet.put(row++, 1, Cell.text(ReopeningDocument.sentence(reopening, texts), Style.FACT));
        for (var change : ReopeningDocument.ruleChanges(reopening, texts).toList()) {
            sheet.put(row++, 1, Cell.text(change, Style.FACT));
        }
        if (!reopening.isBinding()) {
            sheet.put(row, 1, Cell.text(texts.get("reopen.provisional"), Style.WARNING));
        }
        return sheet;
    }

    private Sheet municipalities() {
        var sheet = headed("sheet.municipalities", List.of(8, 26, 16, 16, 16, 16), "column.code",
                "column.municipality", "ledger.column.billed", "reopen.column.now", "reopen.column.back",
                "reopen.column.more");
        int row = 2;
        for (var line : reopening.municipalities()) {
            var own = reopening.months()
                    .stream()
                    .flatMap(month -> month.lines().stream())
                    .filter(each -> each.municipality() == line.municipality())
                    .toList();
            sheet.row(row, List.of(
                    Cell.text(Municipality.codeText(line.municipality()), Style.TEXT),
                    Cell.text(line.name(), Style.TEXT),
                    sumOf(row, "E", line.billed()), sumOf(row, "F", line.now()),
                    sumOf(row, "G",
                            own.stream().map(ReopenedMonth.Line::back).reduce(BigDecimal.ZERO, BigDecimal::add)),
                    sumOf(row, "H",
                            own.stream().map(ReopenedMonth.Line::more).reduce(BigDecimal.ZERO, BigDecimal::add))));
            row++;
        }
        sheet.row(row, List.of(
                Cell.text(texts.get("ledger.sum"), Style.TOTAL_TEXT), Cell.text("", Style.TOTAL_TEXT),
                total("C", row, reopening.billed()), total("D", row, reopening.now()),
                total("E", row, reopening.back()),
                total("F", row, reopening.more())));
        return sheet;
    }

    private Cell sumOf(int row, String column, BigDecimal result) {
        int last = 1 + reopening.months().stream().mapToInt(month -> month.lines().size()).sum();
        var name = "'" + texts.get("sheet.months") + "'!";
        return Cell.formula(
                "SUMIF(" + name + "$C$2:$C$" + last + ",A" + row + "," + name + "$" + column + "$2:$" + column + "$"
                        + last
                        + ")",
                result, Style.KRONOR);
    }

    private static Cell total(String column, int row, BigDecimal result) {
        return Cell.formula("SUM(" + column + "2:" + column + (row - 1) + ")", result, Style.TOTAL_KRONOR);
    }

    private Sheet months() {
        var sheet = headed("sheet.months", List.of(10, 8, 8, 26, 16, 16, 16, 16), "ledger.column.period",
                "reopen.column.series", "column.code", "column.municipality", "ledger.column.billed",
                "reopen.column.now", "reopen.column.back", "reopen.column.more");
        int row = 2;
        for (var month : reopening.months()) {
            for (var line : month.lines()) {
                sheet.row(row, List.of(
                        Cell.text(month.period().toString(), Style.TEXT), Cell.text(month.month().series(), Style.TEXT),
                        Cell.text(Municipality.codeText(line.municipality()), Style.TEXT),
                        Cell.text(line.name(), Style.TEXT), Cell.number(line.billed(), Style.KRONOR),
                        Cell.number(line.now(), Style.KRONOR),
                        Cell.formula("MAX(E" + row + "-F" + row + ",0)", line.back(), Style.KRONOR),
                        Cell.formula("MAX(F" + row + "-E" + row + ",0)", line.more(), Style.KRONOR)));
                row++;
            }
        }
        sheet.table(1, Math.max(1, row - 1));
        return sheet;
    }

    private Sheet cases() {
        var sheet = headed("sheet.cases", List.of(10, 8, 24, 20, 12, 12), "ledger.column.period", "column.code",
                "ledger.column.case", "ledger.column.reason", "ledger.column.days-before", "ledger.column.days-after");
        var rows = new ArrayList<List<Cell>>();
        reopening.months()
                .forEach(month -> month.month()
                        .changes()
                        .forEach(change -> rows.add(List.of(
                                Cell.text(month.period().toString(), Style.TEXT),
                                Cell.text(Municipality.codeText(change.key().municipality()), Style.TEXT),
                                Cell.text(IdentityMask.mask(change.caseId()), Style.TEXT),
                                Cell.text(texts.get("ledger.reason." + change.reason().code()), Style.TEXT),
                                Cell.number(change.daysBefore(), Style.COUNT),
                                Cell.number(change.daysAfter(), Style.COUNT)))));
        for (int i = 0; i < rows.size(); i++) {
            sheet.row(i + 2, rows.get(i));
        }
        return sheet;
    }

    private Sheet headed(String name, List<Integer> widths, String... columns) {
        return Sheet.headed(texts.get(name), Stream.of(columns).map(texts::get).toList(), widths);
    }
}
