package se.klardag.cli.ledger.projection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.CaseJson;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.NumberSeries;
import se.klardag.cli.ledger.projection.schema.tables.Entry;
import se.klardag.cli.ledger.projection.schema.tables.records.BillRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.CaseChangeRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.CaseVersionRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.CreditRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.DisputeRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.DraftRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.EntryRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.PaymentRecord;
import se.klardag.engine.bill.AmountOwed;
import se.klardag.engine.correction.CaseChange;
import se.klardag.engine.facts.Municipality;

/// The rows that a document becomes (*rader*): a document alone decides them, so that the projection can be made again, and
/// compared with the journal, entry by entry.
final class ProjectionRows {
    private static final int MONEY_DECIMALS = 2;

    private final long sequence;
    private final JournalEntry document;
    private final List<TableRecord<?>> rows = new ArrayList<>();

    private ProjectionRows(EntryName entry, JournalEntry document) {
        this.sequence = entry.sequence();
        this.document = document;
    }

    /// The entry's own row first.
    static List<TableRecord<?>> of(EntryName entry, JournalEntry document) {
        var rows = new ProjectionRows(entry, document);
        switch (document.content()) {
            case EntryBody.Month month -> {
                rows.entry(entry, month.series(), month.period().toString(), month.agreement(), month.cases().size());
                rows.month(month);
            }
            case EntryBody.Dispute dispute -> {
                rows.entry(entry, null, null, null, 0);
                rows.dispute(dispute);
            }
            case EntryBody.Cancellation cancellation -> {
                rows.entry(entry, cancellation.series(), cancellation.period().toString(), null, 0);
                rows.cancelled(cancellation);
            }
            case EntryBody.Dispatch _ -> rows.entry(entry, null, null, null, 0);
            case EntryBody.Closing closing -> rows.entry(entry, null, closing.period().toString(), null, 0);
            case EntryBody.Payments payments -> {
                rows.entry(entry, null, null, null, 0);
                rows.payments(payments);
            }
        }
        return rows.rows;
    }

    @SuppressWarnings("NullAway") // a generated record does not say which of its columns may be empty
    private void entry(
            EntryName entry,
            @Nullable String series,
            @Nullable String period,
            @Nullable String agreement,
            long cases) {
        var row = new EntryRecord();
        row.set(Entry.ENTRY.SEQUENCE, sequence);
        row.set(Entry.ENTRY.KIND, entry.kind());
        row.set(Entry.ENTRY.SHA256, entry.sha256());
        row.set(Entry.ENTRY.POSTED_ON, document.date());
        row.set(Entry.ENTRY.SERIES, series);
        row.set(Entry.ENTRY.PERIOD, period);
        row.set(Entry.ENTRY.AGREEMENT, agreement);
        row.set(Entry.ENTRY.CASES, cases);
        rows.add(row);
    }

    private void month(EntryBody.Month month) {
        if (month.kind() == EntryKind.DRAFT) {
            drafts(month);
            return;
        }
        bills(month);
        versions(month);
        int line = 0;
        for (var change : month.changes()) {
            rows.add(new CaseChangeRecord(
                    sequence,
                    ++line,
                    Municipality.codeText(change.key().municipality()),
                    change.key().edition(),
                    change.key().careGroup().code(),
                    change.caseId(),
                    change.reason().code(),
                    change.daysBefore(),
                    change.daysAfter()));
        }
    }

    private void bills(EntryBody.Month month) {
        int line = 0;
        int share = 0;
        for (var bill : month.bills()) {
            var number = NumberSeries.BillNumber.of(bill.number());
            rows.add(new BillRecord(
                    sequence,
                    ++line,
                    bill.number(),
                    number.series(),
                    number.year(),
                    number.running(),
                    bill.kind().code(),
                    month.period().toString(),
                    Municipality.codeText(bill.key().municipality()),
                    bill.name(),
                    bill.key().edition(),
                    bill.key().careGroup().code(),
                    document.date(),
                    money(bill.before()),
                    money(bill.after()),
                    money(bill.amount())));
            for (var credit : bill.credits()) {
                rows.add(new CreditRecord(
                        sequence, ++share, bill.number(), credit.number(), money(credit.amount())));
            }
        }
    }

    /// Each bill takes itself back, and what a credit took back is owed again.
    private void cancelled(EntryBody.Cancellation cancellation) {
        int line = 0;
        for (var bill : cancellation.bills()) {
            rows.add(new CreditRecord(sequence, ++line, bill.number(), bill.number(), money(bill.amount())));
            for (var credit : bill.credits()) {
                rows.add(new CreditRecord(
                        sequence, ++line, bill.number(), credit.number(), money(credit.amount().negate())));
            }
        }
    }

    /// The cases that came or changed since the month was billed first; as they were then they stand in its document.
    private void versions(EntryBody.Month month) {
        var changed = new HashSet<String>();
        month.changes().stream().map(CaseChange::caseId).forEach(changed::add);
        int line = 0;
        for (var fact : month.cases()) {
            if (changed.contains(fact.id())) {
                rows.add(new CaseVersionRecord(
                        sequence,
                        ++line,
                        month.series(),
                        month.period().toString(),
                        Municipality.codeText(fact.municipality()),
                        fact.id(),
                        CaseJson.fingerprint(fact)));
            }
        }
    }

    private void drafts(EntryBody.Month month) {
        int line = 0;
        for (var standing : month.standing()) {
            AmountOwed owed = standing.owed();
            rows.add(new DraftRecord(
                    sequence,
                    ++line,
                    month.series(),
                    month.period().toString(),
                    Municipality.codeText(owed.key().municipality()),
                    name(month, owed.key().municipality()),
                    owed.key().edition(),
                    owed.key().careGroup().code(),
                    money(owed.toPay())));
        }
    }

    private static String name(EntryBody.Month month, int municipality) {
        for (var each : month.settlement().required("municipalities")) {
            if (each.required("code").asString().equals(Municipality.codeText(municipality))) {
                return each.required("name").asString();
            }
        }
        return "";
    }

    private void dispute(EntryBody.Dispute dispute) {
        int line = 0;
        for (var id : dispute.caseIds()) {
            rows.add(new DisputeRecord(
                    sequence, ++line, dispute.bill(), id, dispute.state().code(), dispute.reason(), document.date()));
        }
    }

    private void payments(EntryBody.Payments payments) {
        int line = 0;
        for (var payment : payments.payments()) {
            payment(++line, payment, payment.bill(), payment.amount());
            if (payment.isMoved()) {
                payment(++line, payment, "", payment.amount().negate());
            }
        }
    }

    private void payment(int line, EntryBody.Payment payment, String bill, BigDecimal amount) {
        rows.add(new PaymentRecord(sequence, line, bill, money(amount), payment.date(), payment.reference()));
    }

    /// As the columns hold it; more decimals than öre do not fit.
    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(MONEY_DECIMALS);
    }
}
