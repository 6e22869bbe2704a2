package se.klardag.engine.basis;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How many cases each payer had in the twelve months before (*det vanliga antalet ärenden*). A month with less than a tenth
/// of the cases of the largest is not known: it is a remnant of an export that began later.
public final class UsualCases {
    /// How far back months count.
    public static final int MONTHS = 12;

    private static final int CODES = 10_000;
    private static final int REMNANT = 10;

    /// First day of the month and of each month before it.
    private final long[] begins = new long[MONTHS + 1];
    /// By months back; `null` where no case is known.
    private final @Nullable Counts[] counts = new Counts[MONTHS];

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
        if (day >= begins[0] || day < begins[MONTHS]) {
            return;
        }
        int back = 0;
        while (day < begins[back + 1]) {
            back++;
        }
        var month = counts[back];
        if (month == null) {
            month = new Counts();
            counts[back] = month;
        }
        month.add(payer);
    }

    /// The months that are known.
    private List<Counts> known() {
        var all = Stream.of(counts).filter(Objects::nonNull).toList();
        long largest = all.stream().mapToLong(month -> month.all).max().orElse(0);
        return all.stream().filter(month -> month.all * REMNANT >= largest).toList();
    }

    /// Cases a month of a payer, rounded down, over the months that are known; empty where none is.
    public Optional<Long> of(int payer) {
        var months = known();
        return months.isEmpty() ? Optional.empty() : Optional.of(mean(payer, months));
    }

    private static long mean(int payer, List<Counts> months) {
        long cases = 0;
        for (int i = 0; i < months.size(); i++) { // asked for every code
            cases += months.get(i).byPayer[payer];
        }
        return cases / months.size();
    }

    /// The payers that have one or more cases a month, ascending.
    public List<Integer> payers() {
        var months = known();
        var payers = new ArrayList<Integer>();
        for (int payer = 0; payer < CODES && !months.isEmpty(); payer++) {
            if (mean(payer, months) > 0) {
                payers.add(payer);
            }
        }
        return payers;
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
        for (int back = 0; back < MONTHS; back++) {
            both.counts[back] = counts[back] == null ? other.counts[back] : counts[back];
        }
        return both;
    }
}
