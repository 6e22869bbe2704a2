package se.klardag.cli.ledger.projection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.CaseJson;
import se.klardag.cli.ledger.posting.Content;
import se.klardag.cli.ledger.posting.Document;
import se.klardag.cli.ledger.posting.Kind;
import se.klardag.cli.ledger.posting.Numbering;
import se.klardag.cli.ledger.projection.schema.tables.records.BillRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.CaseChangeRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.CaseVersionRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.CreditRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.DisputeRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.DraftRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.EntryRecord;
import se.klardag.cli.ledger.projection.schema.tables.records.PaymentRecord;
import se.klardag.engine.bill.Owed;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.CaseChange;

/// The rows that a document becomes (*rader*): a document alone decides them, so that the projection can be made again, and
/// held against the journal, entry by entry.
final class Rows {
    private static final int MONEY_DECIMALS = 2;

    private final long sequence;
    private final Document document;
    private final List<TableRecord<?>> rows = new ArrayList<>();

    private Rows(EntryName entry, Document document) {
        this.sequence = entry.sequence();
        this.document = document;
    }

    /// The entry's own row first.
    static List<TableRecord<?>> of(EntryName entry, Document document) {
        var rows = new Rows(entry, document);
        switch (document.content()) {
            case Content.Month month -> {
                rows.entry(entry, month.series(), month.period().toString(), month.agreement(), month.cases().size());
                rows.month(month);
            }
            case Content.Dispute dispute -> {
                rows.entry(entry, null, null, null, 0);
                rows.dispute(dispute);
            }
            case Content.Payments payments -> {
                rows.entry(entry, null, null, null, 0);
                rows.payments(payments);
            }
        }
        return rows.rows;
    }

    private void entry(
            EntryName entry,
            @Nullable String series,
            @Nullable String period,
            @Nullable String agreement,
            long cases) {
        rows.add(new EntryRecord(
                sequence, entry.kind(), entry.sha256(), document.date(), series, period, agreement, cases));
    }

    private void month(Content.Month month) {
        if (month.kind() == Kind.DRAFT) {
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
                    Municipality.codeText(change.municipality()),
                    change.edition(),
                    change.careGroup().code(),
                    change.caseId(),
                    change.reason().code(),
                    change.daysBefore(),
                    change.daysAfter()));
        }
    }

    private void bills(Content.Month month) {
        int line = 0;
        int share = 0;
        for (var bill : month.bills()) {
            var number = Numbering.BillNumber.of(bill.number());
            rows.add(new BillRecord(
                    sequence,
                    ++line,
                    bill.number(),
                    number.series(),
                    number.year(),
                    number.running(),
                    bill.kind().code(),
                    month.period().toString(),
                    Municipality.codeText(bill.municipality()),
                    bill.name(),
                    bill.edition(),
                    bill.careGroup().code(),
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

    /// The cases that came or changed since the month was billed first; as they were then they stand in its document.
    private void versions(Content.Month month) {
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

    private void drafts(Content.Month month) {
        int line = 0;
        for (var standing : month.standing()) {
            Owed owed = standing.owed();
            rows.add(new DraftRecord(
                    sequence,
                    ++line,
                    month.series(),
                    month.period().toString(),
                    Municipality.codeText(owed.municipality()),
                    name(month, owed.municipality()),
                    owed.edition(),
                    owed.careGroup().code(),
                    money(owed.toPay())));
        }
    }

    private static String name(Content.Month month, int municipality) {
        for (var each : month.settlement().required("municipalities")) {
            if (each.required("code").asString().equals(Municipality.codeText(municipality))) {
                return each.required("name").asString();
            }
        }
        return "";
    }

    private void dispute(Content.Dispute dispute) {
        int line = 0;
        for (var id : dispute.caseIds()) {
            rows.add(new DisputeRecord(
                    sequence, ++line, dispute.bill(), id, dispute.state().code(), dispute.reason(), document.date()));
        }
    }

    private void payments(Content.Payments payments) {
        int line = 0;
        for (var payment : payments.payments()) {
            rows.add(new PaymentRecord(
                    sequence,
                    ++line,
                    payment.bill(),
                    money(payment.amount()),
                    payment.date(),
                    payment.reference()));
        }
    }

    /// As the columns hold it; more decimals than öre do not fit.
    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(MONEY_DECIMALS);
    }
}
