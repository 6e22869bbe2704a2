package se.klardag.cli.report.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.overview.MonthOverview;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.Style;
import se.klardag.cli.xlsx.Workbook;

/// A month as a workbook (*månadsarbetsbok*): the tables of its page, a sheet for each, whole.
public final class OverviewXlsx {
    private static final int WIDE = 28;
    private static final int NARROW = 15;

    private final MonthOverview overview;
    private final Texts texts;

    private OverviewXlsx(MonthOverview overview, Texts texts) {
        this.overview = overview;
        this.texts = texts;
    }

    public static byte[] bytes(MonthOverview overview, Texts texts) {
        return new OverviewXlsx(overview, texts).workbook().bytes();
    }

    private Workbook workbook() {
        var tables = new OverviewTables(overview, texts);
        var sheets = new ArrayList<Sheet>();
        sheets.add(about(tables));
        tables.all().forEach(table -> sheets.add(sheet(table)));
        return new Workbook(title(), Optional.empty(), texts.language(), sheets);
    }

    private String title() {
        return "Klardag · " + new DateTimeFormats(texts).month(overview.date());
    }

    /// What the workbook is, and what in it is no bill.
    private Sheet about(OverviewTables tables) {
        var standing = overview.month().standing();
        var sheet = new Sheet(texts.get("overview.sheet.about"), List.of(100));
        var lines = List.of(
                title(), texts.of(overview.month().title()),
                texts.get(standing.isBinding() ? "overview.binding" : "overview.provisional"), standing.heading(texts),
                texts.get("overview.causes-text"),
                new BilledTable(overview, texts).sentence(), tables.outlook().sentence(),
                texts.get("overview.estimate"), texts.get("overview.made"));
        for (int i = 0; i < lines.size(); i++) {
            sheet.put(i + 1, 1, Cell.text(lines.get(i), i == 0 ? Style.TITLE : Style.FACT));
        }
        return sheet;
    }

    private Sheet sheet(FigureTable table) {
        var sheet = Sheet.headed(
                texts.get("overview.sheet." + table.id()),
                table.columns().stream().map(FigureTable.Column::heading).toList(),
                table.columns().stream().map(column -> column.number() ? NARROW : WIDE).toList());
        int row = 2;
        for (var values : table.rows()) {
            sheet.row(row++, values.stream().map(value -> cell(value, false)).toList());
        }
        if (table.total().isPresent()) {
            sheet.row(row++, table.total().get().stream().map(value -> cell(value, true)).toList());
        }
        sheet.table(1, Math.max(1, table.rows().size() + 1));
        return sheet;
    }

    /// A missing number is blank, never 0.
    private Cell cell(TableValue value, boolean total) {
        return switch (value) {
            case TableValue.Words(var text) -> Cell.text(text, total ? Style.TOTAL_TEXT : Style.PLAIN);
            case TableValue.Count(var count) -> Cell.number(count, total ? Style.TOTAL_COUNT : Style.COUNT);
            case TableValue.Money(var kronor, var _) ->
                Cell.number(kronor, total ? Style.TOTAL_KRONOR : Style.PAYABLE);
            case TableValue.Decimal(var exact, var _) -> Cell.number(exact, total ? Style.TOTAL_DAYS : Style.DECIMAL);
            case TableValue.Percent(var share) -> Cell.text(
                    new TableValue.Percent(share).shown(new NumberFormats(texts.language())), Style.PLAIN);
            case TableValue.Missing() -> Cell.text("", total ? Style.TOTAL_TEXT : Style.PLAIN);
        };
    }
}
