package se.klardag.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.ordinary.PackedCases;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.calendar.Period;

/// The cases of a stretch of months, kept so that they can be settled again and again (*periodens ärenden*).
///
/// A month's list holds every case that any terms could count in it; settling decides which of them it does.
public final class PeriodCases {
    /// As far back as months can decide about a later one: a year that decides for the whole of the next.
    private static final int DECIDING_MONTHS = 24;

    private static final Event[] EVENTS = Event.values();
    private static final PackedCases NONE = PackedCases.of(List.of());

    private final Map<Period, PackedCases> byMonth = new TreeMap<>(
            (one, other) -> one.month().compareTo(other.month()));
    private final List<RecordedCase> earlier;
    private final int size;

    private PeriodCases(List<RecordedCase> cases, List<RecordedCase> earlier, List<Period> months) {
        var stretches = cases.stream().map(Stretch::of).toList();
        for (var month : months) {
            byMonth.put(
                    month,
                    PackedCases.of(IntStream.range(0, cases.size())
                            .filter(i -> stretches.get(i).touches(month))
                            .mapToObj(cases::get)
                            .toList()));
        }
        this.earlier = List.copyOf(earlier);
        this.size = cases.size();
    }

    private PeriodCases(PeriodCases whole, List<Period> some) {
        some.forEach(month -> byMonth.put(month, whole.packed(month)));
        this.earlier = whole.earlier;
        this.size = Math.toIntExact(some.stream().flatMap(month -> whole.in(month).stream()).distinct().count());
    }

    /// Copies what the source shows.
    public static PeriodCases of(CaseSource source, List<Period> months) {
        var cases = new ArrayList<RecordedCase>();
        var earlier = new ArrayList<RecordedCase>();
        long before = months.getFirst().firstDay();
        long oldest = months.getFirst().month().minusMonths(DECIDING_MONTHS).atDay(1).toEpochDay();
        source.forEach(row -> {
            var whole = RecordedCase.copyOf(row);
            var stretch = Stretch.of(whole);
            if (months.stream().anyMatch(stretch::touches)) {
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

    /// Some of the months with their cases.
    public PeriodCases only(List<Period> some) {
        return some.size() == byMonth.size() ? this : new PeriodCases(this, some);
    }

    /// In order of time.
    public List<Period> months() {
        return List.copyOf(byMonth.keySet());
    }

    /// The cases that could count in the month.
    public List<RecordedCase> in(Period month) {
        return packed(month).facts();
    }

    private PackedCases packed(Period month) {
        return byMonth.getOrDefault(month, NONE);
    }

    /// The months that a case could count in, by their place in [#months].
    public List<Integer> monthsOf(RecordedCase fact) {
        var all = months();
        var stretch = Stretch.of(fact);
        return IntStream.range(0, all.size()).filter(month -> stretch.touches(all.get(month))).boxed().toList();
    }

    /// What settling a month takes: its own cases, and where earlier months decide about it, theirs.
    public CaseSource source(AgreementTerms terms) {
        if (!terms.decidedByEarlierMonths()) {
            return packed(terms.period());
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

    /// Whether any terms could count the case in the month: whoever left before it, or had not arrived when it ended, has no
    /// day in it.
    public static boolean mayBelong(Case fact, Period month) {
        return Stretch.of(fact).touches(month);
    }

    /// From when to when a case could count.
    ///
    /// @param began the first known moment
    /// @param left  day of the discharge; later than all where it is not known
    private record Stretch(long began, long left) {
        static Stretch of(Case fact) {
            long began = first(fact.admittedAt(), Long.MAX_VALUE);
            began = first(fact.admissionNoticeAt(), began);
            began = first(fact.readyAt(), began);
            began = first(fact.readyNoticeAt(), began);
            began = first(fact.sipCalledAt(), began);
            for (var event : EVENTS) {
                began = first(fact.at(event), began);
            }
            return new Stretch(
                    began,
                    WallClock.isKnown(fact.dischargedAt()) ? WallClock.dayOf(fact.dischargedAt()) : Long.MAX_VALUE);
        }

        private static long first(long moment, long before) {
            return WallClock.isKnown(moment) ? Math.min(moment, before) : before;
        }

        boolean touches(Period month) {
            return left >= month.firstDay()
                    && (left < month.endDay() || began < month.endDay() * WallClock.DAY);
        }
    }
}
