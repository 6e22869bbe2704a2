package se.klardag.cli.documents.xlsx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.CaseStart;
import se.klardag.cli.documents.model.LineText;
import se.klardag.cli.report.explanation.FigureText;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.TermWords;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.SheetColumns;
import se.klardag.cli.xlsx.Style;
import se.klardag.cli.xlsx.Workbook;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.TermVersion;

/// The workbook of a month (*arbetsbok*), for one municipality or for all: a controller can follow every krona by formulas
/// down to the recorded times, and change an agreed value to see what would have been.
public final class BillWorkbook {
    private final List<BillDocument> bills;
    private final Texts texts;
    private final FormulaParameters parameters;
    private final CaseSheet cases;
    private final MunicipalitySheet municipalities;
    private final CreditSheet credits;
    private final boolean split;
    private final boolean ofIssuer;

    private BillWorkbook(List<BillDocument> bills, boolean ofIssuer, Texts texts) {
        this.bills = bills;
        this.ofIssuer = ofIssuer;
        this.texts = texts;
        this.split = bills.stream()
                .anyMatch(bill -> bill.basis().explained().bill().careGroup() != CareGroup.ALL);
        this.parameters = new FormulaParameters(bills, texts.get("sheet.summary"), SummarySheet.parametersRow(bills));
        this.cases = new CaseSheet(bills, parameters, texts, split);
        var written = cases;
        this.municipalities = new MunicipalitySheet(bills, written, parameters, texts, split);
        this.credits = new CreditSheet(bills, municipalities, texts);
    }

    /// The workbook of bills of one agreement and month.
    ///
    /// @param bills at least one
    public static byte[] write(List<BillDocument> bills, Texts texts) {
        return new BillWorkbook(List.copyOf(bills), bills.size() > 1, texts).bytes();
    }

    /// The same for whoever issues them, who is told of everybody's rejected rows.
    public static byte[] writeForIssuer(List<BillDocument> bills, Texts texts) {
        return new BillWorkbook(List.copyOf(bills), true, texts).bytes();
    }

    private byte[] bytes() {
        var caseSheet = cases.write(); // first: the sums need to know how far the cases reach
        var municipalitySheet = municipalities.write();
        var sheets = new ArrayList<Sheet>();
        sheets.add(new SummarySheet(bills, municipalities, credits, parameters, ofIssuer, texts).write(title()));
        if (CreditSheet.isNeeded(bills)) {
            sheets.add(credits.write());
        }
        sheets.add(municipalitySheet);
        sheets.add(caseSheet);
        sheets.add(excluded());
        sheets.add(explanation());
        sheets.add(terms());
        return new Workbook(title(), Optional.of(bills.getFirst().issued()), texts.language(), sheets).bytes();
    }

    private String title() {
        return texts.get("document.title", LineText.month(bills.getFirst(), texts));
    }

    private Sheet excluded() {
        var columns = rowHeads();
        columns.addAll(List.of(
                SheetColumns.Column.text("case", 26),
                SheetColumns.Column.headed("start", CaseStart.heading(bills), 17, false),
                SheetColumns.Column.text("discharged", 17), SheetColumns.Column.number("excluded-days", 12),
                SheetColumns.Column.text("reason", 40), SheetColumns.Column.text("clause", 60)));
        var sheet = new SheetColumns(texts.get("sheet.excluded"), columns, 1).begin(texts);
        int row = 1;
        for (var bill : bills) {
            for (var each : bill.basis().explained().cases()) {
                if (each.assessment().verdict() instanceof Verdict.LeftOut(var reason, var by)) {
                    var cells = rowHead(bill);
                    cells.addAll(List.of(
                            Cell.text(IdentityMask.mask(each.fact().id()), Style.TEXT),
                            moment(CaseStart.of(each)),
                            moment(each.fact().dischargedAt()),
                            Cell.number(each.assessment().split().excluded(), Style.COUNT),
                            Cell.text(ActWords.reason(reason, each.terms(), each.fact(), texts), Style.TEXT),
                            Cell.text(Citations.cited(by.provenance(), texts), Style.TEXT)));
                    sheet.row(++row, cells);
                }
            }
        }
        sheet.table(1, row);
        return sheet;
    }

