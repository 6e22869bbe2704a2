package se.klardag.cli.documents.bookkeeping;

import java.time.LocalDate;
import se.klardag.cli.documents.model.BillDocument;

/// On which day a bill is booked (*verifikationsdatum*), as arguments name it.
public enum VoucherDay {
    /// On the date of the bill.
    bill,
    /// On the last day of the month that is billed; a correction of an earlier year on its own date, since that year's books
    /// are closed.
    month;

    LocalDate of(BillDocument document) {
        return switch (this) {
            case bill -> document.issued();
            case month -> isOfEarlierYear(document) ? document.issued() : document.period().atEndOfMonth();
        };
    }

    /// Whether a bill is booked on another day than this says: it corrects a month of an earlier year.
    public boolean isMoved(BillDocument document) {
        return this == month && isOfEarlierYear(document);
    }

    private static boolean isOfEarlierYear(BillDocument document) {
        return document.isCorrection() && document.period().getYear() < document.issued().getYear();
    }
}
