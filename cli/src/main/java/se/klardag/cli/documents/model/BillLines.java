package se.klardag.cli.documents.model;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.price.Price;

/// The lines of a bill (*fakturarader*), each figure the engine's: days, rate and their product.
public final class BillLines {
    private static final int ORE = 2;

    private BillLines() {}

    /// A line for each kind of billable days; where nothing is owed, one line of 0.
    ///
    /// @param bill one that is charged for
    public static List<BillLine> of(Bill bill) {
        return switch (bill.terms().liability()) {
            case Liability.Average average -> average(bill, average);
            case Liability.Individual _ -> List.of(line(BillLine.Kind.LIABLE_DAYS, bill.charge().billable(), bill));
            case Liability.FollowUpOnly followed ->
                throw new IllegalArgumentException("no lines for " + followed.model().value());
        };
    }

    /// What is new less what was billed: lines that did not change fall away; a line whose rate is unchanged is one line of the
    /// difference in days.
    public static List<BillLine> difference(List<BillLine> now, List<BillLine> before) {
        var lines = new ArrayList<BillLine>();
        for (var kind : BillLine.Kind.values()) {
            lines.addAll(ofOneKind(of(kind, now), of(kind, before)).stream()
                    .filter(line -> line.amount().signum() != 0 || line.days().signum() != 0)
                    .toList());
        }
        return lines;
    }

    private static List<BillLine> ofOneKind(List<BillLine> now, List<BillLine> before) {
        if (now.size() == 1 && before.size() == 1
                && now.getFirst().rate().compareTo(before.getFirst().rate()) == 0) {
            var one = now.getFirst();
            var other = before.getFirst();
            return List.of(new BillLine(
                    one.kind(), false, one.days().subtract(other.days()), one.rate(),
                    one.amount().subtract(other.amount())));
        }
        var lines = new ArrayList<>(now);
        before.forEach(line -> lines.add(line.takenBack()));
        return lines;
    }

    private static List<BillLine> of(BillLine.Kind kind, List<BillLine> lines) {
        return lines.stream().filter(line -> line.kind() == kind).toList();
    }

    private static List<BillLine> average(Bill bill, Liability.Average terms) {
        var excess = line(BillLine.Kind.EXCESS_DAYS, bill.charge().excess(), bill);
        return switch (terms.longStay()) {
            case LongStay.InAverage _ -> List.of(excess);
            case LongStay.CarveOut _ ->
                bill.charge().longStayDays().value().signum() == 0
                        ? List.of(excess)
                        : List.of(excess, line(BillLine.Kind.LONG_STAY_DAYS, bill.charge().longStayDays(), bill));
        };
    }

    private static BillLine line(BillLine.Kind kind, Figure days, Bill bill) {
        return switch (bill.terms().price()) {
            case Price.PerDay(var rate, var _, var currency) -> {
                var price = new Figure.Agreed(Label.DAILY_RATE, Unit.perDay(currency), rate.value(), rate);
                yield new BillLine(
                        kind,
                        false,
                        days.value(),
                        rate.value(),
                        new Figure.Product(Label.AMOUNT, days, price).rounded(ORE, RoundingMode.HALF_UP));
            }
            case Price.Tariff _,Price.Nothing _ ->
                throw new IllegalArgumentException("no lines for " + bill.terms().price());
            case Price.Unknown(var gap) -> throw gap;
        };
    }
}
