package se.klardag.cli.ledger.review;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.LedgerView;

/// What a month that is about to be posted is compared with (*jämförelsemånad*): the month before it, and the same month a
/// year ago.
///
/// @param owed what each municipality owes for it, kronor, by kommunkod; empty where it was not posted
public record EarlierMonth(YearMonth period, Optional<SortedMap<Integer, BigDecimal>> owed) {
    private static final int YEAR = 12;

    public EarlierMonth {
        owed = owed.map(Collections::unmodifiableSortedMap);
    }

    /// The month before, and the same month a year ago, under the same agreement, whatever their series.
    ///
    /// @param run    what the same call posts
    /// @param reader finds a document by its sequence
    public static List<EarlierMonth> of(
            EntryBody.Month month, List<JournalEntry> run, LedgerView view, LongFunction<JournalEntry> reader) {
        return Stream.of(month.period().minusMonths(1), month.period().minusMonths(YEAR))
                .map(period -> new EarlierMonth(period, owed(period, month.root(), run, view, reader)))
                .toList();
    }

    private static Optional<SortedMap<Integer, BigDecimal>> owed(
            YearMonth period,
            String root,
            List<JournalEntry> run,
            LedgerView view,
            LongFunction<JournalEntry> reader) {
        var posted = new TreeMap<String, EntryBody.Month>();
        view.lastBilled(period).forEach((series, sequence) -> {
            if (reader.apply(sequence).content() instanceof EntryBody.Month month) {
                posted.put(series, month);
            }
        });
        for (var document : run) {
            if (document.content() instanceof EntryBody.Month month && month.period().equals(period)) {
                posted.put(month.series(), month);
            }
        }
        var same = posted.values().stream().filter(month -> month.root().equals(root)).toList();
        return same.isEmpty() ? Optional.empty() : Optional.of(sums(same));
    }

    private static SortedMap<Integer, BigDecimal> sums(List<EntryBody.Month> months) {
        var sums = new TreeMap<Integer, BigDecimal>();
        months.stream().flatMap(month -> month.standing().stream()).forEach(each -> {
            var owed = each.owed();
            sums.merge(owed.key().municipality(), owed.toPay(), BigDecimal::add);
        });
        return sums;
    }

    /// What the month itself makes each municipality owe.
    public static SortedMap<Integer, BigDecimal> now(EntryBody.Month month) {
        return sums(List.of(month));
    }
}
