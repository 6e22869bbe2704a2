package se.klardag.cli.ledger.projection;

import static org.jooq.impl.DSL.max;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.cli.ledger.posting.Content;
import se.klardag.cli.ledger.posting.Kind;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.ledger.projection.schema.tables.Bill;
import se.klardag.cli.ledger.projection.schema.tables.Dispute;
import se.klardag.cli.ledger.projection.schema.tables.Entry;
import se.klardag.cli.ledger.projection.schema.tables.Payment;
import se.klardag.engine.terms.CareGroup;

/// What a posting has to know, looked up in the tables (*uppslag i projektionen*).
public final class ProjectionView implements LedgerView {
    private static final List<Kind> BILLED = List.of(Kind.SETTLEMENT, Kind.CORRECTION, Kind.CREDIT);

    private final Projection projection;

    public ProjectionView(Projection projection) {
        this.projection = projection;
    }

    @Override
    public OptionalLong lastBilled(String series, YearMonth period) {
        return last(series, period, BILLED);
    }

    @Override
    public SortedMap<String, Long> lastBilled(YearMonth period) {
        var entry = Entry.ENTRY;
        return new TreeMap<>(projection.sql()
                .select(entry.SERIES, max(entry.SEQUENCE))
                .from(entry)
                .where(entry.PERIOD.eq(period.toString()))
                .and(entry.KIND.in(BILLED.stream().map(Kind::code).toList()))
                .groupBy(entry.SERIES)
                .fetchMap(each -> each.value1(), each -> each.value2()));
    }

    @Override
    public OptionalLong lastDraft(String series, YearMonth period) {
        return last(series, period, List.of(Kind.DRAFT));
    }

    private OptionalLong last(String series, YearMonth period, List<Kind> kinds) {
        var entry = Entry.ENTRY;
        var found = projection.sql()
                .select(max(entry.SEQUENCE))
                .from(entry)
                .where(entry.SERIES.eq(series))
                .and(entry.PERIOD.eq(period.toString()))
                .and(entry.KIND.in(kinds.stream().map(Kind::code).toList()))
                .fetchOne(0, Long.class);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }

    @Override
    public Optional<BillPlace> bill(String number) {
        var bill = Bill.BILL;
        return projection.sql()
                .selectFrom(bill)
                .where(bill.NUMBER.eq(number))
                .fetchOptional(found -> new BillPlace(
                        found.getSequence(),
                        found.getDated(),
                        found.getSeries(),
                        YearMonth.parse(found.getPeriod()),
                        Integer.parseInt(found.getMunicipality()),
                        found.getEdition(),
                        careGroup(found.getCareGroup())));
    }

    private static CareGroup careGroup(String code) {
        for (var group : CareGroup.values()) {
            if (group.code().equals(code)) {
                return group;
            }
        }
        throw new IllegalStateException("no care group " + code);
    }

    @Override
    public SortedMap<String, Content.DisputeState> disputes(String number) {
        var dispute = Dispute.DISPUTE;
        var states = new TreeMap<String, Content.DisputeState>();
        projection.sql()
                .selectFrom(dispute)
                .where(dispute.BILL_NUMBER.eq(number))
                .orderBy(dispute.SEQUENCE, dispute.LINE)
                .forEach(each -> states.put(each.getCaseId(), Content.DisputeState.of(each.getState())));
        return states;
    }

    @Override
    public boolean knowsPayment(String reference) {
        var payment = Payment.PAYMENT;
        return projection.sql()
                .fetchExists(payment, payment.REFERENCE.eq(reference));
    }
}
