package se.klardag.engine.liability;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.terms.Effect;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.Reason;
import se.klardag.engine.terms.TariffLine;

/// What the cases of one municipality add up to (*summering per kommun*), on plain numbers: memory does not grow with
/// the number of cases.
public final class Pool {
    private final Map<Reason, Long> excluded = new EnumMap<>(Reason.class);
    private long cases;
    private long days;
    private long casesApart;
    private long daysApart;
    private long freeDays;
    private long excludedDays;
    private final List<TariffLine> lines;
    private final long[] daysOfLines;

    public Pool() {
        this(List.of());
    }

    /// @param lines of a tariff whose days are told apart by their number in the stay
    public Pool(List<TariffLine> lines) {
        this.lines = List.copyOf(lines);
        this.daysOfLines = new long[lines.size()];
    }

    /// A pool for days that have this price.
    public static Pool under(Price price) {
        return switch (price) {
            case Price.Tariff tariff -> new Pool(tariff.lines());
            case Price.PerDay _,Price.Nothing _,Price.Unknown _ -> new Pool();
        };
    }

    /// Adds one case of the month.
    public void add(Assessment.Here here) {
        var split = here.split();
        if (here.verdict() instanceof Verdict.LeftOut leftOut) {
            excluded.merge(leftOut.reason(), 1L, Long::sum);
            if (leftOut.by().value() == Effect.OUT_OF_NUMERATOR) {
                cases++;
            }
        } else if (inAverage(here)) {
            cases++;
        }
        if (split.individual() > 0) {
            casesApart++;
        }
        days = Math.addExact(days, split.inAverage());
        daysApart = Math.addExact(daysApart, split.individual());
        freeDays = Math.addExact(freeDays, split.free());
        excludedDays = Math.addExact(excludedDays, split.excluded());
        for (int i = 0; i < daysOfLines.length; i++) {
            long numbered = lines.get(i).days().value().of(here.before(), split.individual());
            daysOfLines[i] = Math.addExact(daysOfLines[i], numbered);
        }
    }

    /// Whether a counted case is in the average: a long-stayer is only when the average keeps some of its days.
    static boolean inAverage(Assessment.Here here) {
        return !here.longStay() || here.split().inAverage() > 0;
    }

    /// Cases in the average, or followed.
    public long cases() {
        return cases;
    }

    /// Days in the average, or followed.
    public long days() {
        return days;
    }

    /// Cases with days billed on their own.
    public long casesApart() {
        return casesApart;
    }

    /// Days billed on their own.
    public long daysApart() {
        return daysApart;
    }

    /// Days billed on their own that each line of the tariff reaches, in its order.
    public List<Long> daysOfLines() {
        return Arrays.stream(daysOfLines).boxed().toList();
    }

    /// Days not charged.
    public long freeDays() {
        return freeDays;
    }

    /// Days of cases left out.
    public long excludedDays() {
        return excludedDays;
    }

    /// Cases left out, by reason, in the order of the reasons' declaration.
    public Map<Reason, Long> excluded() {
        return Collections.unmodifiableMap(excluded);
    }
}
