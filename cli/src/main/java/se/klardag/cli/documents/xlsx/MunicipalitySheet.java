package se.klardag.cli.documents.xlsx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.BillLine;
import se.klardag.cli.documents.model.BillLines;
import se.klardag.cli.documents.model.DayColumn;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.SheetColumns;
import se.klardag.cli.xlsx.Style;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.liability.MeanRounding;
import se.klardag.engine.terms.price.Payable;

/// A row per bill (*blad med kommuner*): every number a formula over the cases and the agreed values.
final class MunicipalitySheet {
    private final List<BillDocument> bills;
    private final CaseSheet cases;
    private final FormulaParameters parameters;
    private final Texts texts;
    private final SheetColumns table;

    MunicipalitySheet(
            List<BillDocument> bills, CaseSheet cases, FormulaParameters parameters, Texts texts, boolean split) {
        this.bills = bills;
        this.cases = cases;
        this.parameters = parameters;
        this.texts = texts;
        boolean average = any(Liability.Average.class::isInstance);
        var columns = new ArrayList<SheetColumns.Column>();
        columns.add(SheetColumns.Column.text("code", 7));
        columns.add(SheetColumns.Column.text("municipality", 24));
        if (split) {
            columns.add(SheetColumns.Column.text("care-group", 13));
        }
        if (bills.stream().anyMatch(bill -> bill.basis().edition().isPresent())) {
            columns.add(SheetColumns.Column.text("edition", 12));
        }
        columns.add(SheetColumns.Column.text("number", 16));
        columns.add(SheetColumns.Column.number("cases", 11));
        columns.add(SheetColumns.Column.headed(
                "days",
                DayColumn.IN_MEAN.isShown(bills) ? "sheet.column.days" : DayColumn.APART.heading(bills), 10, true));
        if (average) {
            columns.add(SheetColumns.Column.number("mean", 13));
            if (any(MunicipalitySheet::isRounded)) {
                columns.add(SheetColumns.Column.number("mean-rounded", 11));
            }
            columns.add(SheetColumns.Column.number("threshold", 9));
            if (bills.stream().anyMatch(bill -> deciding(engine(bill)).isPresent())) {
                columns.add(SheetColumns.Column.number("deciding-mean", 11));
            }
            columns.add(SheetColumns.Column.number("excess", 11));
        }
        if (any(MunicipalitySheet::isCarveOut)) {
            columns.add(SheetColumns.Column.number("apart-days", 12));
        }
        columns.add(SheetColumns.Column.number("rate", 12));
        columns.add(SheetColumns.Column.number("amount", 16));
        columns.add(SheetColumns.Column.number("rounding", 15));
        columns.add(SheetColumns.Column.number("payable", 16));
        this.table = new SheetColumns(texts.get("sheet.municipalities"), columns, 1);
    }

    SheetColumns table() {
        return table;
    }

    /// The row of sums.
    int totalRow() {
        return bills.size() + 2;
    }

    private boolean any(Predicate<Liability> kind) {
        return bills.stream().map(bill -> bill.basis().explained().bill().terms().liability()).anyMatch(kind);
    }

    private static boolean isRounded(Liability liability) {
        return liability instanceof Liability.Average average
                && average.rounding().value() instanceof MeanRounding.ToDecimals;
    }

    private static boolean isCarveOut(Liability liability) {
        return liability instanceof Liability.Average average && average.longStay() instanceof LongStay.CarveOut;
    }

    Sheet write() {
        var sheet = table.begin(texts);
        for (int i = 0; i < bills.size(); i++) {
            row(sheet, i + 2, bills.get(i));
        }
        total(sheet);
        sheet.table(1, bills.size() + 1);
        return sheet;
    }

    private void row(Sheet sheet, int row, BillDocument document) {
        var bill = document.basis().explained().bill();
        // what another model than the bill's needs stays empty
        table.columns().forEach(column -> put(sheet, row, column.key(), Cell.text("", Style.TEXT)));
        put(sheet, row, "code", Cell.text(document.recipient().code(), Style.TEXT));
        put(sheet, row, "municipality", Cell.text(document.recipient().name(), Style.TEXT));
        if (table.has("care-group")) {
            put(sheet, row, "care-group", Cell.text(WorkbookText.careGroup(document, texts), Style.TEXT));
        }
        if (table.has("edition")) {
            put(sheet, row, "edition", WorkbookText.edition(document));
        }
        put(sheet, row, "number", Cell.text(WorkbookText.number(document, texts), Style.TEXT));
        boolean individual = bill.terms().liability() instanceof Liability.Individual;
        sum(sheet, row, "cases", "in-cases", bill.charge().cases().value(), Style.COUNT);
        sum(sheet, row, "days", individual ? "apart-days" : "in-days", bill.charge().days().value(), Style.COUNT);
        if (bill.terms().liability() instanceof Liability.Average average) {
            average(sheet, row, bill, average);
        }
        money(sheet, row, document);
    }

