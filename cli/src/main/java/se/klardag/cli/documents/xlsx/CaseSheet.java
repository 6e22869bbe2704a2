package se.klardag.cli.documents.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.CaseStart;
import se.klardag.cli.documents.model.DayColumn;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.ReadingText;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.SheetColumns;
import se.klardag.cli.xlsx.Style;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.population.Effect;

/// The cases (*blad med ärenden*): what was recorded as values, the days as formulas.
final class CaseSheet {
    private final List<BillDocument> bills;
    private final FormulaParameters parameters;
    private final Texts texts;
    private final SheetColumns table;
    private int lastRow;

    CaseSheet(List<BillDocument> bills, FormulaParameters parameters, Texts texts, boolean split) {
        this.bills = bills;
        this.parameters = parameters;
        this.texts = texts;
        boolean daily = bills.stream()
                .anyMatch(
                        bill -> bill.basis().explained().bill().terms().attribution() instanceof Attribution.DayByDay);
        var columns = new ArrayList<SheetColumns.Column>();
        columns.add(SheetColumns.Column.text("code", 7));
        if (WorkbookText.isOfSeveral(bills)) {
            columns.add(SheetColumns.Column.text("municipality", 22));
        }
        if (split) {
            columns.add(SheetColumns.Column.text("care-group", 13));
        }
        if (bills.stream().anyMatch(bill -> bill.basis().edition().isPresent())) {
            columns.add(SheetColumns.Column.text("edition", 12));
        }
        columns.add(SheetColumns.Column.text("case", 26));
        columns.add(SheetColumns.Column.headed("start", CaseStart.heading(bills), 17, false));
        columns.add(SheetColumns.Column.text("discharged", 17));
        if (daily) {
            columns.add(SheetColumns.Column.text("first-day", 12));
            columns.add(SheetColumns.Column.text("end-day", 12));
            columns.add(SheetColumns.Column.text("liable-from", 12));
        }
        columns.add(SheetColumns.Column.number("stay-days", 9));
        columns.add(SheetColumns.Column.text("counts", 11));
        columns.add(SheetColumns.Column.text("reason", 40));
        boolean inMean = DayColumn.IN_MEAN.isShown(bills);
        columns.add(SheetColumns.Column.headed(
                "in-cases", inMean ? "sheet.column.in-cases" : "sheet.column.liable-cases", 11, true));
        if (inMean) {
            columns.add(SheetColumns.Column.number("in-days", 11));
        }
        if (DayColumn.APART.isShown(bills)) {
            columns.add(SheetColumns.Column.headed("apart-days", DayColumn.APART.heading(bills), 11, true));
        }
        this.table = new SheetColumns(texts.get("sheet.cases"), columns, 1);
        this.lastRow = 1;
    }

    SheetColumns table() {
        return table;
    }

    int lastRow() {
        return Math.max(2, lastRow);
    }

    Sheet write() {
        var sheet = table.begin(texts);
        for (var bill : bills) {
            for (var each : bill.basis().explained().cases()) {
                row(sheet, ++lastRow, bill, each);
            }
        }
        sheet.table(1, lastRow);
        return sheet;
    }

    private void row(Sheet sheet, int row, BillDocument bill, ExplainedCase each) {
        var terms = each.terms();
        table.columns().forEach(column -> put(sheet, row, column.key(), Cell.text("", Style.TEXT)));
        put(sheet, row, "code", Cell.text(bill.recipient().code(), Style.TEXT));
        if (table.has("municipality")) {
            put(sheet, row, "municipality", Cell.text(bill.recipient().name(), Style.TEXT));
        }
        if (table.has("care-group")) {
            put(sheet, row, "care-group", Cell.text(WorkbookText.careGroup(bill, texts), Style.TEXT));
        }
        if (table.has("edition")) {
            put(sheet, row, "edition", WorkbookText.edition(bill));
        }
        put(sheet, row, "case", Cell.text(IdentityMask.mask(each.fact().id()), Style.TEXT));
        put(sheet, row, "start", moment(CaseStart.of(each)));
        put(sheet, row, "discharged", moment(each.fact().dischargedAt()));
        if (table.has("first-day")) {
            daily(sheet, row, each);
        }
        put(sheet, row, "stay-days", days(row, each));
        put(sheet, row, "counts", Cell.text(verdict(each), Style.TEXT));
        put(sheet, row, "reason", Cell.text(reason(each), Style.TEXT));
        var split = each.assessment().split();
        var plain = new PlainArithmetic(each);
        put(sheet, row, "in-cases", count(inCases(row, terms), casesOf(each), plain.givesCase()));
        if (table.has("in-days")) {
            put(sheet, row, "in-days", count(inDays(row, terms), split.inAverage(), plain.givesDaysInMean()));
        }
        if (table.has("apart-days")) {
            put(sheet, row, "apart-days", count(apart(row, terms), split.individualDays(), plain.givesDaysApart()));
        }
    }

