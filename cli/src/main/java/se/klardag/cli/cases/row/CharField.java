package se.klardag.cli.cases.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The characters of one field, kept for one row (*fält*).
public final class CharField {
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final byte[] NO_BYTES = {};

    private char[] characters = new char[64];
    private byte[] bytes = NO_BYTES;
    private int from;
    private int length;
    private long known;

    void clear() {
        length = 0;
        known = 0;
        bytes = NO_BYTES;
    }

    void set(char[] text, int start, int count) {
        if (count > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(count, 2 * characters.length));
        }
        System.arraycopy(text, start, characters, 0, count);
        length = count;
        known = 0;
        bytes = NO_BYTES;
    }

    /// Takes the bytes of a field in UTF-8 where they are, with the hash of their characters.
    void set(byte[] utf8, int start, int count, long hash) {
        bytes = utf8;
        from = start;
        length = count;
        known = hash;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /// 64 well-mixed bits; never 0 for a field with characters.
    long hash() {
        return length == 0 || known != 0 ? known : hash(characters, 0, length);
    }

    String text() {
        return bytes.length > 0
                ? new String(bytes, from, length, StandardCharsets.UTF_8)
                : new String(characters, 0, length);
    }

    /// 64 well-mixed bits of characters, four at a time; never 0.
    public static long hash(char[] text, int from, int length) {
        long hash = length;
        int end = from + length;
        int at = from;
        for (; at + 4 <= end; at += 4) {
            hash = mixed(hash,
                    (long) text[at + 3] << 48 | (long) text[at + 2] << 32 | (long) text[at + 1] << 16 | text[at]);
        }
        long rest = 0;
        for (int i = end - 1; i >= at; i--) {
            rest = rest << 16 | text[i];
        }
        return ended(at < end ? mixed(hash, rest) : hash);
    }

    /// One step of [#hash].
    ///
    /// @param four characters, 16 bits each, the first of them lowest; fewer at the end of the text
    public static long mixed(long hash, long four) {
        long mixed = (hash ^ four) * PRIME;
        return mixed ^ mixed >>> 29;
    }

    /// The last step of [#hash].
    public static long ended(long hash) {
        long mixed = (hash ^ hash >>> 32) * PRIME;
        mixed ^= mixed >>> 29;
        return mixed == 0 ? 1 : mixed;
    }
}
