package se.klardag.cli.ledger.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.engine.bill.AmountOwed;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.bill.CreditAllocation;

/// The ledger's state, taken from the documents one by one (*liggarens läge ur journalen*), without the projection.
public final class InMemoryLedgerView implements LedgerView {
    private record Account(String series, YearMonth period) {}

    /// What was billed under one key, and the bills with what is left of them.
    private static final class Billed {
        private BigDecimal sum = BigDecimal.ZERO;
        private final Map<String, CreditAllocation.Billed> bills = new LinkedHashMap<>();

        private void take(EntryBody.NumberedBill bill) {
            sum = sum.add(bill.amount());
            if (bill.amount().signum() > 0) {
                bills.put(bill.number(), new CreditAllocation.Billed(bill.number(), bill.amount(), BigDecimal.ZERO));
            }
            // of a bill that was credited twice no more than all of it can be taken back
            bill.credits()
                    .forEach(share -> bills.computeIfPresent(
                            share.number(),
                            (_, each) -> each.less(share.amount().min(each.amount().subtract(each.credited())))));
        }

        private void takeBack(EntryBody.NumberedBill bill) {
            sum = sum.subtract(bill.amount());
            bills.remove(bill.number());
            bill.credits()
                    .forEach(share -> bills.computeIfPresent(
                            share.number(), (_, each) -> each.less(share.amount().min(each.credited()).negate())));
        }
    }

    /// The cases that are out of an entry's month.
    private record TakenOut(String root, List<EntryBody.Struck> cases) {}

    private final Map<Account, SortedMap<BillKey, Billed>> sums = new HashMap<>();
    private final Map<Account, Deque<Long>> billed = new HashMap<>();
    private final Map<Account, Long> drafts = new HashMap<>();
    private final Map<String, BillPlace> bills = new HashMap<>();
    private final Map<String, SortedMap<String, EntryBody.DisputeState>> disputes = new HashMap<>();
    private final Map<String, Map<String, LocalDate>> disputedOn = new HashMap<>();
    private final Map<Long, TakenOut> takenOut = new HashMap<>();
    private final Map<String, BigDecimal> paid = new HashMap<>();
    private final Map<String, List<CreditAllocation.Share>> takesBack = new HashMap<>();
    private final Map<String, Long> cancelled = new HashMap<>();
    private final Set<YearMonth> closed = new HashSet<>();
    private final Map<String, LocalDate> dated = new HashMap<>();
    private final Map<String, List<Recorded>> payments = new HashMap<>();
    private final Map<String, List<Sent>> sent = new HashMap<>();
    private final Set<String> sentFiles = new HashSet<>();
    private final Map<String, Owed> owed = new LinkedHashMap<>();

    /// Takes the next document.
    public void take(JournalEntry document) {
        switch (document.content()) {
            case EntryBody.Month month -> {
                var account = new Account(month.series(), month.period());
                if (month.kind() == EntryKind.DRAFT) {
                    drafts.put(account, document.sequence());
                } else {
                    billed.computeIfAbsent(account, _ -> new ArrayDeque<>()).addLast(document.sequence());
                    if (!month.struck().isEmpty()) {
                        takenOut.put(document.sequence(), new TakenOut(month.root(), month.struck()));
                    }
                }
                for (var bill : month.bills()) {
                    dated.merge(month.series(), document.date(), (one, other) -> one.isAfter(other) ? one : other);
                    sums.computeIfAbsent(account, _ -> new TreeMap<>())
                            .computeIfAbsent(bill.key(), _ -> new Billed())
                            .take(bill);
                    bills.put(bill.number(), new BillPlace(
                            document.sequence(),
                            document.date(),
                            month.series(),
                            month.period(),
                            bill.key()));
                    owed.put(bill.number(),
                            new Owed(bill.number(), bill.amount(), bill.amount().max(BigDecimal.ZERO)));
                    takesBack.put(bill.number(), bill.credits());
                    bill.credits().forEach(share -> less(share.number(), share.amount()));
                }
            }
            case EntryBody.Dispute dispute -> {
                var states = disputes.computeIfAbsent(dispute.bill(), _ -> new TreeMap<>());
                var days = disputedOn.computeIfAbsent(dispute.bill(), _ -> new HashMap<>());
                dispute.caseIds().forEach(id -> {
                    states.put(id, dispute.state());
                    days.put(id, document.date());
                });
            }
            case EntryBody.Cancellation taken -> {
                var account = new Account(taken.series(), taken.period());
                billed.getOrDefault(account, new ArrayDeque<>()).pollLast();
                for (var bill : taken.bills()) {
                    cancelled.put(bill.number(), document.sequence());
                    Optional.ofNullable(sums.get(account))
                            .map(each -> each.get(bill.key()))
                            .ifPresent(each -> each.takeBack(bill));
                    owed.remove(bill.number());
                    bill.credits().forEach(share -> less(share.number(), share.amount().negate()));
                }
            }
            case EntryBody.Closing closing -> closed.add(closing.period());
            case EntryBody.Dispatch dispatch -> dispatch.files().forEach(file -> {
                sentFiles.add(file.name() + " " + file.sha256());
                file.bills()
                        .forEach(bill -> sent.computeIfAbsent(bill, _ -> new ArrayList<>())
                                .add(new Sent(document.sequence(), document.date(), file)));
            });
            case EntryBody.Payments taken -> {
                int line = 0;
                for (var each : taken.payments()) {
                    payments.computeIfAbsent(IdText.compared(each.reference()), _ -> new ArrayList<>())
                            .add(new Recorded(document.sequence() + "/" + ++line, each));
                    less(each.bill(), each.amount());
                    paid.merge(each.bill(), each.amount(), BigDecimal::add);
                }
            }
        }
    }

