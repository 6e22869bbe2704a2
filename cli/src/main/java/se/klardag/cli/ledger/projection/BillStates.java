package se.klardag.cli.ledger.projection;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody.DisputeState;
import se.klardag.cli.ledger.projection.schema.tables.Bill;
import se.klardag.cli.ledger.projection.schema.tables.CaseChange;
import se.klardag.cli.ledger.projection.schema.tables.Credit;
import se.klardag.cli.ledger.projection.schema.tables.Dispute;
import se.klardag.cli.ledger.projection.schema.tables.Draft;
import se.klardag.cli.ledger.projection.schema.tables.Entry;
import se.klardag.cli.ledger.projection.schema.tables.Payment;
import se.klardag.cli.ledger.projection.schema.tables.records.BillRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.CaseChangeRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.CreditRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.DisputeRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.DraftRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.PaymentRecord;
import se.klardag.engine.bill.Balance;
import se.klardag.engine.correction.CaseChange.Reason;
import se.klardag.engine.terms.CareGroup;

/// Bills with what became of them (*räkningar med läge*).
public final class BillStates {
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

    /// What became of a bill, in the words that a call asks by.
    public enum State {
        open,
        paid,
        credited,
        disputed,
        credit,
        cancelled
    }

    /// One bill.
    ///
    /// @param balance  of a bill that raised a sum; a credit is shown with the bills it takes back, and so is what was paid
    ///                 back on it, as far as it took back so much
    /// @param disputes the last state of each disputed case
    /// @param isDated  whether its date has come; what was paid before it is shown all the same
    /// @param isCancelled whether it was taken back with its whole posting
    /// @param isCreditPending whether a dispute is upheld and no credit has followed yet
    public record Line(
            BillRecord bill,
            Balance balance,
            SortedMap<String, DisputeState> disputes,
            boolean isDated,
            boolean isCancelled,
            boolean isCreditPending) {
        public boolean isCredit() {
            return bill.getAmount().signum() < 0;
        }

        /// Whether somebody waits for an answer.
        public boolean isDisputed() {
            return disputes.values().stream().anyMatch(DisputeState::isOpen);
        }

        /// Whether nothing of it is asked for now: somebody waits for an answer, or for the credit that the answer promised.
        public boolean isWaiting() {
            return isDisputed() || isCreditPending;
        }

        /// Whether a state is one of the bill's.
        public boolean is(State state) {
            return switch (state) {
                case cancelled -> isCancelled;
                case credit -> isCredit() && !isCancelled;
                case disputed -> isDisputed();
                case open -> balance.open().signum() > 0;
                case paid -> !isCredit() && balance.open().signum() <= 0 && balance.paid().signum() > 0;
                case credited -> !isCancelled && !isCredit() && balance.credited().signum() > 0;
            };
        }

        /// Days since the bill was dated; 0 before.
        public long age(LocalDate today) {
            return Math.max(0, ChronoUnit.DAYS.between(bill.getDated(), today));
        }
    }

    private final Projection projection;
    private final Optional<LocalDate> day;

    /// Bills with everything that the ledger has on them, of whatever day.
    public BillStates(Projection projection) {
        this(projection, Optional.empty());
    }

    private BillStates(Projection projection, Optional<LocalDate> day) {
        this.projection = projection;
        this.day = day;
    }

    /// Bills as they were at the end of a day: bills, credits, disputes and payments of later dates are not in it, whenever
    /// they were posted.
    public static BillStates asOf(Projection projection, LocalDate day) {
        return new BillStates(projection, Optional.of(day));
    }

