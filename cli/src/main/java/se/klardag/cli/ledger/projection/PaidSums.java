package se.klardag.cli.ledger.projection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import se.klardag.cli.ledger.projection.schema.tables.Credit;
import se.klardag.cli.ledger.projection.schema.tables.Payment;
import se.klardag.cli.ledger.projection.schema.tables.records.CreditRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.PaymentRecord;

/// What was paid of each bill (*betalt per räkning*) until any day. What was paid back on a credit was paid of the bills that
/// the credit takes back, in their order, as far as it takes back so much.
public final class PaidSums {
    private final List<PaymentRecord> payments;
    private final List<CreditRecord> credits;

    public PaidSums(Projection projection) {
        var payment = Payment.PAYMENT;
        payments = projection.sql().selectFrom(payment).orderBy(payment.SEQUENCE, payment.LINE).fetch();
        var credit = Credit.CREDIT;
        credits = projection.sql().selectFrom(credit).orderBy(credit.SEQUENCE, credit.LINE).fetch();
    }

    /// Kronor by the bill's number at the end of a day; of all payments when there is none.
    public Map<String, BigDecimal> on(Optional<LocalDate> day) {
        var paid = new HashMap<String, BigDecimal>();
        for (var payment : payments) {
            if (day.isEmpty() || !payment.getPaidOn().isAfter(day.get())) {
                paid.merge(payment.getBillNumber(), payment.getAmount(), BigDecimal::add);
            }
        }
        for (var share : credits) {
            var back = paid.getOrDefault(share.getCreditNumber(), BigDecimal.ZERO).negate();
            var here = back.min(share.getAmount());
            if (here.signum() > 0) {
                paid.merge(share.getCreditNumber(), here, BigDecimal::add);
                paid.merge(share.getBillNumber(), here.negate(), BigDecimal::add);
            }
        }
        return paid;
    }

    /// The days on which something was paid.
    public SortedSet<LocalDate> days() {
        var days = new TreeSet<LocalDate>();
        payments.forEach(payment -> days.add(payment.getPaidOn()));
        return days;
    }
}