    @Override
    public List<EntryBody.Standing> billed(String series, YearMonth period) {
        return sums.getOrDefault(new Account(series, period), Collections.emptySortedMap())
                .entrySet()
                .stream()
                .map(each -> new EntryBody.Standing(
                        new AmountOwed(each.getKey(), each.getValue().sum),
                        List.copyOf(each.getValue().bills.values())))
                .toList();
    }

    @Override
    public OptionalLong lastBilled(String series, YearMonth period) {
        return optional(billed.getOrDefault(new Account(series, period), new ArrayDeque<>()).peekLast());
    }

    @Override
    public SortedMap<String, Long> lastBilled(YearMonth period) {
        var found = new TreeMap<String, Long>();
        billed.forEach((account, sequences) -> {
            if (account.period().equals(period) && !sequences.isEmpty()) {
                found.put(account.series(), sequences.getLast());
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
    public SortedMap<String, EntryBody.DisputeState> disputes(String bill) {
        return disputes.getOrDefault(bill, Collections.emptySortedMap());
    }

    @Override
    public Optional<LocalDate> disputedOn(String bill, String caseId) {
        return Optional.ofNullable(disputedOn.getOrDefault(bill, Map.of()).get(caseId));
    }

    @Override
    public SortedMap<String, String> takenOut(String root) {
        var found = new TreeMap<String, String>();
        billed.values().forEach(sequences -> {
            var last = sequences.isEmpty() ? null : takenOut.get(sequences.getLast());
            if (last != null && last.root().equals(root)) {
                last.cases().forEach(each -> found.put(each.caseId(), each.bill()));
            }
        });
        return found;
    }

    private void less(String number, BigDecimal sum) {
        owed.computeIfPresent(number, (_, each) -> each.less(sum));
    }

    @Override
    public OptionalLong cancelledAt(String bill) {
        return optional(cancelled.get(bill));
    }

    @Override
    public boolean isSent(String name, String sha256) {
        return sentFiles.contains(name + " " + sha256);
    }

    @Override
    public List<Sent> sent(String bill) {
        return List.copyOf(sent.getOrDefault(bill, List.of()));
    }

    @Override
    public BigDecimal paid(String bill) {
        return paid.getOrDefault(bill, BigDecimal.ZERO);
    }

    @Override
    public List<CreditAllocation.Share> takesBack(String credit) {
        return takesBack.getOrDefault(credit, List.of());
    }

    @Override
    public boolean isClosed(YearMonth period) {
        return closed.contains(period);
    }

    @Override
    public Optional<LocalDate> lastDated(String series) {
        return Optional.ofNullable(dated.get(series));
    }

    @Override
    public List<Owed> owed() {
        return List.copyOf(owed.values());
    }

    @Override
    public List<Recorded> paidUnder(String reference) {
        return List.copyOf(payments.getOrDefault(IdText.compared(reference), List.of()));
    }
}
