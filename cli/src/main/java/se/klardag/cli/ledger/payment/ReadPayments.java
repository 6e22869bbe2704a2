package se.klardag.cli.ledger.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import se.klardag.cli.ledger.journal.LedgerException;
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
        private final List<RejectedRowsException.Row> wrong = new ArrayList<>();
        private long summed;

        /// Takes what a row says, or why it says nothing.
        void row(Supplier<Transfer> row) {
            try {
                transfers.add(row.get());
            } catch (RejectedRowsException fault) {
                rejected.addAll(fault.rows());
            }
        }

        /// Takes what a row says that others are together: those since the last such row, all above it, or all.
        void total(ListTable.Total total, BigDecimal stated) {
            var all = sum(0, Long.MAX_VALUE);
            var above = sum(0, total.number());
            var part = sum(summed, total.number());
            summed = total.number();
            if (rejected.isEmpty() && !transfers.isEmpty()
                    && List.of(all, above, part).stream().noneMatch(sum -> sum.compareTo(stated) == 0)) {
                wrong.add(new RejectedRowsException.Row(
                        total.file(), total.number(),
                        LedgerException.unusable("ledger.payments-total", stated, above.signum() == 0 ? all : above)));
            }
        }

        private BigDecimal sum(long after, long before) {
            return transfers.stream()
                    .filter(each -> each.place().row() > after && each.place().row() < before)
                    .map(Transfer::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        ReadPayments done(List<ListTable.Total> totals) {
            rejected.addAll(wrong);
            return new ReadPayments(transfers, rejected, List.of(), totals);
        }
    }
}
