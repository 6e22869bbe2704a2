package se.klardag.cli.documents.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.documents.BillDocument;
import se.klardag.cli.documents.CaseStart;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.Attribution;
import se.klardag.engine.terms.DayCount;
import se.klardag.engine.terms.Effect;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.LongStay;
import se.klardag.engine.terms.Terms;

/// The cases (*blad med ärenden*): what was recorded as values, the days as formulas.
final class CaseSheet {
    private final List<BillDocument> bills;
    private final Parameters parameters;
    private final Texts texts;
    private final Table table;
    private int lastRow;

    CaseSheet(List<BillDocument> bills, Parameters parameters, Texts texts, boolean split) {
        this.bills = bills;
        this.parameters = parameters;
        this.texts = texts;
        boolean daily = bills.stream()
                .anyMatch(
                        bill -> bill.basis().explained().bill().terms().attribution() instanceof Attribution.DayByDay);
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.Column.text("code", 7));
        columns.add(Table.Column.text("municipality", 22));
        if (split) {
            columns.add(Table.Column.text("care-group", 13));
        }
        if (bills.stream().anyMatch(bill -> bill.basis().edition().isPresent())) {
            columns.add(Table.Column.text("edition", 12));
        }
        columns.add(Table.Column.text("case", 26));
        columns.add(Table.Column.headed("start", CaseStart.heading(bills), 17, false));
        columns.add(Table.Column.text("discharged", 17));
        if (daily) {
            columns.add(Table.Column.text("first-day", 12));
            columns.add(Table.Column.text("end-day", 12));
            columns.add(Table.Column.text("liable-from", 12));
        }
        columns.add(Table.Column.number("stay-days", 9));
        columns.add(Table.Column.text("counts", 11));
        columns.add(Table.Column.text("reason", 40));
        columns.add(Table.Column.number("in-cases", 11));
        columns.add(Table.Column.number("in-days", 11));
        columns.add(Table.Column.number("apart-days", 11));
        this.table = new Table(texts.get("sheet.cases"), columns, 1);
        this.lastRow = 1;
    }

    Table table() {
        return table;
    }

    int lastRow() {
        return Math.max(2, lastRow);
    }

    Sheet write() {
        var sheet = table.begin(texts);
        for (var bill : bills) {
            for (var each : bill.basis().explained().cases()) {
                if (each.assessment().listed()) {
                    row(sheet, ++lastRow, bill, each);
                }
            }
        }
        sheet.table(1, lastRow);
        return sheet;
    }

    private void row(Sheet sheet, int row, BillDocument bill, ExplainedCase each) {
        var terms = each.terms();
        put(sheet, row, "code", Cell.text(bill.recipient().code(), Style.TEXT));
        put(sheet, row, "municipality", Cell.text(bill.recipient().name(), Style.TEXT));
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
        put(sheet, row, "in-days", count(inDays(row, terms), split.inAverage(), plain.givesDaysInMean()));
        put(sheet, row, "apart-days", count(apart(row, terms), split.individual(), plain.givesDaysApart()));
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
                        boolean exact = Parameters.isExact(dayBreak.value().at());
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
                    case Liability.Individual _ -> here.split().individual() > 0 ? 1 : 0;
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
            case Verdict.Counts _ -> each.assessment().longStay() ? texts.get("sheet.long-stay") : "";
            case Verdict.LeftOut(var reason, var _) -> texts.get("reason." + reason.code());
        };
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
