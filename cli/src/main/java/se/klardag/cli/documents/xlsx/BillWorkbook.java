package se.klardag.cli.documents.xlsx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.documents.BillDocument;
import se.klardag.cli.documents.CaseStart;
import se.klardag.cli.documents.LineText;
import se.klardag.cli.documents.Mark;
import se.klardag.cli.output.ExplanationText;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Status;
import se.klardag.rules.Version;

/// The workbook of a month (*arbetsbok*), for one municipality or for all: a controller can follow every krona by formulas
/// down to the recorded times, and change an agreed value to see what would have been.
public final class BillWorkbook {
    private static final int SUMMARY_COLUMNS = 5;

    private final List<BillDocument> bills;
    private final Texts texts;
    private final Parameters parameters;
    private final CaseSheet cases;
    private final MunicipalitySheet municipalities;
    private final boolean split;

    private BillWorkbook(List<BillDocument> bills, Texts texts) {
        this.bills = bills;
        this.texts = texts;
        this.split = bills.stream()
                .anyMatch(bill -> bill.basis().explained().bill().careGroup() != CareGroup.ALL);
        this.parameters = new Parameters(bills, texts.get("sheet.summary"), bills.size() == 1 ? 20 : 16);
        this.cases = new CaseSheet(bills, parameters, texts, split);
        var written = cases;
        this.municipalities = new MunicipalitySheet(bills, written, parameters, texts, split);
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
        sheets.add(summary());
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

    private Sheet summary() {
        var any = bills.getFirst();
        var sheet = new Sheet(texts.get("sheet.summary"), List.of(34, 20, 14, 22, 16));
        sheet.put(1, 1, Cell.text(title(), Style.TITLE));
        sheet.put(2, 1, Cell.text(warnings(any), Style.WARNING));
        int row = 4;
        if (bills.size() == 1) {
            row = fact(sheet, row, "municipality",
                    Cell.text(any.recipient().name() + ", " + any.recipient().code(), Style.FACT));
            row = fact(sheet, row, "number", Cell.text(WorkbookText.number(any, texts), Style.FACT));
            row = fact(sheet, row, "basis", Cell.text(any.basisId(), Style.FACT));
            row = fact(sheet, row, "due", Cell.date(any.due(), Style.FACT_DATE));
        }
        row = fact(sheet, row, "issuer", Cell.text(any.issuer().name(), Style.FACT));
        row = fact(sheet, row, "issued", Cell.date(any.issued(), Style.FACT_DATE));
        row = fact(sheet, row, "agreement", Cell.text(texts.of(any.basis().agreement().title()), Style.FACT));
        row = fact(sheet, row, "status", Cell.text(
                texts.get(any.basis().terms().binding() ? "status.binding" : "status.provisional"), Style.FACT)) + 1;
        row = fact(sheet, row, "cases", municipalities.totalCell(
                "cases", bill -> bill.basis().explained().bill().charge().cases().value(), Style.FACT_COUNT));
        row = fact(sheet, row, "days", municipalities.totalCell(
                "days", bill -> bill.basis().explained().bill().charge().days().value(), Style.FACT_COUNT));
        row = fact(sheet, row, "amount", municipalities.totalCell("amount", BillDocument::net, Style.FACT_KRONOR));
        row = fact(sheet, row, "rounding", municipalities.totalCell(
                "rounding", BillDocument::rounding, Style.FACT_KRONOR));
        sheet.put(row, 1, Cell.text(texts.get("sheet.column.payable"), Style.TOTAL_TEXT));
        sheet.put(row, 2, municipalities.totalCell("payable", BillDocument::toPay, Style.TOTAL_KRONOR));
        parameters.write(sheet, texts);
        notes(sheet, parameters.lastRow() + 2, any);
        return sheet;
    }

    private int fact(Sheet sheet, int row, String key, Cell value) {
        sheet.put(row, 1, Cell.text(texts.get("sheet.column." + key), Style.LABEL));
        sheet.put(row, 2, value);
        return row + 1;
    }

    private String warnings(BillDocument any) {
        var words = new ArrayList<String>();
        if (any.mark() instanceof Mark.Draft(var because)) {
            words.add(texts.get("mark." + because.name()));
        }
        if (any.invented()) {
            words.add(texts.get("mark.invented"));
        }
        return String.join(" ", words);
    }

    private void notes(Sheet sheet, int first, BillDocument any) {
        int row = first;
        for (var key : List.of("formulas", "yellow", "days", "pseudonyms")) {
            sheet.put(row, 1, Cell.text(texts.get("sheet.note." + key), Style.NOTE));
            sheet.joinRow(row++, SUMMARY_COLUMNS);
        }
        var receipt = any.basis().receipt();
        var lines = new ArrayList<>(List.of(
                texts.get("sheet.receipt.engine", receipt.engine()),
                texts.get("sheet.receipt.rules", receipt.rules()),
                texts.get("sheet.receipt.cases", receipt.cases())));
        any.basis()
                .posted()
                .ifPresent(posted -> lines.add(texts.get("sheet.receipt.ledger", posted.entry(), posted.head())));
        any.basis().knownOn().ifPresent(day -> lines.add(texts.get("sheet.receipt.known-on", day.toString())));
        for (var line : lines) {
            sheet.put(row, 1, Cell.text(line, Style.NOTE));
            sheet.joinRow(row++, SUMMARY_COLUMNS);
        }
    }

    private Sheet excluded() {
        var columns = new ArrayList<>(List.of(
                Table.Column.text("code", 7), Table.Column.text("municipality", 22), Table.Column.text("case", 26),
                Table.Column.headed("start", CaseStart.heading(bills), 17, false), Table.Column.text("discharged", 17),
                Table.Column.number("excluded-days", 12), Table.Column.text("reason", 40),
                Table.Column.text("clause", 60)));
        var sheet = new Table(texts.get("sheet.excluded"), columns, 1).begin(texts);
        int row = 1;
        for (var bill : bills) {
            for (var each : bill.basis().explained().cases()) {
                if (each.assessment().listed()
                        && each.assessment().verdict() instanceof Verdict.LeftOut(var reason, var by)) {
                    sheet.row(++row, List.of(
                            Cell.text(bill.recipient().code(), Style.TEXT),
                            Cell.text(bill.recipient().name(), Style.TEXT),
                            Cell.text(IdentityMask.mask(each.fact().id()), Style.TEXT),
                            moment(CaseStart.of(each)),
                            moment(each.fact().dischargedAt()),
                            Cell.number(each.assessment().split().excluded(), Style.COUNT),
                            Cell.text(texts.get("reason." + reason.code()), Style.TEXT),
                            Cell.text(by.provenance().source().cited(), Style.TEXT)));
                }
            }
        }
        sheet.table(1, row);
        return sheet;
    }

    private static Cell moment(long moment) {
        return WallClock.isKnown(moment)
                ? Cell.moment(WallClock.toLocal(moment), Style.MOMENT)
                : Cell.text("", Style.MOMENT);
    }

    private Sheet explanation() {
        var columns = List.of(
                Table.Column.text("code", 7), Table.Column.text("municipality", 22),
                Table.Column.text("figure", 42), Table.Column.number("value", 16), Table.Column.text("unit", 18),
                Table.Column.text("how", 90));
        var sheet = new Table(texts.get("sheet.explanation"), columns, 1).begin(texts);
        int row = 1;
        for (var bill : bills) {
            for (var line : new ExplanationText(texts).lines(bill.basis().explained().bill().toPay())) {
                sheet.row(++row, List.of(
                        Cell.text(bill.recipient().code(), Style.TEXT),
                        Cell.text(bill.recipient().name(), Style.TEXT),
                        Cell.text("    ".repeat(line.depth()) + line.label(), Style.TEXT),
                        Cell.number(line.figure().value(), Style.DECIMAL),
                        Cell.text(texts.get("unit." + line.figure().unit().name()), Style.TEXT),
                        Cell.text(line.how(), Style.TEXT)));
            }
        }
        sheet.table(1, row);
        return sheet;
    }

    private Sheet terms() {
        var columns = List.of(
                Table.Column.text("path", 34), Table.Column.text("value", 24), Table.Column.text("status", 30),
                Table.Column.text("source", 70), Table.Column.text("from", 12), Table.Column.text("to", 12),
                Table.Column.text("address", 50));
        var sheet = new Table(texts.get("sheet.terms"), columns, 1).begin(texts);
        int row = 1;
        var period = bills.getFirst().period();
        for (var stated : bills.getFirst().basis().agreement().values().values()) {
            for (var version : stated.versions().stream().sorted(Comparator.comparing(Version::from)).toList()) {
                var to = version.to();
                if (!version.from().isAfter(period.atEndOfMonth()) && (to == null || !to.isBefore(period.atDay(1)))) {
                    sheet.row(++row, List.of(
                            Cell.text(stated.path(), Style.TEXT),
                            Cell.text(version.status() == Status.UNKNOWN ? "?" : version.value(), Style.TEXT),
                            Cell.text(texts.get("status." + version.status().code()), Style.TEXT),
                            Cell.text(version.source().cited(), Style.TEXT),
                            Cell.date(version.from(), Style.DATE),
                            to == null ? Cell.text("", Style.DATE) : Cell.date(to, Style.DATE),
                            Cell.text(version.source().url(), Style.TEXT)));
                }
            }
        }
        sheet.table(1, row);
        return sheet;
    }
}
