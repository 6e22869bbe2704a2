package se.klardag.cli.cases;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.cases.row.CharField;

/// The ids of millions of rows (*mängd av ärende-id*), 52 bits of the hash of each: six to thirteen bytes a member. Of ten million
/// ids two may by chance be taken for one, one time in a hundred: then the files are read once more, and compared as text.
///
/// Members are divided among small tables, which grow one by one, so that no growth needs twice the memory.
public final class IdSet {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TABLE_BITS = 12;
    private static final int KEY_BITS = 40;
    private static final long KEY = (1L << KEY_BITS) - 1;
    private static final int BYTES = KEY_BITS / 8;
    /// A key is read as eight bytes, the last three of which belong to the next.
    private static final int MARGIN = Long.BYTES - BYTES;
    private static final int FEWEST = 8;
    /// Room for 16 million ids, before anybody knows that there are so many.
    private static final int MOST_AT_FIRST = 5_000;

    private final byte[][] tables = new byte[1 << TABLE_BITS][];
    private final int[] sizes = new int[1 << TABLE_BITS];

    public IdSet() {
        this(0);
    }

    /// @param expected members; there may be more
    IdSet(long expected) {
        // a quarter more than are to be filled
        int places = Math.clamp(expected * 5 / 4 / tables.length, FEWEST, MOST_AT_FIRST);
        for (int i = 0; i < tables.length; i++) {
            tables[i] = table(places);
        }
    }

    /// A hash that is the same for ids that are alike ([IdText#compared]).
    public static long key(String id) {
        var compared = IdText.compared(id).toCharArray();
        return CharField.hash(compared, 0, compared.length);
    }

    /// Adds a hash.
    ///
    /// @return whether it was new
    public boolean add(long hash) {
        int number = (int) (hash >>> (Long.SIZE - TABLE_BITS));
        var table = tables[number];
        if (!place(table, key(hash))) {
            return false;
        }
        if (++sizes[number] * 5 > capacity(table) * 4) {
            tables[number] = grown(table);
        }
        return true;
    }

    /// Never 0, which is an empty place.
    private static long key(long hash) {
        long key = hash & KEY;
        return key == 0 ? 1 : key;
    }

    private static byte[] table(int capacity) {
        return new byte[capacity * BYTES + MARGIN];
    }

    private static int capacity(byte[] table) {
        return (table.length - MARGIN) / BYTES;
    }

    private static int home(long key, int capacity) {
        return (int) ((key * capacity) >>> KEY_BITS);
    }

    private static byte[] grown(byte[] table) {
        int capacity = capacity(table);
        var larger = table(2 * capacity);
        for (int i = 0; i < capacity; i++) {
            long key = at(table, i);
            if (key != 0) {
                place(larger, key);
            }
        }
        return larger;
    }

    private static boolean place(byte[] table, long key) {
        int capacity = capacity(table);
        int i = home(key, capacity);
        for (long there = at(table, i); there != 0; there = at(table, i)) {
            if (there == key) {
                return false;
            }
            i = i + 1 == capacity ? 0 : i + 1;
        }
        LONGS.set(table, i * BYTES, ((long) LONGS.get(table, i * BYTES) & ~KEY) | key);
        return true;
    }

    private static long at(byte[] table, int i) {
        return (long) LONGS.get(table, i * BYTES) & KEY;
    }
}
