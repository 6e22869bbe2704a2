package se.klardag.cli.ledger.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.ledger.projection.BillStates.Line;

/// A bill with the day on which it is to be paid (*fordran*).
///
/// @param credits  numbers of the credit notes that are set off against it
/// @param interest kronor of interest for being late until the day of the claim; empty when nobody asked for it
public record Claim(Line line, LocalDate due, LocalDate day, List<String> credits, Optional<BigDecimal> interest) {
    /// How late a claim is (*åldersklass*), in days after the day on which it was to be paid.
    public enum Age {
        /// The day has not passed.
        NOT_DUE,
        /// 1 to 30 days.
        TO_30,
        /// 31 to 60 days.
        TO_60,
        /// 61 to 90 days.
        TO_90,
        /// More than 90 days.
        OVER_90,
        /// More was paid than is owed.
        IN_CREDIT,
        /// A dispute of the bill is upheld and not credited yet.
        CREDIT_PENDING;

        /// The code in results.
        public String code() {
            return switch (this) {
                case NOT_DUE -> "notDue";
                case TO_30 -> "to30";
                case TO_60 -> "to60";
                case TO_90 -> "to90";
                case OVER_90 -> "over90";
                case IN_CREDIT -> "inCredit";
                case CREDIT_PENDING -> "creditPending";
            };
        }
    }

    private static final int MONTH = 30;

    public Claim {
        credits = List.copyOf(credits);
    }

    /// Kronor that are owed; below 0 when more was paid.
    public BigDecimal open() {
        return line.balance().open();
    }

    /// Days after the day on which it was to be paid; 0 until then.
    public long daysLate() {
        return Math.max(0, ChronoUnit.DAYS.between(due, day));
    }

    /// Whether something is owed that was to be paid before this day; a credit note asks for no payment, and a bill whose
    /// credit is promised is not late with a sum that nobody asks for.
    public boolean isOverdue() {
        return !line.isCredit() && !line.isCreditPending() && open().signum() > 0 && daysLate() > 0;
    }

    /// Whether something is late: a sum, or the interest on one that was paid late.
    public boolean isLate() {
        return isOverdue() || interest.orElse(BigDecimal.ZERO).signum() > 0;
    }

    /// Whether the municipality is to be asked for what is late. A bill that it disputes waits for the answer: it is named, and
    /// nothing of it is asked for. That is our assumption; no act or agreement that we have read says how to remind of it.
    public boolean isDemanded() {
        return isLate() && !line.isWaiting();
    }

    /// Whether it would be late, and waits for the answer to a dispute or for the credit that was promised.
    public boolean isWaiting() {
        return (isLate() && line.isDisputed())
                || (line.isCreditPending() && !line.isCredit() && open().signum() > 0 && daysLate() > 0);
    }

    public Age age() {
        if (open().signum() < 0) {
            return Age.IN_CREDIT;
        }
        if (line.isCreditPending()) {
            return Age.CREDIT_PENDING;
        }
        long late = daysLate();
        if (late == 0) {
            return Age.NOT_DUE;
        }
        return late <= MONTH ? Age.TO_30 : late <= 2 * MONTH ? Age.TO_60 : late <= 3 * MONTH ? Age.TO_90 : Age.OVER_90;
    }
}
