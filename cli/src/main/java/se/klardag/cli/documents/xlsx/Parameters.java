package se.klardag.cli.documents.xlsx;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.documents.BillDocument;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.DayCount;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.LongStay;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.Terms;

/// The agreed values that formulas calculate with (*värden i formlerna*), each in one cell of the summary: who changes it
/// sees what would have been.
final class Parameters {
    private static final List<String> KEYS = List.of("break", "threshold", "long-stay-over", "rate");

    /// A day halved seven times, in nanoseconds.
    private static final long SMALLEST_HALF = 675_000_000_000L;

    private final String sheet;
    private final int firstRow;
    private final List<Terms> terms = new ArrayList<>();

    /// @param firstRow row of the headings in the summary
    Parameters(List<BillDocument> bills, String sheet, int firstRow) {
        this.sheet = sheet;
        this.firstRow = firstRow;
        for (var bill : bills) {
            add(bill.basis().explained().bill().terms());
            bill.basis().explained().cases().stream().map(ExplainedCase::terms).forEach(this::add);
        }
    }

    private void add(Terms each) {
        if (!terms.contains(each)) {
            terms.add(each);
        }
    }

    /// Where a value stands: `'Sammanfattning'!$B$20`.
    String reference(String key, Terms of) {
        return "'" + sheet + "'!$" + Sheet.column(KEYS.indexOf(key) + 2) + "$" + row(of);
    }

    private int row(Terms of) {
        return firstRow + 1 + terms.indexOf(of);
    }

    int lastRow() {
        return firstRow + terms.size();
    }

    void write(Sheet summary, Texts texts) {
        summary.put(firstRow, 1, Cell.text(texts.get("sheet.parameters"), Style.HEADING));
        for (int i = 0; i < KEYS.size(); i++) {
            summary.put(firstRow, i + 2, Cell.text(texts.get("sheet.column." + KEYS.get(i)), Style.HEADING_NUMBER));
        }
        for (var each : terms) {
            int row = row(each);
            summary.put(row, 1, Cell.text(
                    terms.size() == 1
                            ? texts.get("sheet.parameters.one")
                            : texts.get("sheet.parameters.several", 1 + terms.indexOf(each)),
                    Style.TEXT));
            values(summary, row, each);
        }
    }

    private static void values(Sheet summary, int row, Terms each) {
        if (each.dayCount() instanceof DayCount.BreaksPassed(var dayBreak)) {
            summary.put(row, 2, Cell.time(dayBreak.value().at(), Style.TIME));
        }
        if (each.liability() instanceof Liability.Average average) {
            summary.put(row, 3, Cell.number(average.threshold().value(), Style.INPUT));
            if (average.longStay() instanceof LongStay.CarveOut carveOut) {
                summary.put(row, 4, Cell.number(carveOut.over().value(), Style.INPUT));
            }
        }
        if (each.price() instanceof Price.PerDay perDay) {
            summary.put(row, 5, Cell.number(perDay.dailyRate().value(), Style.INPUT));
        }
    }

    /// Whether the time is a sum of halves of a day, so that a spreadsheet subtracts it without loss.
    static boolean isExact(LocalTime time) {
        return time.toNanoOfDay() % SMALLEST_HALF == 0;
    }
}
