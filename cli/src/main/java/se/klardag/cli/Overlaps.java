package se.klardag.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import se.klardag.engine.facts.WallClock;

/// Finds periods of one patient that overlap (*överlappande perioder*), on plain numbers: 40 bytes a row.
final class Overlaps {
    private static final long OPEN = Long.MAX_VALUE;

    private long[] patients = new long[1024];
    private long[] starts = new long[1024];
    private long[] ends = new long[1024];
    private long[] places = new long[1024];
    private boolean[] ofMonth = new boolean[1024];
    private int size;

    /// A period that overlaps an earlier one of the same patient.
    ///
    /// @param place what [#add] was told for it
    record Overlap(long place, long earlierPlace) {}

    void clear() {
        size = 0;
    }

    /// Adds a period.
    ///
    /// @param patient hash of the pseudonym; 0 is left out
    /// @param end     discharge, or [WallClock#NONE] while still in
    /// @param place   where it stands, as the caller likes
    void add(long patient, long start, long end, long place, boolean inMonth) {
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

    /// Each period that begins before an earlier one of the patient has ended, where one of the two is of the month.
    List<Overlap> find() {
        var order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingLong(i -> patients[i])
                        .thenComparingLong(i -> starts[i])
                        .thenComparingLong(i -> places[i]));
        var found = new ArrayList<Overlap>();
        int longest = -1;
        for (int index : order) {
            boolean samePatient = longest >= 0 && patients[longest] == patients[index];
            if (samePatient && starts[index] < ends[longest] && (ofMonth[index] || ofMonth[longest])) {
                found.add(new Overlap(places[index], places[longest]));
            }
            if (!samePatient || ends[index] > ends[longest]) {
                longest = index;
            }
        }
        found.sort(Comparator.comparingLong(Overlap::place));
        return found;
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
