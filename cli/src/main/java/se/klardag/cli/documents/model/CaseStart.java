package se.klardag.cli.documents.model;

import java.util.List;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.liability.Clock;

/// The moment that a case's days are counted from (*klockans start*), as its terms choose it.
public final class CaseStart {
    private CaseStart() {}

    public static long of(ExplainedCase each) {
        return Eligibility.clockStart(each.fact(), each.terms().clock().start().value());
    }

    /// Key of the heading over such moments: notices are called so where all of them are.
    public static String heading(List<BillDocument> bills) {
        boolean notices = bills.stream()
                .map(bill -> bill.basis().explained().bill().terms().clock().start().value())
                .allMatch(start -> start == Clock.Start.READY_NOTICE);
        return notices ? "sheet.column.start" : "sheet.column.clock-start";
    }
}
