package se.klardag.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Period;

/// The cases of a stretch of months, kept so that they can be settled again and again (*periodens ärenden*).
///
/// A month's list holds every case that any terms could count in it; settling decides which of them it does.
public final class PeriodCases {
    private final Map<Period, List<RecordedCase>> byMonth = new TreeMap<>(
            (one, other) -> one.month().compareTo(other.month()));
    private final int size;

    private PeriodCases(List<RecordedCase> cases, List<Period> months) {
        for (var month : months) {
            byMonth.put(month, cases.stream().filter(fact -> mayBelong(fact, month)).toList());
        }
        size = cases.size();
    }

    /// Copies what the source shows.
    public static PeriodCases of(CaseSource source, List<Period> months) {
        var cases = new ArrayList<RecordedCase>();
        source.forEach(row -> {
            var whole = RecordedCase.copyOf(row);
            if (months.stream().anyMatch(month -> mayBelong(whole, month))) {
                cases.add(whole);
            }
        });
        return new PeriodCases(cases, months);
    }

    /// The same months with other cases.
    public PeriodCases with(List<RecordedCase> cases) {
        return new PeriodCases(cases, months());
    }

    /// In order of time.
    public List<Period> months() {
        return List.copyOf(byMonth.keySet());
    }

    /// The cases that could count in the month.
    public List<RecordedCase> in(Period month) {
        return byMonth.getOrDefault(month, List.of());
    }

    /// The same as a source for [se.klardag.engine.settlement.Settling].
    public CaseSource source(Period month) {
        return in(month)::forEach;
    }

    /// Every case once, whatever month it may belong to.
    public List<RecordedCase> all() {
        var seen = new ArrayList<RecordedCase>();
        var months = months();
        for (int i = 0; i < months.size(); i++) {
            for (var fact : in(months.get(i))) {
                if (i == 0 || !mayBelong(fact, months.get(i - 1))) {
                    seen.add(fact);
                }
            }
        }
        return seen;
    }

    /// How many cases could count in any of the months.
    public int size() {
        return size;
    }

    /// Whoever left before the month, or had not arrived when it ended, has no day in it under any terms.
    private static boolean mayBelong(RecordedCase fact, Period month) {
        if (!WallClock.isKnown(fact.dischargedAt())) {
            return began(fact, month);
        }
        long left = WallClock.dayOf(fact.dischargedAt());
        return left >= month.firstDay() && (left < month.endDay() || began(fact, month));
    }

    private static boolean began(RecordedCase fact, Period month) {
        long end = month.endDay() * WallClock.DAY;
        for (long moment : new long[]{fact.admittedAt(), fact.readyAt(), fact.readyNoticeAt()}) {
            if (WallClock.isKnown(moment) && moment < end) {
                return true;
            }
        }
        return false;
    }
}
