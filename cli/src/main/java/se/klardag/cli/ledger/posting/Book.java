package se.klardag.cli.ledger.posting;

import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The ledger's state, taken from the documents one by one (*liggarens läge ur journalen*), without the projection.
public final class Book implements LedgerView {
    private record Account(String series, YearMonth period) {}

    private final Map<Account, Long> billed = new HashMap<>();
    private final Map<Account, Long> drafts = new HashMap<>();
    private final Map<String, BillPlace> bills = new HashMap<>();
    private final Map<String, SortedMap<String, Content.DisputeState>> disputes = new HashMap<>();
    private final Set<String> payments = new HashSet<>();

    /// Takes the next document.
    public void take(Document document) {
        switch (document.content()) {
            case Content.Month month -> {
                var account = new Account(month.series(), month.period());
                (month.kind() == Kind.DRAFT ? drafts : billed).put(account, document.sequence());
                for (var bill : month.bills()) {
                    bills.put(bill.number(), new BillPlace(
                            document.sequence(),
                            document.date(),
                            month.series(),
                            month.period(),
                            bill.municipality(),
                            bill.edition(),
                            bill.careGroup()));
                }
            }
            case Content.Dispute dispute -> {
                var states = disputes.computeIfAbsent(dispute.bill(), _ -> new TreeMap<>());
                dispute.caseIds().forEach(id -> states.put(id, dispute.state()));
            }
            case Content.Payments taken -> taken.payments().forEach(each -> payments.add(each.reference()));
        }
    }

    @Override
    public OptionalLong lastBilled(String series, YearMonth period) {
        return optional(billed.get(new Account(series, period)));
    }

    @Override
    public SortedMap<String, Long> lastBilled(YearMonth period) {
        var found = new TreeMap<String, Long>();
        billed.forEach((account, sequence) -> {
            if (account.period().equals(period)) {
                found.put(account.series(), sequence);
            }
        });
        return found;
    }

    @Override
    public OptionalLong lastDraft(String series, YearMonth period) {
        return optional(drafts.get(new Account(series, period)));
    }

    private static OptionalLong optional(@Nullable Long found) {
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }

    @Override
    public Optional<BillPlace> bill(String number) {
        return Optional.ofNullable(bills.get(number));
    }

    @Override
    public SortedMap<String, Content.DisputeState> disputes(String bill) {
        return disputes.getOrDefault(bill, Collections.emptySortedMap());
    }

    @Override
    public boolean knowsPayment(String reference) {
        return payments.contains(reference);
    }
}
