package se.klardag.cli.ledger.projection;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import se.klardag.cli.ledger.posting.Content.DisputeState;
import se.klardag.cli.ledger.projection.schema.tables.Bill;
import se.klardag.cli.ledger.projection.schema.tables.CaseChange;
import se.klardag.cli.ledger.projection.schema.tables.Credit;
import se.klardag.cli.ledger.projection.schema.tables.Dispute;
import se.klardag.cli.ledger.projection.schema.tables.Draft;
import se.klardag.cli.ledger.projection.schema.tables.Payment;
import se.klardag.cli.ledger.projection.schema.tables.records.BillRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.CaseChangeRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.CreditRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.DisputeRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.DraftRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.PaymentRecord;
import se.klardag.engine.bill.Balance;

/// Bills with what became of them (*räkningar med läge*).
public final class BillLines {
    /// Which bills; an empty one asks for all.
    public record Filter(
            Optional<String> number,
            Optional<String> municipality,
            Optional<String> period,
            Optional<String> series) {
        /// Every bill.
        public static final Filter ALL = new Filter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// One bill.
    ///
    /// @param balance  of a bill that raised a sum; of a credit nothing: it stands at the bills it takes back
    /// @param disputes the last state of each disputed case
    public record Line(BillRecord bill, Balance balance, SortedMap<String, DisputeState> disputes) {
        public boolean isCredit() {
            return bill.getAmount().signum() < 0;
        }

        /// Whether somebody waits for an answer.
        public boolean isDisputed() {
            return disputes.containsValue(DisputeState.OPEN);
        }

        /// Days since the bill was dated.
        public long age(LocalDate today) {
            return ChronoUnit.DAYS.between(bill.getDated(), today);
        }
    }

    private final Projection projection;

    public BillLines(Projection projection) {
        this.projection = projection;
    }

    /// The bills in the order in which they were posted.
    public List<Line> find(Filter filter) {
        var bill = Bill.BILL;
        var credited = credited();
        var paid = paid();
        var disputes = disputes();
        var lines = new ArrayList<Line>();
        projection.sql().selectFrom(bill).where(condition(filter)).orderBy(bill.SEQUENCE, bill.LINE).forEach(found -> {
            boolean credit = found.getAmount().signum() < 0;
            lines.add(new Line(
                    found,
                    credit
                            ? Balance.NOTHING
                            : new Balance(
                                    found.getAmount(),
                                    credited.getOrDefault(found.getNumber(), BigDecimal.ZERO),
                                    paid.getOrDefault(found.getNumber(), BigDecimal.ZERO)),
                    disputes.getOrDefault(found.getNumber(), new TreeMap<>())));
        });
        return lines;
    }

    private static Condition condition(Filter filter) {
        var bill = Bill.BILL;
        return noCondition()
                .and(filter.number().map(bill.NUMBER::eq).orElse(noCondition()))
                .and(filter.municipality().map(bill.MUNICIPALITY::eq).orElse(noCondition()))
                .and(filter.period().map(bill.PERIOD::eq).orElse(noCondition()))
                .and(filter.series().map(bill.SERIES::eq).orElse(noCondition()));
    }

    private Map<String, BigDecimal> credited() {
        var credit = Credit.CREDIT;
        return projection.sql()
                .select(credit.BILL_NUMBER, sum(credit.AMOUNT))
                .from(credit)
                .groupBy(credit.BILL_NUMBER)
                .fetchMap(each -> each.value1(), each -> each.value2());
    }

    private Map<String, BigDecimal> paid() {
        var payment = Payment.PAYMENT;
        return projection.sql()
                .select(payment.BILL_NUMBER, sum(payment.AMOUNT))
                .from(payment)
                .groupBy(payment.BILL_NUMBER)
                .fetchMap(each -> each.value1(), each -> each.value2());
    }

    private Map<String, SortedMap<String, DisputeState>> disputes() {
        var dispute = Dispute.DISPUTE;
        var states = new HashMap<String, SortedMap<String, DisputeState>>();
        projection.sql()
                .selectFrom(dispute)
                .orderBy(dispute.SEQUENCE, dispute.LINE)
                .forEach(each -> states.computeIfAbsent(each.getBillNumber(), _ -> new TreeMap<>())
                        .put(each.getCaseId(), DisputeState.of(each.getState())));
        return states;
    }

    /// Everything that was said of a bill's cases in dispute, in its order.
    public List<DisputeRecord> disputeHistory(String number) {
        var dispute = Dispute.DISPUTE;
        return projection.sql()
                .selectFrom(dispute)
                .where(dispute.BILL_NUMBER.eq(number))
                .orderBy(dispute.SEQUENCE, dispute.LINE)
                .fetch();
    }

    /// The payments of a bill.
    public List<PaymentRecord> payments(String number) {
        var payment = Payment.PAYMENT;
        return projection.sql()
                .selectFrom(payment)
                .where(payment.BILL_NUMBER.eq(number))
                .orderBy(payment.SEQUENCE, payment.LINE)
                .fetch();
    }

    /// What was taken back of a bill, or what a credit takes back.
    public List<CreditRecord> credits(String number) {
        var credit = Credit.CREDIT;
        return projection.sql()
                .selectFrom(credit)
                .where(credit.BILL_NUMBER.eq(number).or(credit.CREDIT_NUMBER.eq(number)))
                .orderBy(credit.SEQUENCE, credit.LINE)
                .fetch();
    }

    /// Why a bill of a correction came about.
    public List<CaseChangeRecord> changes(BillRecord bill) {
        var change = CaseChange.CASE_CHANGE;
        return projection.sql()
                .selectFrom(change)
                .where(change.SEQUENCE.eq(bill.getSequence()))
                .and(change.MUNICIPALITY.eq(bill.getMunicipality()))
                .and(change.EDITION.eq(bill.getEdition()))
                .and(change.CARE_GROUP.eq(bill.getCareGroup()))
                .orderBy(change.LINE)
                .fetch();
    }

    /// The lines of the last draft of each month.
    public List<DraftRecord> drafts() {
        var draft = Draft.DRAFT;
        var last = new TreeMap<String, Long>();
        var all = projection.sql().selectFrom(draft).orderBy(draft.SEQUENCE, draft.LINE).fetch();
        all.forEach(each -> last.put(each.getSeries() + each.getPeriod(), each.getSequence()));
        return all.stream()
                .filter(each -> each.getSequence().equals(last.get(each.getSeries() + each.getPeriod())))
                .toList();
    }
}
