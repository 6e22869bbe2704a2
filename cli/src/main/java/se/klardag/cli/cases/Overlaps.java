package se.klardag.cli.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;

/// Finds periods of one patient that overlap (*överlappande perioder*), on plain numbers: 40 bytes a row, and objects
/// only for patients with more than one.
public final class Overlaps {
    private static final long OPEN = Long.MAX_VALUE;
    private static final int NONE = -1;

    private long[] patients = new long[1024];
    private long[] starts = new long[1024];
    private long[] ends = new long[1024];
    private long[] places = new long[1024];
    private boolean[] ofMonth = new boolean[1024];
    private int size;

    /// A period that overlaps an earlier one of the same patient.
    ///
    /// @param place what [#add] was given for it
    public record Overlap(long place, long earlierPlace) {}

    /// When the period of a case ends: a withdrawn notice ends it.
    ///
    /// @return wall-clock minutes, or [WallClock#NONE] while it is open
    public static long end(Case fact) {
        return WallClock.isKnown(fact.withdrawnAt()) ? fact.withdrawnAt() : fact.dischargedAt();
    }

    /// Forgets every period.
    public void clear() {
        size = 0;
    }

    /// Adds a period.
    ///
    /// @param patient hash of the pseudonym; 0 is left out
    /// @param end     discharge, or [WallClock#NONE] while still in
    /// @param place   where it is, as the caller likes
    public void add(long patient, long start, long end, long place, boolean inMonth) {
        if (patient == 0 || !WallClock.isKnown(start)) {
            return;
        }
        if (size == patients.length) {
            grow();
        }
        patients[size] = patient;
        starts[size] = start;
        ends[size] = WallClock.isKnown(end) ? end : OPEN;
        places[size] = place;
        ofMonth[size++] = inMonth;
    }

    /// Each period that begins before an earlier one of the patient has ended, where one of the two is of the month; of
    /// several earlier ones the one that ends last. Of two that begin together the longer is the earlier, then that of the
    /// month, so that the order of rows does not matter.
    public List<Overlap> find() {
        var found = new ArrayList<Overlap>();
        int longest = NONE;
        int longestOfMonth = NONE;
        for (int index : inOrder()) {
            if (longest != NONE && patients[longest] != patients[index]) {
                longest = NONE;
                longestOfMonth = NONE;
            }
            int earlier = ofMonth[index] ? longest : longestOfMonth;
            if (earlier != NONE && starts[index] < ends[earlier]) {
                found.add(new Overlap(places[index], places[earlier]));
            }
            longest = later(longest, index);
            longestOfMonth = ofMonth[index] ? later(longestOfMonth, index) : longestOfMonth;
        }
        found.sort(Comparator.comparingLong(Overlap::place));
        return found;
    }

    /// Places of all periods of the patients who have some that overlap.
    public Set<Long> suspects() {
        var overlapping = new HashSet<Long>();
        find().forEach(each -> overlapping.add(each.place()));
        var suspects = new HashSet<Long>();
        if (overlapping.isEmpty()) {
            return suspects;
        }
        var owners = new LongSet();
        for (int i = 0; i < size; i++) {
            if (overlapping.contains(places[i])) {
                owners.add(patients[i]);
            }
        }
        for (int i = 0; i < size; i++) {
            if (owners.contains(patients[i])) {
                suspects.add(places[i]);
            }
        }
        return suspects;
    }

    /// Only the periods at some of the places, each at another place from now on.
    ///
    /// @param moved new place by the old one
    public Overlaps moved(Map<Long, Long> moved) {
        var some = new Overlaps();
        for (int i = 0; i < size; i++) {
            var place = moved.get(places[i]);
            if (place != null) {
                some.add(patients[i], starts[i], ends[i], place, ofMonth[i]);
            }
        }
        return some;
    }

    /// Only those that have any length: an empty one shares no time.
    public Overlaps lasting() {
        var some = new Overlaps();
        for (int i = 0; i < size; i++) {
            if (starts[i] < ends[i]) {
                some.add(patients[i], starts[i], ends[i], places[i], ofMonth[i]);
            }
        }
        return some;
    }

    /// Each period that begins and ends with another of the same patient: the second, third and so on by place, each with
    /// the first of them.
    public List<Overlap> alike() {
        var found = new ArrayList<Overlap>();
        int first = NONE;
        for (int index : inOrder()) {
            if (first != NONE
                    && patients[first] == patients[index]
                    && starts[first] == starts[index]
                    && ends[first] == ends[index]
                    && (ofMonth[first] || ofMonth[index])) {
                found.add(new Overlap(places[index], places[first]));
            } else {
                first = index;
            }
        }
        found.sort(Comparator.comparingLong(Overlap::place));
        return found;
    }

    /// Whichever ends last, the first of two that end together.
    private int later(int one, int other) {
        return one == NONE || ends[other] > ends[one] ? other : one;
    }

    /// The rows of patients with more than one, by patient and time.
    private int[] inOrder() {
        var repeated = repeatedPatients();
        var rows = new ArrayList<Integer>();
        for (int i = 0; i < size && !repeated.isEmpty(); i++) {
            if (repeated.contains(patients[i])) {
                rows.add(i);
            }
        }
        rows.sort(Comparator.<Integer>comparingLong(i -> patients[i])
                .thenComparingLong(i -> starts[i])
                .thenComparing(i -> ends[i], Comparator.reverseOrder())
                .thenComparing(i -> !ofMonth[i])
                .thenComparingLong(i -> places[i]));
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    private LongSet repeatedPatients() {
        var sorted = Arrays.copyOf(patients, size);
        Arrays.sort(sorted);
        var repeated = new LongSet();
        for (int i = 1; i < size; i++) {
            if (sorted[i] == sorted[i - 1]) {
                repeated.add(sorted[i]);
            }
        }
        return repeated;
    }

    private void grow() {
        int larger = size * 2;
        patients = Arrays.copyOf(patients, larger);
        starts = Arrays.copyOf(starts, larger);
        ends = Arrays.copyOf(ends, larger);
        places = Arrays.copyOf(places, larger);
        ofMonth = Arrays.copyOf(ofMonth, larger);
    }
}