    private void average(Sheet sheet, int row, Bill bill, Liability.Average terms) {
        var noCases = table.cell("cases", row) + "=0";
        var mean = table.cell("days", row) + "/" + table.cell("cases", row);
        var exactMean = bill.charge().mean();
        put(sheet, row, "mean", new Cell.Formula(
                "IF(" + noCases + ",\"\"," + mean + ")",
                exactMean.<Cell.Result>map(each -> new Cell.Result.Of(each.value())).orElse(new Cell.Result.Words("")),
                Style.MEAN));
        var threshold = table.cell("threshold", row);
        put(sheet, row, "threshold", Cell.formula(
                parameters.reference("threshold", bill.terms()), terms.threshold().value(), Style.DECIMAL));
        var ofMonth = switch (terms.rounding().value()) {
            case MeanRounding.Unrounded _ ->
                "MAX(0,ROUND(" + table.cell("days", row) + "-" + threshold + "*" + table.cell("cases", row) + ",6))";
            case MeanRounding.ToDecimals(int decimals, var mode) -> {
                var function = mode == RoundingMode.DOWN ? "ROUNDDOWN" : "ROUND";
                put(sheet, row, "mean-rounded", new Cell.Formula(
                        "IF(" + noCases + ",\"\"," + function + "(" + mean + "," + decimals + "))",
                        exactMean.<Cell.Result>map(each -> new Cell.Result.Of(each.rounded(decimals, mode)))
                                .orElse(new Cell.Result.Words("")),
                        Style.DECIMAL));
                yield "IF(" + noCases + ",0,MAX(0,ROUND((" + table.cell("mean-rounded", row) + "-" + threshold + ")*"
                        + table.cell("cases", row) + ",6)))";
            }
        };
        var excess = deciding(bill).map(months -> decided(sheet, row, months, ofMonth)).orElse(ofMonth);
        put(sheet, row, "excess", Cell.formula(excess, bill.charge().excess().value(), Style.DAYS));
        if (isCarveOut(terms)) {
            var apart = caseSum(row, "apart-days");
            put(sheet, row, "apart-days", Cell.formula(
                    deciding(bill).map(months -> released(row, months, apart)).orElse(apart),
                    bill.charge().longStayDays().value(),
                    Style.COUNT));
        }
    }

    /// What earlier months come to, where they decide whether this one is charged.
    private static Optional<Figure> deciding(Bill bill) {
        return bill.charge().decided().map(Figure.Released::by);
    }

    /// The mean of the deciding months beside the threshold, and the excess only if it is above.
    private String decided(Sheet sheet, int row, Figure months, String excess) {
        put(sheet, row, "deciding-mean", switch (months) {
            case Figure.Mean(var _, var days, var cases) ->
                Cell.formula(plain(days) + "/" + plain(cases), months.value(), Style.MEAN);
            case Figure other -> Cell.number(other.value(), Style.MEAN);
        });
        return released(row, months, excess);
    }

    private String released(int row, Figure months, String days) {
        var threshold = table.cell("threshold", row);
        var above = switch (months) {
            case Figure.Mean(var _, var all, var cases) -> plain(all) + "-" + threshold + "*" + plain(cases);
            case Figure other -> plain(other) + "-" + threshold;
        };
        return "IF(ROUND(" + above + ",6)>0," + days + ",0)";
    }

    private static String plain(Figure figure) {
        return NumberFormats.machine(figure.value());
    }

