package se.klardag.cli.cases.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.Blanks;

/// A line that may be the header (*tänkbar rubrikrad*); a quoted line end does not end it.
///
/// @param from    where it begins in the text
/// @param nextRow where the line of the file after its first one begins
/// @param line    from 1
/// @param isWhole whether it ends, and its quotes do
record HeaderLine(String text, int from, int nextRow, long line, boolean isWhole) {
    /// @param ended whether the text is all there is
    static @Nullable HeaderLine at(String text, int from, long line, boolean ended) {
        if (from >= text.length()) {
            return null;
        }
        boolean quoted = false;
        int nextRow = -1;
        for (int i = from; i < text.length(); i++) {
            char character = text.charAt(i);
            quoted ^= character == '"';
            if (character == '\n' || character == '\r') {
                boolean pair = character == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                nextRow = nextRow < 0 ? i + (pair ? 2 : 1) : nextRow;
                if (!quoted) {
                    return new HeaderLine(text.substring(from, i), from, nextRow, line, true);
                }
            }
        }
        return new HeaderLine(
                text.substring(from), from, nextRow < 0 ? text.length() : nextRow, line, ended && !quoted);
    }

    /// The line below in the file, also where this one was not to end there.
    @Nullable
    HeaderLine next(String all, boolean ended) {
        return at(all, nextRow, line + 1, ended);
    }

    boolean isBlank() {
        return text.chars().allMatch(character -> Blanks.isBlank((char) character));
    }

    /// How many columns a line has, by the delimiter that gives most (*kolumnantal*).
    static final class ColumnCount {
        private static final String DELIMITERS = ",;\t|";

        private final long[] found = new long[DELIMITERS.length()];
        private boolean quoted;
        private boolean ended;

        ColumnCount(String start) {
            start.chars().forEach(this::take);
        }

        void take(int character) {
            quoted ^= character == '"';
            ended |= !quoted && (character == '\n' || character == '\r');
            int delimiter = DELIMITERS.indexOf(character);
            if (delimiter >= 0 && !quoted) {
                found[delimiter]++;
            }
        }

        boolean isEnded() {
            return ended;
        }

        boolean isQuoted() {
            return quoted;
        }

        long most() {
            return 1 + Arrays.stream(found).max().orElse(0);
        }
    }
}
