package se.klardag.engine.basis;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How many cases each payer had in the twelve months before (*det vanliga antalet ärenden*). A month with less than a tenth
/// of the cases of the largest is not known: it is a remnant of an export that began later.
public final class UsualCases {
    /// How far back months count.
    public static final int MONTHS = 12;

    private static final int CODES = 10_000;
    private static final int REMNANT = 10;

    /// First day of the month and of each month before it.
    private final long[] begins = new long[MONTHS + 1];
    private final Map<Integer, Counts> counts = new TreeMap<>();

    /// @param month before which months are earlier
    public UsualCases(YearMonth month) {
        for (int back = 0; back <= MONTHS; back++) {
            begins[back] = month.minusMonths(back).atDay(1).toEpochDay();
        }
    }

    /// Adds a case of a payer that ended on a day; what is outside the twelve months does not count.
    ///
    /// @param day since 1970-01-01
    public void add(long day, int payer) {
        if (day >= begins[0]) {
            return;
        }
        for (int back = 0; back < MONTHS; back++) {
            if (day >= begins[back + 1]) {
                counts.computeIfAbsent(back, _ -> new Counts()).add(payer);
                return;
            }
        }
    }

    /// Cases a month of a payer, rounded down, over the months that are known; empty where none is.
    public Optional<Long> of(int payer) {
        long largest = counts.values().stream().mapToLong(month -> month.all).max().orElse(0);
        long months = 0;
        long cases = 0;
        for (var month : counts.values()) {
            if (month.all * REMNANT >= largest) {
                months++;
                cases += month.byPayer[payer];
            }
        }
        return months == 0 ? Optional.empty() : Optional.of(cases / months);
    }

    /// The payers that have one or more cases a month, ascending.
    public List<Integer> payers() {
        return IntStream.range(0, CODES).filter(payer -> of(payer).orElse(0L) > 0).boxed().toList();
    }

    /// The cases of one month, of every payer and of all.
    private static final class Counts {
        private final int[] byPayer = new int[CODES];
        private long all;

        void add(int payer) {
            byPayer[payer]++;
            all++;
        }
    }

    /// The months known here, and those of the other that are not: what was billed goes before what a file happens to
    /// hold.
    public UsualCases or(UsualCases other) {
        var both = new UsualCases(YearMonth.from(LocalDate.ofEpochDay(begins[0])));
        both.counts.putAll(other.counts);
        both.counts.putAll(counts);
        return both;
    }
}
