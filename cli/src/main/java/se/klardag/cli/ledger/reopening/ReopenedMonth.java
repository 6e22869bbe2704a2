package se.klardag.cli.ledger.reopening;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.month.MonthStanding;

/// A billed month under other rules (*omräknad månad*).
///
/// @param entry what would be posted
/// @param month what it says
/// @param lines by municipality, ascending
public record ReopenedMonth(JournalEntry entry, EntryBody.Month month, List<Line> lines) {
    /// What a municipality owes for the month.
    ///
    /// @param billed kronor by what is posted
    /// @param now    kronor under the other rules
    public record Line(int municipality, String name, BigDecimal billed, BigDecimal now) {
        /// Kronor that the municipality gets back; 0 where there is nothing.
        public BigDecimal back() {
            return billed.subtract(now).max(BigDecimal.ZERO);
        }

        /// Kronor that it would have to pay more; 0 where there is nothing.
        public BigDecimal more() {
            return now.subtract(billed).max(BigDecimal.ZERO);
        }

        /// Both together.
        Line plus(Line other) {
            return new Line(municipality, name, billed.add(other.billed), now.add(other.now));
        }
    }

    public ReopenedMonth {
        lines = List.copyOf(lines);
    }

    static ReopenedMonth of(JournalEntry entry, EntryBody.Month month) {
        var lines = new TreeMap<Integer, Line>();
        var payers = month.rules().ruling(month.period()).payers();
        for (var each : month.standing()) {
            var owed = each.owed();
            var billed = month.bills()
                    .stream()
                    .filter(bill -> bill.key().equals(owed.key()))
                    .map(EntryBody.NumberedBill::before)
                    .findFirst()
                    .orElse(owed.toPay());
            int code = owed.key().municipality();
            lines.merge(code, new Line(code, payers.name(code), billed, owed.toPay()), Line::plus);
        }
        return new ReopenedMonth(entry, month, List.copyOf(lines.values()));
    }

    public YearMonth period() {
        return month.period();
    }

    /// Whether a binding bill may rest on the other rules, and on the cases.
    public boolean isBinding() {
        return new MonthStanding(month.rules().ruling(month.period()).terms(), month.origin().coverage()).isBinding();
    }
}
