package se.klardag.cli.cases;

/// A set of 64-bit hashes without an object per member (*mängd av kontrollsummor*): 16 bytes a member at most.
final class LongSet {
    private long[] slots = new long[1 << 12];
    private int size;

    /// Adds a hash other than 0.
    ///
    /// @return whether it was new
    boolean add(long hash) {
        if (size * 3L > slots.length * 2L) {
            grow();
        }
        if (!place(slots, hash)) {
            return false;
        }
        size++;
        return true;
    }

    boolean contains(long hash) {
        int mask = slots.length - 1;
        for (int at = (int) hash & mask; slots[at] != 0; at = at + 1 & mask) {
            if (slots[at] == hash) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return size == 0;
    }

    private void grow() {
        var larger = new long[slots.length * 2];
        for (long hash : slots) {
            if (hash != 0) {
                place(larger, hash);
            }
        }
        slots = larger;
    }

    private static boolean place(long[] slots, long hash) {
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = at + 1 & mask;
        }
        slots[at] = hash;
        return true;
    }
}