    /// The bills in the order in which they were posted. Bills of later dates are only there where something was paid.
    public List<Line> find(Filter filter) {
        var bill = Bill.BILL;
        var credited = credited();
        var paid = new PaidSums(projection).on(day);
        var disputes = disputes();
        var cancelled = cancelled();
        var pending = new PendingCredits(projection, day).bills();
        var lines = new ArrayList<Line>();
        projection.sql().selectFrom(bill).where(condition(filter)).orderBy(bill.SEQUENCE, bill.LINE).forEach(found -> {
            refuseUnknown(found.getSequence(), bill, found.getPeriod(), found.getCareGroup());
            boolean dated = day.isEmpty() || !found.getDated().isAfter(day.get());
            var number = found.getNumber();
            boolean credit = found.getAmount().signum() < 0;
            var balance = new Balance(
                    dated && !credit ? found.getAmount() : BigDecimal.ZERO,
                    credit ? BigDecimal.ZERO : credited.getOrDefault(number, BigDecimal.ZERO),
                    paid.getOrDefault(number, BigDecimal.ZERO));
            if (dated || balance.open().signum() != 0 || balance.paid().signum() != 0) {
                lines.add(new Line(
                        found, balance, disputes.getOrDefault(number, new TreeMap<>()), dated,
                        cancelled.contains(number), pending.contains(number)));
            }
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

    private Condition until(Field<LocalDate> date) {
        return day.map(date::le).orElse(noCondition());
    }

    /// Whether the entry of a row is dated by the day.
    private Condition posted(Field<Long> sequence) {
        var entry = Entry.ENTRY;
        return day.isEmpty()
                ? noCondition()
                : sequence.in(DSL.select(entry.SEQUENCE).from(entry).where(until(entry.POSTED_ON)));
    }

    private Map<String, BigDecimal> credited() {
        var credit = Credit.CREDIT;
        return projection.sql()
                .select(credit.BILL_NUMBER, sum(credit.AMOUNT))
                .from(credit)
                .where(posted(credit.SEQUENCE))
                .groupBy(credit.BILL_NUMBER)
                .fetchMap(each -> each.value1(), each -> each.value2());
    }

    /// A bill that was cancelled takes itself back.
    private Set<String> cancelled() {
        var credit = Credit.CREDIT;
        return projection.sql()
                .select(credit.BILL_NUMBER)
                .from(credit)
                .where(credit.BILL_NUMBER.eq(credit.CREDIT_NUMBER))
                .and(posted(credit.SEQUENCE))
                .fetchSet(credit.BILL_NUMBER);
    }

    /// Money that came in and found no bill; what is without a bill and without a municipality.
    public BigDecimal unmatched() {
        var payment = Payment.PAYMENT;
        var found = projection.sql()
                .select(sum(payment.AMOUNT))
                .from(payment)
                .where(payment.BILL_NUMBER.eq(""))
                .and(until(payment.PAID_ON))
                .fetchOne(0, BigDecimal.class);
        return found == null ? BigDecimal.ZERO : found;
    }

    private Map<String, SortedMap<String, DisputeState>> disputes() {
        var dispute = Dispute.DISPUTE;
        var states = new HashMap<String, SortedMap<String, DisputeState>>();
        projection.sql()
                .selectFrom(dispute)
                .where(until(dispute.DECIDED_ON))
                .orderBy(dispute.SEQUENCE, dispute.LINE)
                .forEach(each -> states.computeIfAbsent(each.getBillNumber(), _ -> new TreeMap<>())
                        .put(each.getCaseId(), state(each)));
        return states;
    }

    private static DisputeState state(DisputeRecord row) {
        return read(row.getSequence(), Dispute.DISPUTE, () -> DisputeState.of(row.getState()));
    }

    private static void refuseUnknown(long sequence, Table<?> table, String period, String careGroup) {
        read(sequence, table, () -> YearMonth.parse(period));
        read(sequence, table, () -> word(careGroup, CareGroup.values(), CareGroup::code));
    }

    /// A value that somebody may have changed.
    private static <T> T read(long sequence, Table<?> table, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | DateTimeException _) {
            throw LedgerException.differs("ledger.projection-differs", sequence, table.getName());
        }
    }

    private static <E> E word(String code, E[] words, Function<E, String> codes) {
        return Arrays.stream(words)
                .filter(each -> codes.apply(each).equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }

    /// Everything that was said of a bill's cases in dispute, in its order.
    public List<DisputeRecord> disputeHistory(String number) {
        var dispute = Dispute.DISPUTE;
        return projection.sql()
                .selectFrom(dispute)
                .where(dispute.BILL_NUMBER.eq(number))
                .and(until(dispute.DECIDED_ON))
                .orderBy(dispute.SEQUENCE, dispute.LINE)
                .fetch(each -> {
                    state(each);
                    return each;
                });
    }

    /// The payments of a bill, and what was paid back on the credit notes that take it back.
    public List<PaymentRecord> payments(String number) {
        var payment = Payment.PAYMENT;
        var notes = credits(number).stream()
                .filter(credit -> credit.getBillNumber().equals(number) && credit.getAmount().signum() > 0)
                .map(CreditRecord::getCreditNumber)
                .toList();
        return projection.sql()
                .selectFrom(payment)
                .where(payment.BILL_NUMBER.eq(number).or(payment.BILL_NUMBER.in(notes)))
                .and(until(payment.PAID_ON))
                .orderBy(payment.SEQUENCE, payment.LINE)
                .fetch();
    }

    /// What was taken back of a bill, or what a credit takes back.
    public List<CreditRecord> credits(String number) {
        var credit = Credit.CREDIT;
        return projection.sql()
                .selectFrom(credit)
                .where(credit.BILL_NUMBER.eq(number).or(credit.CREDIT_NUMBER.eq(number)))
                .and(posted(credit.SEQUENCE))
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
                .fetch(each -> {
                    read(each.getSequence(), change, () -> word(each.getReason(), Reason.values(), Reason::code));
                    return each;
                });
    }

    /// The lines of the last draft of each month.
    public List<DraftRecord> drafts() {
        var draft = Draft.DRAFT;
        var last = new TreeMap<String, Long>();
        var all = projection.sql()
                .selectFrom(draft)
                .where(posted(draft.SEQUENCE))
                .orderBy(draft.SEQUENCE, draft.LINE)
                .fetch();
        all.forEach(each -> refuseUnknown(each.getSequence(), draft, each.getPeriod(), each.getCareGroup()));
        all.forEach(each -> last.put(each.getSeries() + each.getPeriod(), each.getSequence()));
        return all.stream()
                .filter(each -> each.getSequence().equals(last.get(each.getSeries() + each.getPeriod())))
                .toList();
    }
}
