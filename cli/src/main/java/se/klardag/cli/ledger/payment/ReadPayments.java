package se.klardag.cli.ledger.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import se.klardag.cli.ledger.list.ListTable;
import se.klardag.cli.ledger.list.RejectedRowsException;

/// The payments of a file (*inlästa betalningar*), and its rows that are none.
///
/// @param pending what a bank announces and has not booked: it comes again once it is
/// @param totals  rows that sum up others
public record ReadPayments(
        List<Transfer> transfers,
        List<RejectedRowsException.Row> rejected,
        List<Pending> pending,
        List<ListTable.Total> totals) {
    /// An entry that is not booked.
    ///
    /// @param row    of the file
    /// @param status as the bank writes it
    public record Pending(long row, String status) {}

    public ReadPayments {
        transfers = List.copyOf(transfers);
        rejected = List.copyOf(rejected);
        pending = List.copyOf(pending);
        totals = List.copyOf(totals);
    }

    /// Payments without any row that is none.
    static ReadPayments of(List<Transfer> transfers) {
        return new ReadPayments(transfers, List.of(), List.of(), List.of());
    }

    /// Takes rows one by one, those that are none too.
    static final class Reading {
        private final List<Transfer> transfers = new ArrayList<>();
        private final List<RejectedRowsException.Row> rejected = new ArrayList<>();

        /// Takes what a row says, or why it says nothing.
        void row(Supplier<Transfer> row) {
            try {
                transfers.add(row.get());
            } catch (RejectedRowsException fault) {
                rejected.addAll(fault.rows());
            }
        }

        ReadPayments done(List<ListTable.Total> totals) {
            return new ReadPayments(transfers, rejected, List.of(), totals);
        }
    }
}