    /// A formula, or the settlement's own number where the row's formula does not know all that decided it.
    private static Cell count(String formula, long number, boolean known) {
        return known
                ? Cell.formula(formula, BigDecimal.valueOf(number), Style.COUNT)
                : Cell.number(number, Style.COUNT);
    }

    private void daily(Sheet sheet, int row, ExplainedCase each) {
        var span = each.assessment().span();
        put(sheet, row, "first-day", Cell.date(LocalDate.ofEpochDay(span.firstDay()), Style.DATE));
        put(sheet, row, "end-day", Cell.date(LocalDate.ofEpochDay(span.endDay()), Style.DATE));
        new PlainArithmetic(each).liableFrom()
                .ifPresent(day -> put(sheet, row, "liable-from", Cell.date(LocalDate.ofEpochDay(day), Style.DATE)));
    }

    /// The days of the stay in the month, from the moments or the dates in the same row.
    private Cell days(int row, ExplainedCase each) {
        var count = BigDecimal.valueOf(each.assessment().span().count());
        if (table.has("first-day")) {
            return Cell.formula(
                    "MAX(0," + table.cell("end-day", row) + "-" + table.cell("first-day", row) + ")", count,
                    Style.COUNT);
        }
        if (!new PlainArithmetic(each).givesDaysOfStay()) {
            return Cell.number(count, Style.COUNT);
        }
        var from = table.cell("start", row);
        var to = table.cell("discharged", row);
        return Cell.formula(
                switch (each.terms().dayCount()) {
                    case DayCount.BreaksPassed(var dayBreak) -> {
                        var at = parameters.reference("break", each.terms());
                        boolean exact = FormulaParameters.isExact(dayBreak.value().at());
                        yield "MAX(0," + dayNumber(to, at, exact) + "-" + dayNumber(from, at, exact) + ")";
                    }
                    case DayCount.CalendarDays(var firstIn, var lastIn) ->
                        "MAX(0,INT(" + to + ")-INT(" + from + ")"
                                + (firstIn.value() ? "" : "-1") + (lastIn.value() ? "+1" : "") + ")";
                },
                count,
                Style.COUNT);
    }

    /// Breaks at or before a moment. A break that is no fraction of two is first brought to whole seconds.
    private static String dayNumber(String moment, String at, boolean exact) {
        return exact
                ? "INT(" + moment + "-" + at + ")"
                : "INT(ROUND((" + moment + "-" + at + ")*86400,0)/86400)";
    }

    private String inCases(int row, Terms terms) {
        var counted = "OR(" + is(row, "sheet.counts.yes") + "," + is(row, "sheet.counts.without-days") + ")";
        return switch (terms.liability()) {
            case Liability.Individual _ -> "IF(" + table.cell("apart-days", row) + ">0,1,0)";
            case Liability.FollowUpOnly _ -> "IF(" + counted + ",1,0)";
            case Liability.Average average ->
                isRemoved(average)
                        ? "IF(" + is(row, "sheet.counts.without-days") + ",1,IF(AND(" + is(row, "sheet.counts.yes")
                                + ","
                                + table.cell("stay-days", row) + "<=" + limit(terms) + "),1,0))"
                        : "IF(" + counted + ",1,0)";
        };
    }

