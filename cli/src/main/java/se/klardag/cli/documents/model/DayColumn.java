package se.klardag.cli.documents.model;

import java.util.List;
import java.util.stream.Stream;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;

/// Where the days of a case go, beside the days of the stay (*dygnskolumner*): only what a bill's model knows is shown.
public enum DayColumn {
    /// In the mean.
    IN_MEAN,
    /// Billed on their own: a long-stayer's, or under the individual model all that is billed.
    APART;

    /// The columns that at least one of the bills needs.
    public static List<DayColumn> shown(List<BillDocument> bills) {
        return Stream.of(values()).filter(column -> bills.stream().anyMatch(column::isNeeded)).toList();
    }

    private boolean isNeeded(BillDocument bill) {
        var liability = bill.basis().explained().bill().terms().liability();
        return switch (this) {
            case IN_MEAN -> !(liability instanceof Liability.Individual);
            case APART ->
                liability instanceof Liability.Individual
                        || (liability instanceof Liability.Average average
                                && average.longStay() instanceof LongStay.CarveOut);
        };
    }

    /// Key of the column's heading over cases of these bills.
    public String heading(List<BillDocument> bills) {
        return switch (this) {
            case IN_MEAN -> "sheet.column.in-days";
            case APART -> IN_MEAN.isShown(bills) ? "sheet.column.apart-days" : "sheet.column.liable-days";
        };
    }

    public boolean isShown(List<BillDocument> bills) {
        return shown(bills).contains(this);
    }

    public long of(ExplainedCase each) {
        var split = each.assessment().split();
        return switch (this) {
            case IN_MEAN -> split.inAverage();
            case APART -> split.individualDays();
        };
    }
}
