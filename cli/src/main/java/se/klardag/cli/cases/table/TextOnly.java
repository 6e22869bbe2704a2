package se.klardag.cli.cases.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Lets through text only (*enbart text*): no control characters but tab and line ends, no replacement for a lost character.
class TextOnly extends FilterReader {
    /// Stands for bytes that are none in the encoding: no decoder makes half a pair of its own accord.
    static final char NO_CHARACTER = '\udfff';

    private final boolean marked;
    private long line;
    private long position;
    private char before;

    /// @param marked whether the file says itself that it is UTF-8
    /// @param line   of the file that the first character is on, from 1
    TextOnly(Reader in, boolean marked, long line) {
        super(in);
        this.marked = marked;
        this.line = line;
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            take(buffer[i]);
        }
        return count;
    }

    /// Looks at the next character, and counts lines whatever ends them.
    void take(char character) throws IOException {
        if (character == '\r' || (character == '\n' && before != '\r')) {
            line++;
            position = 0;
        } else if (character != '\n') {
            position++;
        }
        if (character < ' ' && character != '\n' && character != '\r' && character != '\t') {
            throw new CaseText.NotTextException(line, position);
        }
        if (character == '\ufffd') {
            throw new CaseText.LostCharactersException(line, position);
        }
        if (character == NO_CHARACTER && !Character.isHighSurrogate(before)) {
            throw new CaseText.UndecodableException(marked, line, position);
        }
        before = character;
    }

    long line() {
        return line;
    }

    long position() {
        return position;
    }

    /// Text taken for Windows-1252 because it is no UTF-8: a letter of UTF-8 in it, as Ã¥ for å, shows that parts of the
    /// file are the one and parts the other.
    static final class OneEncoding extends TextOnly {
        private static final String SECOND_BYTES = "\u00a5\u00a4\u00b6\u2026\u201e\u2013\u00a9\u2030\u00bc";

        private boolean afterFirst;

        OneEncoding(Reader in) {
            super(in, false, 1);
        }

        @Override
        void take(char character) throws IOException {
            super.take(character);
            if (afterFirst && SECOND_BYTES.indexOf(character) >= 0) {
                throw new CaseText.TwoEncodingsException(line(), position() - 1);
            }
            afterFirst = character == '\u00c3';
        }
    }
}
