package se.klardag.cli.overview;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the ledger says is billed of a month and of those it is compared with (*fakturerat enligt liggaren*): bills less
/// credits.
///
/// @param isRead  whether a ledger was asked
/// @param byMonth kronor by municipality's code, of each month that is posted
public record BilledMonths(boolean isRead, Map<YearMonth, SortedMap<Integer, BigDecimal>> byMonth) {
    /// No ledger was asked.
    public static final BilledMonths UNREAD = new BilledMonths(false, Map.of());

    public BilledMonths {
        byMonth = new TreeMap<>(byMonth);
    }

    /// What everybody is billed for a month, by code; empty where it is not posted.
    public Optional<SortedMap<Integer, BigDecimal>> of(YearMonth month) {
        return Optional.ofNullable(byMonth.get(month));
    }

    /// Kronor of a month together; empty where it is not posted.
    public Optional<BigDecimal> total(YearMonth month) {
        return of(month).map(each -> each.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /// One municipality's alone. One that was never billed for a posted month is billed 0.
    BilledMonths only(int municipality) {
        var own = new TreeMap<YearMonth, SortedMap<Integer, BigDecimal>>();
        byMonth.forEach((month, all) -> own.put(
                month, new TreeMap<>(Map.of(municipality, all.getOrDefault(municipality, BigDecimal.ZERO)))));
        return new BilledMonths(isRead, own);
    }
}
