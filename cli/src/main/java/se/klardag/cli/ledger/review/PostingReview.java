package se.klardag.cli.ledger.review;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.LongFunction;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.ledger.posting.Posting;

/// What a posting is refused for before it takes numbers (*granskning före bokföring*): nothing posted can be undone. A
/// ledger that holds such a posting from before is still in order.
///
/// @param view   what the ledger holds
/// @param reader finds a document by its sequence
/// @param today  the day of the call
public record PostingReview(LedgerView view, LongFunction<JournalEntry> reader, LocalDate today) {
    /// A bill is usually dated within a month of the day it is posted on.
    private static final int USUAL_DAYS = 31;

    /// Refuses a document whose date or month cannot be right.
    ///
    /// @throws LedgerException naming the date and what it is before or after
    public void refuse(JournalEntry document) {
        refuseFuture(document.date());
        switch (document.content()) {
            case EntryBody.Month month -> refuse(document, month);
            case EntryBody.Cancellation taken -> {
                refuseBefore(document.date(), taken.cancels());
                refuseClosed(taken.period(), document.grounds());
            }
            case EntryBody.Dispute dispute -> refuseBefore(document.date(), dispute);
            case EntryBody.Closing closing -> refuseUnfinished(closing.period());
            case EntryBody.Payments _,EntryBody.Dispatch _ -> {
                // a payment's own dates are its file's; something is sent on any day
            }
        }
    }

    private void refuse(JournalEntry document, EntryBody.Month month) {
        var period = month.period();
        if (month.cases().isEmpty()) {
            throw LedgerException.refused("ledger.empty-month", period);
        }
        if (month.kind() == EntryKind.DRAFT) {
            return;
        }
        var dated = document.date();
        if (dated.isBefore(period.atEndOfMonth())) {
            throw LedgerException.refused("ledger.dated-in-month", dated, period);
        }
        if (month.corrects().isPresent()) {
            refuseBefore(dated, month.corrects().getAsLong());
        }
        view.lastDated(month.series()).filter(dated::isBefore).ifPresent(last -> {
            throw LedgerException.refused("ledger.dated-before-series", dated, month.series(), last);
        });
        refuseClosed(period, document.grounds());
        ReopenedTerms.putAside(month, view, reader)
                .filter(_ -> !releases(document.grounds(), Posting.Brake.REOPENED))
                .ifPresent(_ -> {
                    throw LedgerException.refused("ledger.reopened", period, month.rules().own().name());
                });
    }

    /// A closed month takes a posting only when somebody releases that brake, and no other, by name.
    private void refuseClosed(YearMonth period, EntryBody.Grounds grounds) {
        if (view.isClosed(period) && !releases(grounds, Posting.Brake.CLOSED)) {
            throw LedgerException.refused("ledger.closed", period);
        }
    }

    private static boolean releases(EntryBody.Grounds grounds, Posting.Brake brake) {
        return grounds.areStated() && grounds.released().contains(brake);
    }

    private void refuseUnfinished(YearMonth period) {
        if (!period.atEndOfMonth().isBefore(today)) {
            throw LedgerException.refused("ledger.close-early", period, period.atEndOfMonth());
        }
    }

    private void refuseFuture(LocalDate dated) {
        if (dated.isAfter(today)) {
            throw LedgerException.refused("ledger.dated-later", dated, today);
        }
    }

    private void refuseBefore(LocalDate dated, long corrected) {
        var earlier = reader.apply(corrected).date();
        if (dated.isBefore(earlier)) {
            throw LedgerException.refused("ledger.dated-before-corrected", dated, corrected, earlier);
        }
    }

    private void refuseBefore(LocalDate dated, EntryBody.Dispute dispute) {
        view.bill(dispute.bill()).filter(bill -> dated.isBefore(bill.dated())).ifPresent(bill -> {
            throw LedgerException.refused("ledger.disputed-before", dated, dispute.bill(), bill.dated());
        });
        for (var id : dispute.caseIds()) {
            view.disputedOn(dispute.bill(), id).filter(dated::isBefore).ifPresent(last -> {
                throw LedgerException.refused("ledger.disputed-earlier", dated, dispute.bill(), id, last);
            });
        }
    }

    /// Whether a bill is dated so long ago that somebody should look once more.
    public boolean isLongAgo(LocalDate dated) {
        return dated.isBefore(today.minusDays(USUAL_DAYS));
    }
}
