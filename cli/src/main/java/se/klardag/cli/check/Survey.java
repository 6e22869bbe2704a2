package se.klardag.cli.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.places.Municipalities;

/// What only all cases together show (*översikt*): how many there are, of which region, until when, and on which days
/// nobody was discharged.
final class Survey {
    /// Discharges a day from which a day without one is odd; a measure of ours (chance alone: one day in 150).
    private static final int MANY_A_DAY = 5;

    private final Municipalities municipalities;
    private final Map<Integer, long[]> byCode = new HashMap<>();
    private final Map<Long, long[]> discharges = new HashMap<>();
    private long cases;
    private long lastDay = Long.MIN_VALUE;

    Survey(Municipalities municipalities) {
        this.municipalities = municipalities;
    }

    void clear() {
        byCode.clear();
        discharges.clear();
        cases = 0;
        lastDay = Long.MIN_VALUE;
    }

    void add(Case fact) {
        cases++;
        byCode.computeIfAbsent(fact.municipality(), _ -> new long[1])[0]++;
        if (WallClock.isKnown(fact.dischargedAt())) {
            discharges.computeIfAbsent(WallClock.dayOf(fact.dischargedAt()), _ -> new long[1])[0]++;
            lastDay = Math.max(lastDay, WallClock.dayOf(fact.dischargedAt()));
        }
        if (WallClock.isKnown(fact.readyNoticeAt())) {
            lastDay = Math.max(lastDay, WallClock.dayOf(fact.readyNoticeAt()));
        }
    }

    long cases() {
        return cases;
    }

    /// The last day on which anything happened, as days since 1970; 1970 where nothing did.
    long lastDay() {
        return lastDay == Long.MIN_VALUE ? 0 : lastDay;
    }

    /// The region that most cases are of; empty where there are none.
    String region() {
        var regions = new HashMap<String, Long>();
        byCode.forEach((code, count) -> municipalities.find(code)
                .map(Municipality::region)
                .ifPresent(region -> regions.merge(region, count[0], Long::sum)));
        return regions.entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /// Days without a discharge between the first and the last, where there are many a day.
    List<Long> daysWithout() {
        var days = new ArrayList<Long>();
        if (discharges.isEmpty()) {
            return days;
        }
        var known = new TreeSet<>(discharges.keySet());
        long span = known.last() - known.first() + 1;
        long all = discharges.values().stream().mapToLong(count -> count[0]).sum();
        if (all < span * MANY_A_DAY) {
            return days;
        }
        for (long day = known.first(); day <= known.last(); day++) {
            if (!known.contains(day)) {
                days.add(day);
            }
        }
        return days;
    }
}
