package se.klardag.cli.ledger.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.facts.Municipality;

/// The months of a ledger that are posted and stand (*bokförda månader*), with those who owe nothing for them.
public record SettledMonths(Ledger ledger) {
    /// The municipalities of posted months, four digits each, also those that have no bill.
    ///
    /// @param day    the last that counts
    /// @param series the only one that counts; every one where it is empty
    public SortedSet<String> municipalities(LocalDate day, Optional<String> series) {
        var codes = new TreeSet<String>();
        for (var entry : standing(day)) {
            if (entry.content() instanceof EntryBody.Month month && series.map(month.series()::equals).orElse(true)) {
                month.standing().forEach(each -> codes.add(Municipality.codeText(each.owed().key().municipality())));
            }
        }
        return codes;
    }

    /// The numbers of a month's bills and corrections, in their order.
    public List<String> numbers(YearMonth period) {
        var numbers = new ArrayList<String>();
        for (var entry : standing(LocalDate.MAX)) {
            if (entry.content() instanceof EntryBody.Month month && month.period().equals(period)) {
                month.bills().forEach(bill -> numbers.add(bill.number()));
            }
        }
        return numbers;
    }

    /// What each municipality is billed for a month under an agreement: bills less credits, in kronor, by code. One that was
    /// never billed is not there.
    ///
    /// @param root id of what the agreement is built on
    /// @return empty where the month is not posted
    public Optional<SortedMap<Integer, BigDecimal>> billed(YearMonth period, String root) {
        var view = ledger.view();
        var series = view.lastBilled(period)
                .entrySet()
                .stream()
                .filter(each -> ledger.read(each.getValue()).content() instanceof EntryBody.Month month
                        && month.root().equals(root))
                .map(Map.Entry::getKey)
                .toList();
        if (series.isEmpty()) {
            return Optional.empty();
        }
        var byCode = new TreeMap<Integer, BigDecimal>();
        series.forEach(each -> view.billed(each, period)
                .forEach(standing -> byCode.merge(
                        standing.owed().key().municipality(), standing.owed().toPay(), BigDecimal::add)));
        return Optional.of(byCode);
    }

    /// Those who owe nothing for a month, by what was posted of it last.
    ///
    /// @throws LedgerException when nothing is posted for it
    public List<OwedNothing> owedNothing(YearMonth period) {
        var last = ledger.view().lastBilled(period);
        if (last.isEmpty()) {
            throw LedgerException.unusable("ledger.close-empty", period);
        }
        var found = new ArrayList<OwedNothing>();
        for (var sequence : last.values()) {
            if (ledger.read(sequence).content() instanceof EntryBody.Month month) {
                nothing(month).forEach(key -> found.add(since(sequence, month, key)));
            }
        }
        return found;
    }

    private static List<BillKey> nothing(EntryBody.Month month) {
        return month.standing()
                .stream()
                .filter(each -> each.owed().toPay().signum() == 0 && each.bills().isEmpty())
                .map(each -> each.owed().key())
                .toList();
    }

    /// By the posting that gave the municipality what stands: what corrects only others leaves it as it was.
    private OwedNothing since(long last, EntryBody.Month standing, BillKey key) {
        long sequence = last;
        var month = standing;
        while (month.corrects().isPresent() && month.ruleChanges().isEmpty()
                && month.changes().stream().noneMatch(change -> change.key().equals(key))
                && ledger.read(month.corrects().getAsLong()).content() instanceof EntryBody.Month earlier
                && earlier.kind() != EntryKind.DRAFT && nothing(earlier).contains(key)) {
            sequence = month.corrects().getAsLong();
            month = earlier;
        }
        return new OwedNothing(
                ledger.journal().entries().get((int) (sequence - 1)), ledger.read(sequence).date(), month, key);
    }

    /// Posted months until a day that no cancellation of the same days took back; drafts are none.
    private List<JournalEntry> standing(LocalDate day) {
        var entries = ledger.journal()
                .entries()
                .stream()
                .map(each -> ledger.read(each.sequence()))
                .filter(each -> !each.date().isAfter(day))
                .toList();
        var cancelled = cancelled(entries);
        return entries.stream()
                .filter(each -> each.content() instanceof EntryBody.Month month && month.kind() != EntryKind.DRAFT
                        && !cancelled.contains(each.sequence()))
                .toList();
    }

    private static Set<Long> cancelled(List<JournalEntry> entries) {
        var cancelled = new HashSet<Long>();
        entries.forEach(each -> {
            if (each.content() instanceof EntryBody.Cancellation cancellation) {
                cancelled.add(cancellation.cancels());
            }
        });
        return cancelled;
    }
}