    private void money(Sheet sheet, int row, BillDocument document) {
        var bill = document.basis().explained().bill();
        var rate = table.cell("rate", row);
        put(sheet, row, "rate", Cell.formula(
                parameters.reference("rate", bill.terms()), BillLines.of(bill).getFirst().rate(), Style.KRONOR));
        var parts = parts(row, bill);
        var products = new ArrayList<String>();
        parts.forEach(days -> products.add("ROUND(" + days + "*" + rate + ",2)"));
        put(sheet, row, "amount", Cell.formula(String.join("+", products), net(document), Style.KRONOR));
        int decimals = bill.terms().payable().value() == Payable.WHOLE_KRONA_HALF_UP ? 0 : 2;
        put(sheet, row, "payable", Cell.formula(
                "ROUND((" + String.join("+", parts) + ")*" + rate + "," + decimals + ")", bill.toPay().value(),
                Style.PAYABLE));
        put(sheet, row, "rounding", Cell.formula(
                "ROUND(" + table.cell("payable", row) + "-" + table.cell("amount", row) + ",2)", rounding(document),
                Style.KRONOR));
    }

    /// Where the billable days stand.
    private List<String> parts(int row, Bill bill) {
        return switch (bill.terms().liability()) {
            case Liability.Individual _ -> List.of(table.cell("days", row));
            case Liability.FollowUpOnly _ -> List.of("0");
            case Liability.Average average ->
                isCarveOut(average)
                        ? List.of(table.cell("excess", row), table.cell("apart-days", row))
                        : List.of(table.cell("excess", row));
        };
    }

    /// A sum over the municipality's rows among the cases.
    private void sum(Sheet sheet, int row, String key, String ofKey, BigDecimal result, Style style) {
        put(sheet, row, key, Cell.formula(caseSum(row, ofKey), result, style));
    }

    private String caseSum(int row, String ofKey) {
        var of = cases.table();
        int last = cases.lastRow();
        var same = new StringBuilder();
        for (var key : List.of("code", "care-group", "edition")) {
            if (table.has(key)) {
                same.append("," + of.range(key, 2, last) + "," + table.cell(key, row));
            }
        }
        return "SUMIFS(" + of.range(ofKey, 2, last) + same + ")";
    }

    private void total(Sheet sheet) {
        int row = totalRow();
        table.columns().forEach(column -> put(sheet, row, column.key(), Cell.text("", Style.TOTAL_TEXT)));
        put(sheet, row, "code", Cell.text(texts.get("sheet.total"), Style.TOTAL_TEXT));
        total(sheet, "cases", Style.TOTAL_COUNT, bill -> engine(bill).charge().cases().value());
        total(sheet, "days", Style.TOTAL_COUNT, bill -> engine(bill).charge().days().value());
        if (table.has("excess")) {
            total(sheet, "excess", Style.TOTAL_DAYS, bill -> engine(bill).charge().excess().value());
        }
        if (table.has("apart-days")) {
            total(sheet, "apart-days", Style.TOTAL_COUNT, bill -> engine(bill).charge().longStayDays().value());
        }
        total(sheet, "amount", Style.TOTAL_KRONOR, MunicipalitySheet::net);
        total(sheet, "rounding", Style.TOTAL_KRONOR, MunicipalitySheet::rounding);
        total(sheet, "payable", Style.TOTAL_KRONOR, bill -> engine(bill).toPay().value());
    }

    private void total(Sheet sheet, String key, Style style, Function<BillDocument, BigDecimal> part) {
        var letter = Sheet.column(table.number(key));
        put(sheet, totalRow(), key, Cell.formula(
                "SUM(" + letter + "2:" + letter + (totalRow() - 1) + ")", total(part), style));
    }

    private BigDecimal total(Function<BillDocument, BigDecimal> part) {
        return bills.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// The lines of the whole month together; a correction's own lines are the difference to them.
    static BigDecimal net(BillDocument bill) {
        return BillLines.of(engine(bill)).stream().map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal rounding(BillDocument bill) {
        return engine(bill).toPay().value().subtract(net(bill));
    }

    /// The cell with a bill's sum to pay for the whole month.
    Cell payable(int bill, Style style) {
        return Cell.formula(
                "'" + table.sheet() + "'!" + table.cell("payable", bill + 2), engine(bills.get(bill)).toPay().value(),
                style);
    }

    private static Bill engine(BillDocument bill) {
        return bill.basis().explained().bill();
    }

    /// A line of the summary that shows a total of this sheet.
    Cell totalCell(String key, Function<BillDocument, BigDecimal> part, Style style) {
        return Cell.formula("'" + table.sheet() + "'!" + table.cell(key, totalRow()), total(part), style);
    }

    private void put(Sheet sheet, int row, String key, Cell cell) {
        sheet.put(row, table.number(key), cell);
    }
}
