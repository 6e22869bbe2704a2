package se.klardag.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Period;

/// The cases of a stretch of months, kept so that they can be settled again and again (*periodens ärenden*).
///
/// A month's list holds every case that any terms could count in it; settling decides which of them it does.
public final class PeriodCases {
    /// As far back as months can decide about a later one: a year that decides for the whole of the next.
    private static final int DECIDING_MONTHS = 24;

    private final Map<Period, List<RecordedCase>> byMonth = new TreeMap<>(
            (one, other) -> one.month().compareTo(other.month()));
    private final List<RecordedCase> earlier;
    private final int size;

    private PeriodCases(List<RecordedCase> cases, List<RecordedCase> earlier, List<Period> months) {
        for (var month : months) {
            byMonth.put(month, cases.stream().filter(fact -> mayBelong(fact, month)).toList());
        }
        this.earlier = List.copyOf(earlier);
        this.size = cases.size();
    }

    /// Copies what the source shows.
    public static PeriodCases of(CaseSource source, List<Period> months) {
        var cases = new ArrayList<RecordedCase>();
        var earlier = new ArrayList<RecordedCase>();
        long before = months.getFirst().firstDay();
        long oldest = months.getFirst().month().minusMonths(DECIDING_MONTHS).atDay(1).toEpochDay();
        source.forEach(row -> {
            var whole = RecordedCase.copyOf(row);
            if (months.stream().anyMatch(month -> mayBelong(whole, month))) {
                cases.add(whole);
            } else if (WallClock.isKnown(whole.dischargedAt())) {
                long left = WallClock.dayOf(whole.dischargedAt());
                if (left >= oldest && left < before) {
                    earlier.add(whole);
                }
            }
        });
        return new PeriodCases(cases, earlier, months);
    }

    /// The same months with other cases.
    public PeriodCases with(List<RecordedCase> cases) {
        return new PeriodCases(cases, earlier, months());
    }

    /// In order of time.
    public List<Period> months() {
        return List.copyOf(byMonth.keySet());
    }

    /// The cases that could count in the month.
    public List<RecordedCase> in(Period month) {
        return byMonth.getOrDefault(month, List.of());
    }

    /// What settling a month takes: its own cases, and where earlier months decide about it, theirs.
    public CaseSource source(AgreementTerms terms) {
        if (!terms.decidedByEarlierMonths()) {
            return in(terms.period())::forEach;
        }
        return taker -> {
            earlier.forEach(taker);
            all().forEach(taker);
        };
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
        var moments = LongStream.of(
                fact.admittedAt(), fact.admissionNoticeAt(), fact.readyAt(), fact.readyNoticeAt(), fact.sipCalledAt());
        var events = fact.events().values().stream().mapToLong(Long::longValue);
        return LongStream.concat(moments, events).anyMatch(moment -> WallClock.isKnown(moment) && moment < end);
    }
}
