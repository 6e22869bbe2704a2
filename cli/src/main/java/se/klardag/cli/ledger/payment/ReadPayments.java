package se.klardag.cli.ledger.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import se.klardag.cli.ledger.list.RejectedRowsException;

/// The payments of a file (*inlästa betalningar*), and its rows that are none.
public record ReadPayments(List<Transfer> transfers, List<RejectedRowsException.Row> rejected) {
    public ReadPayments {
        transfers = List.copyOf(transfers);
        rejected = List.copyOf(rejected);
    }

    /// Payments without any row that is none.
    static ReadPayments of(List<Transfer> transfers) {
        return new ReadPayments(transfers, List.of());
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

        ReadPayments done() {
            return new ReadPayments(transfers, rejected);
        }
    }
}
