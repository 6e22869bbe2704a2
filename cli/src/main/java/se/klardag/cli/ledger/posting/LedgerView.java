package se.klardag.cli.ledger.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import se.klardag.engine.terms.CareGroup;

/// What has to be known of the ledger to add to it (*liggarens läge*): looked up in the projection when something is posted,
/// and kept by hand when the journal is checked, so that neither has to trust the other.
public interface LedgerView {
    /// Where a bill stands.
    ///
    /// @param sequence of the entry that billed it
    /// @param dated    the date of the bill
    record BillPlace(
            long sequence,
            LocalDate dated,
            String series,
            YearMonth period,
            int municipality,
            LocalDate edition,
            CareGroup careGroup) {}

    /// The last entry that billed a month of a series; drafts are no bills.
    OptionalLong lastBilled(String series, YearMonth period);

    /// The last entries that billed a month, by series.
    SortedMap<String, Long> lastBilled(YearMonth period);

    /// The last draft of a month of a series.
    OptionalLong lastDraft(String series, YearMonth period);

    /// A bill by its number.
    Optional<BillPlace> bill(String number);

    /// The disputes of a bill: the last state of each case.
    SortedMap<String, Content.DisputeState> disputes(String bill);

    /// Whether a payment with this reference was taken.
    boolean knowsPayment(String reference);
}
