package se.klardag.cli.cases.row;

import java.util.Arrays;

/// The characters of one field, kept for one row (*fält*).
final class CharField {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private char[] characters = new char[64];
    private int length;

    void clear() {
        length = 0;
    }

    void set(char[] text, int from, int count) {
        if (count > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(count, 2 * characters.length));
        }
        System.arraycopy(text, from, characters, 0, count);
        length = count;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /// 64 well-mixed bits; never 0 for a field with characters.
    long hash() {
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ characters[i]) * PRIME;
            hash ^= hash >>> 29;
        }
        hash = (hash ^ hash >>> 32) * PRIME;
        hash ^= hash >>> 29;
        return length == 0 ? 0 : hash == 0 ? 1 : hash;
    }

    String text() {
        return new String(characters, 0, length);
    }
}