    private List<SheetColumns.Column> rowHeads() {
        var columns = new ArrayList<SheetColumns.Column>();
        columns.add(SheetColumns.Column.text("code", 7));
        if (WorkbookText.isOfSeveral(bills)) {
            columns.add(SheetColumns.Column.text("municipality", 22));
        }
        if (split) {
            columns.add(SheetColumns.Column.text("care-group", 13));
        }
        return columns;
    }

    private List<Cell> rowHead(BillDocument bill) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.text(bill.recipient().code(), Style.TEXT));
        if (WorkbookText.isOfSeveral(bills)) {
            cells.add(Cell.text(bill.recipient().name(), Style.TEXT));
        }
        if (split) {
            cells.add(Cell.text(WorkbookText.careGroup(bill, texts), Style.TEXT));
        }
        return cells;
    }

    private static Cell moment(long moment) {
        return WallClock.isKnown(moment)
                ? Cell.moment(WallClock.toLocal(moment), Style.MOMENT)
                : Cell.text("", Style.MOMENT);
    }

    private Sheet explanation() {
        var columns = rowHeads();
        columns.addAll(List.of(
                SheetColumns.Column.text("figure", 42), SheetColumns.Column.number("value", 16),
                SheetColumns.Column.text("unit", 18),
                SheetColumns.Column.text("how", 90)));
        var sheet = new SheetColumns(texts.get("sheet.explanation"), columns, 1).begin(texts);
        int row = 1;
        for (var bill : bills) {
            for (var line : new FigureText(texts).lines(bill.basis().explained().bill().toPay())) {
                var cells = rowHead(bill);
                cells.addAll(List.of(
                        Cell.text("    ".repeat(line.depth()) + line.label(), Style.TEXT),
                        Cell.number(line.figure().value(), Style.DECIMAL),
                        Cell.text(texts.get("unit." + line.figure().unit().name()), Style.TEXT),
                        Cell.text(line.how(), Style.TEXT)));
                sheet.row(++row, cells);
            }
        }
        sheet.table(1, row);
        return sheet;
    }

    private Sheet terms() {
        var columns = List.of(
                SheetColumns.Column.text("path", 44), SheetColumns.Column.text("meaning", 56),
                SheetColumns.Column.text("status", 24),
                SheetColumns.Column.text("source", 54), SheetColumns.Column.text("from", 12),
                SheetColumns.Column.text("to", 12),
                SheetColumns.Column.text("address", 40));
        var sheet = new SheetColumns(texts.get("sheet.terms"), columns, 1).begin(texts);
        int row = 1;
        var period = bills.getFirst().period();
        var words = new TermWords(texts, bills.getFirst().basis().agreement());
        for (var stated : bills.getFirst().basis().agreement().values().values()) {
            for (var version : stated.versions().stream().sorted(Comparator.comparing(TermVersion::from)).toList()) {
                var to = version.to();
                if (!version.from().isAfter(period.atEndOfMonth()) && (to == null || !to.isBefore(period.atDay(1)))) {
                    boolean known = version.status() != Status.UNKNOWN;
                    sheet.row(++row, List.of(
                            Cell.text(words.title(stated.path()), Style.TEXT),
                            Cell.text(known ? words.statement(stated.path(), version) : "?", Style.TEXT),
                            Cell.text(standing(stated.path(), version), Style.TEXT),
                            Cell.text(Citations.cited(version.source(), texts), Style.TEXT),
                            Cell.date(version.from(), Style.DATE),
                            to == null ? Cell.text("", Style.DATE) : Cell.date(to, Style.DATE),
                            Cell.text(version.source().url(), Style.TEXT)));
                }
            }
        }
        sheet.table(1, row);
        return sheet;
    }

    /// How well a value is known; one that binds on no bill, and on which none rests, decided nothing.
    private String standing(String path, TermVersion version) {
        boolean asked = version.status().binds() || version.status() == Status.UNKNOWN
                || bills.stream().anyMatch(bill -> bill.basis().terms().isOpenOn(path));
        return asked ? Citations.standing(version.status(), version.stated(), texts)
                : texts.get("page.decided-nothing");
    }
}
