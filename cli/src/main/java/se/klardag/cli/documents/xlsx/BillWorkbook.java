package se.klardag.cli.documents.xlsx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.documents.BillDocument;
import se.klardag.cli.documents.CaseStart;
import se.klardag.cli.documents.LineText;
import se.klardag.cli.output.ExplanationText;
import se.klardag.cli.output.TermWords;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Status;
import se.klardag.rules.Version;

/// The workbook of a month (*arbetsbok*), for one municipality or for all: a controller can follow every krona by formulas
/// down to the recorded times, and change an agreed value to see what would have been.
public final class BillWorkbook {
    private final List<BillDocument> bills;
    private final Texts texts;
    private final Parameters parameters;
    private final CaseSheet cases;
    private final MunicipalitySheet municipalities;
    private final CreditSheet credits;
    private final boolean split;

    private BillWorkbook(List<BillDocument> bills, Texts texts) {
        this.bills = bills;
        this.texts = texts;
        this.split = bills.stream()
                .anyMatch(bill -> bill.basis().explained().bill().careGroup() != CareGroup.ALL);
        this.parameters = new Parameters(bills, texts.get("sheet.summary"), SummarySheet.parametersRow(bills));
        this.cases = new CaseSheet(bills, parameters, texts, split);
        var written = cases;
        this.municipalities = new MunicipalitySheet(bills, written, parameters, texts, split);
        this.credits = new CreditSheet(bills, municipalities, texts);
    }

    /// The workbook of bills of one agreement and month.
    ///
    /// @param bills at least one
    public static byte[] write(List<BillDocument> bills, Texts texts) {
        return new BillWorkbook(List.copyOf(bills), texts).bytes();
    }

    private byte[] bytes() {
        var caseSheet = cases.write(); // first: the sums need to know how far the cases reach
        var municipalitySheet = municipalities.write();
        var sheets = new ArrayList<Sheet>();
        sheets.add(new SummarySheet(bills, municipalities, credits, parameters, texts).write(title()));
        if (CreditSheet.isNeeded(bills)) {
            sheets.add(credits.write());
        }
        sheets.add(municipalitySheet);
        sheets.add(caseSheet);
        sheets.add(excluded());
        sheets.add(explanation());
        sheets.add(terms());
        return new Workbook(title(), bills.getFirst().issued(), texts.language(), sheets).bytes();
    }

    private String title() {
        return texts.get("document.title", LineText.month(bills.getFirst(), texts));
    }

    private Sheet excluded() {
        var columns = rowHeads();
        columns.addAll(List.of(
                Table.Column.text("case", 26), Table.Column.headed("start", CaseStart.heading(bills), 17, false),
                Table.Column.text("discharged", 17), Table.Column.number("excluded-days", 12),
                Table.Column.text("reason", 40), Table.Column.text("clause", 60)));
        var sheet = new Table(texts.get("sheet.excluded"), columns, 1).begin(texts);
        int row = 1;
        for (var bill : bills) {
            for (var each : bill.basis().explained().cases()) {
                if (each.assessment().listed()
                        && each.assessment().verdict() instanceof Verdict.LeftOut(var reason, var by)) {
                    var cells = rowHead(bill);
                    cells.addAll(List.of(
                            Cell.text(IdentityMask.mask(each.fact().id()), Style.TEXT),
                            moment(CaseStart.of(each)),
                            moment(each.fact().dischargedAt()),
                            Cell.number(each.assessment().split().excluded(), Style.COUNT),
                            Cell.text(texts.get("reason." + reason.code()), Style.TEXT),
                            Cell.text(by.provenance().source().cited(), Style.TEXT)));
                    sheet.row(++row, cells);
                }
            }
        }
        sheet.table(1, row);
        return sheet;
    }

    private List<Table.Column> rowHeads() {
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.Column.text("code", 7));
        if (WorkbookText.isOfSeveral(bills)) {
            columns.add(Table.Column.text("municipality", 22));
        }
        if (split) {
            columns.add(Table.Column.text("care-group", 13));
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
                Table.Column.text("figure", 42), Table.Column.number("value", 16), Table.Column.text("unit", 18),
                Table.Column.text("how", 90)));
        var sheet = new Table(texts.get("sheet.explanation"), columns, 1).begin(texts);
        int row = 1;
        for (var bill : bills) {
            for (var line : new ExplanationText(texts).lines(bill.basis().explained().bill().toPay())) {
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
                Table.Column.text("meaning", 56), Table.Column.text("status", 24),
                Table.Column.text("source", 54), Table.Column.text("from", 12), Table.Column.text("to", 12),
                Table.Column.text("path", 30), Table.Column.text("value", 18), Table.Column.text("address", 40));
        var sheet = new Table(texts.get("sheet.terms"), columns, 1).begin(texts);
        int row = 1;
        var period = bills.getFirst().period();
        var words = new TermWords(texts);
        for (var stated : bills.getFirst().basis().agreement().values().values()) {
            for (var version : stated.versions().stream().sorted(Comparator.comparing(Version::from)).toList()) {
                var to = version.to();
                if (!version.from().isAfter(period.atEndOfMonth()) && (to == null || !to.isBefore(period.atDay(1)))) {
                    boolean known = version.status() != Status.UNKNOWN;
                    sheet.row(++row, List.of(
                            Cell.text(known ? words.statement(stated.path(), version.value()) : "?", Style.TEXT),
                            Cell.text(texts.get("status." + version.status().code()), Style.TEXT),
                            Cell.text(version.source().cited(), Style.TEXT),
                            Cell.date(version.from(), Style.DATE),
                            to == null ? Cell.text("", Style.DATE) : Cell.date(to, Style.DATE),
                            Cell.text(stated.path(), Style.TEXT),
                            Cell.text(known ? version.value() : "?", Style.TEXT),
                            Cell.text(version.source().url(), Style.TEXT)));
                }
            }
        }
        sheet.table(1, row);
        return sheet;
    }
}
