package se.klardag.cli.documents.bookkeeping;

import java.time.LocalDate;
import se.klardag.cli.documents.model.BillDocument;

/// On which day a bill is booked (*verifikationsdatum*), as arguments name it.
public enum VoucherDay {
    /// On the date of the bill.
    bill,
    /// On the last day of the month that is billed.
    month;

    LocalDate of(BillDocument document) {
        return switch (this) {
            case bill -> document.issued();
            case month -> document.period().atEndOfMonth();
        };
    }
}
