package se.klardag.cli.ledger.projection;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import se.klardag.cli.ledger.posting.EntryBody.DisputeState;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.projection.schema.tables.Bill;
import se.klardag.cli.ledger.projection.schema.tables.CaseChange;
import se.klardag.cli.ledger.projection.schema.tables.Credit;
import se.klardag.cli.ledger.projection.schema.tables.Dispute;
import se.klardag.cli.ledger.projection.schema.tables.Entry;
import se.klardag.engine.correction.CaseChange.Reason;

/// Bills with an upheld dispute that no credit has followed yet (*medgivet, ej krediterat*): the month that was billed last
/// still counts the case.
///
/// @param day at whose end it is asked for; empty for everything that the ledger has
record PendingCredits(Projection projection, Optional<LocalDate> day) {
    private record Case(String bill, String id) {}

    /// Their numbers.
    Set<String> bills() {
        var upheld = upheld();
        if (upheld.isEmpty()) {
            return Set.of();
        }
        var cancelled = cancelled();
        var pending = new HashSet<String>();
        upheld.forEach((disputed, since) -> {
            if (!isOut(disputed, since, cancelled)) {
                pending.add(disputed.bill());
            }
        });
        return pending;
    }

    /// The cases whose dispute stands as upheld, with the entry that says so.
    private Map<Case, Long> upheld() {
        var dispute = Dispute.DISPUTE;
        var upheld = new HashMap<Case, Long>();
        projection.sql()
                .selectFrom(dispute)
                .where(until(dispute.DECIDED_ON))
                .orderBy(dispute.SEQUENCE, dispute.LINE)
                .forEach(each -> {
                    var disputed = new Case(each.getBillNumber(), each.getCaseId());
                    if (each.getState().equals(DisputeState.UPHELD.code())) {
                        upheld.put(disputed, each.getSequence());
                    } else {
                        upheld.remove(disputed);
                    }
                });
        return upheld;
    }

    /// Whether a credit took the case out of the month after that, or it is out otherwise. What came back after the credit
    /// was billed again knowingly.
    private boolean isOut(Case disputed, long since, Set<String> cancelled) {
        var bill = Bill.BILL;
        var change = CaseChange.CASE_CHANGE;
        var entry = Entry.ENTRY;
        boolean credited = false;
        boolean out = false;
        for (var each : projection.sql()
                .select(change.SEQUENCE, change.REASON, entry.KIND)
                .from(change)
                .join(entry)
                .on(entry.SEQUENCE.eq(change.SEQUENCE))
                .join(bill)
                .on(
                        bill.SERIES.eq(entry.SERIES), bill.PERIOD.eq(entry.PERIOD),
                        bill.MUNICIPALITY.eq(change.MUNICIPALITY))
                .where(bill.NUMBER.eq(disputed.bill()))
                .and(change.CASE_ID.eq(disputed.id()))
                .and(until(entry.POSTED_ON))
                .and(change.SEQUENCE.notIn(select(bill.SEQUENCE).from(bill).where(bill.NUMBER.in(cancelled))))
                .orderBy(change.SEQUENCE)) {
            out = each.value2().equals(Reason.REMOVED.code());
            credited |= out && each.value1() > since && each.value3().equals(EntryKind.CREDIT.code());
        }
        return out || credited;
    }

    /// The bills that were cancelled: each takes itself back.
    private Set<String> cancelled() {
        var credit = Credit.CREDIT;
        var entry = Entry.ENTRY;
        return projection.sql()
                .select(credit.BILL_NUMBER)
                .from(credit)
                .join(entry)
                .on(entry.SEQUENCE.eq(credit.SEQUENCE))
                .where(credit.BILL_NUMBER.eq(credit.CREDIT_NUMBER))
                .and(until(entry.POSTED_ON))
                .fetchSet(credit.BILL_NUMBER);
    }

    private Condition until(Field<LocalDate> date) {
        return day.map(date::le).orElse(noCondition());
    }
}