    private String inDays(int row, Terms terms) {
        var days = table.cell("stay-days", row);
        return switch (terms.liability()) {
            case Liability.Individual _ -> "0";
            case Liability.FollowUpOnly _ -> "IF(" + is(row, "sheet.counts.yes") + "," + days + ",0)";
            case Liability.Average average ->
                switch (average.longStay()) {
                    case LongStay.InAverage _ -> "IF(" + is(row, "sheet.counts.yes") + "," + days + ",0)";
                    case LongStay.CarveOut(var _, var place, var _) ->
                        switch (place.value()) {
                            case REMOVED ->
                                "IF(AND(" + is(row, "sheet.counts.yes") + "," + days + "<=" + limit(terms) + "),"
                                        + days + ",0)";
                            case CAPPED ->
                                "IF(" + is(row, "sheet.counts.yes") + ",MIN(" + days + "," + limit(terms) + "),0)";
                        };
                };
        };
    }

    private String apart(int row, Terms terms) {
        var days = table.cell("stay-days", row);
        return switch (terms.liability()) {
            case Liability.Individual _ ->
                "IF(" + is(row, "sheet.counts.yes") + ",MAX(0," + table.cell("end-day", row) + "-MAX("
                        + table.cell("first-day", row) + "," + table.cell("liable-from", row) + ")),0)";
            case Liability.FollowUpOnly _ -> "0";
            case Liability.Average average ->
                switch (average.longStay()) {
                    case LongStay.InAverage _ -> "0";
                    case LongStay.CarveOut(var _, var _, var billed) -> {
                        var isLong = "AND(" + is(row, "sheet.counts.yes") + "," + days + ">" + limit(terms) + ")";
                        yield switch (billed.value()) {
                            case DAYS_OVER_LIMIT -> "IF(" + isLong + "," + days + "-" + limit(terms) + ",0)";
                            case ALL_DAYS -> "IF(" + isLong + "," + days + ",0)";
                        };
                    }
                };
        };
    }

    private String limit(Terms terms) {
        return parameters.reference("long-stay-over", terms);
    }

    private String is(int row, String word) {
        return table.cell("counts", row) + "=\"" + texts.get(word) + "\"";
    }

    private static boolean isRemoved(Liability.Average average) {
        return average.longStay() instanceof LongStay.CarveOut carveOut
                && carveOut.place().value() == LongStay.Place.REMOVED;
    }

    private static long casesOf(ExplainedCase each) {
        var here = each.assessment();
        return switch (here.verdict()) {
            case Verdict.LeftOut _ -> staysInDenominator(each) ? 1 : 0;
            case Verdict.Counts _ ->
                switch (each.terms().liability()) {
                    case Liability.Individual _ -> here.split().individualDays() > 0 ? 1 : 0;
                    case Liability.FollowUpOnly _ -> 1;
                    case Liability.Average _ -> here.longStay() && here.split().inAverage() == 0 ? 0 : 1;
                };
        };
    }

    private static boolean staysInDenominator(ExplainedCase each) {
        return each.assessment().verdict() instanceof Verdict.LeftOut(var _, var by)
                && by.value() == Effect.OUT_OF_NUMERATOR
                && !(each.terms().liability() instanceof Liability.Individual);
    }

    private String verdict(ExplainedCase each) {
        return texts.get(
                switch (each.assessment().verdict()) {
                    case Verdict.Counts _ -> "sheet.counts.yes";
                    case Verdict.LeftOut _ ->
                        staysInDenominator(each) ? "sheet.counts.without-days" : "sheet.counts.no";
                });
    }

    private String reason(ExplainedCase each) {
        return switch (each.assessment().verdict()) {
            case Verdict.Counts _ -> counted(each);
            case Verdict.LeftOut(var reason, var _) -> ActWords.reason(reason, each.terms(), each.fact(), texts);
        };
    }

    private String counted(ExplainedCase each) {
        var words = new ReadingText(texts);
        return Stream.concat(
                each.assessment().longStay() ? Stream.of(texts.get("sheet.long-stay"))
                        : each.assessment().isFree() ? Stream.of(texts.get("sheet.free")) : Stream.<String>of(),
                each.countedAnyway().stream().filter(ReadingText::isTold).map(named -> words.standing(named, each)))
                .collect(Collectors.joining("; "));
    }

    private static Cell moment(long moment) {
        return WallClock.isKnown(moment)
                ? Cell.moment(WallClock.toLocal(moment), Style.MOMENT)
                : Cell.text("", Style.MOMENT);
    }

    private void put(Sheet sheet, int row, String key, Cell cell) {
        sheet.put(row, table.number(key), cell);
    }
}
