package se.klardag.cli.check;

import java.util.BitSet;

/// What the cases of a source say, each as a hash by the hash of its id (*ärendenas kontrollsummor*): 24 to 48 bytes a case.
final class HashedCases {
    private static final int FEWEST = 1 << 10;

    private long[] ids;
    private long[] facts;
    private final BitSet alike = new BitSet();
    /// Two ids have this hash: nothing is said of either, and both are looked at whole.
    private BitSet shared = new BitSet();
    private int size;
    private int taken;

    HashedCases() {
        ids = new long[FEWEST];
        facts = new long[FEWEST];
    }

    void put(long id, long hash) {
        if (size * 3L > ids.length * 2L) {
            grow();
        }
        int at = place(key(id));
        if (ids[at] == 0) {
            ids[at] = key(id);
            facts[at] = hash;
            size++;
        } else {
            shared.set(at);
        }
    }

    /// Whether a case says the same here; then it is taken away.
    boolean take(long id, long hash) {
        int at = place(key(id));
        if (ids[at] == 0 || facts[at] != hash || shared.get(at) || alike.get(at)) {
            return false;
        }
        alike.set(at);
        taken++;
        return true;
    }

    /// Brings back what was taken away.
    void restore() {
        alike.clear();
        taken = 0;
    }

    /// Whether a case is here and was not taken away.
    boolean isLeft(long id) {
        int at = place(key(id));
        return ids[at] != 0 && !alike.get(at);
    }

    boolean isEmpty() {
        return taken == size;
    }

    private static long key(long id) {
        return id == 0 ? 1 : id;
    }

    private int place(long key) {
        int mask = ids.length - 1;
        int at = (int) (key ^ key >>> 32) & mask;
        while (ids[at] != 0 && ids[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        var before = this.ids;
        var said = this.facts;
        var both = shared;
        ids = new long[before.length * 2];
        facts = new long[before.length * 2];
        shared = new BitSet();
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int at = place(before[i]);
                ids[at] = before[i];
                facts[at] = said[i];
                shared.set(at, both.get(i));
            }
        }
    }
}
