package se.klardag.cli.cases.plain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import se.klardag.cli.cases.cell.TextLimit;
import se.klardag.cli.cases.row.CharField;
import se.klardag.cli.text.IdentityNumber;

/// Reads the rows of a block from its bytes (*byteläsning*). A row is plain, or left to the careful reader; at the first that
/// does not end with its line, or is no text, the block breaks off.
final class PlainParser {
    private static final byte TEXT = 1;
    private static final byte HIGH = 2;
    private static final byte QUOTE = 3;
    private static final byte LINE_END = 4;
    private static final byte TAB = 5;
    private static final byte DELIMITER = 6;
    /// So many digits may be an identity number.
    private static final int MANY_DIGITS = 9;
    private static final int LONGEST_WORD = 16;
    private static final int LEGAL_BASIS_LENGTH = 3;
    private static final int OTHER_BASIS = 2;
    private static final int FORENSIC_BASIS = 3;

    private final PlainForm form;
    private final byte[] classes = new byte[256];
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private byte[] bytes = {};
    private int at;
    private boolean dated;

    PlainParser(PlainForm form) {
        this.form = form;
        for (int i = ' '; i < classes.length; i++) {
            classes[i] = i < 0x7F ? TEXT : HIGH;
        }
        classes['"'] = QUOTE;
        classes['\n'] = LINE_END;
        classes['\r'] = LINE_END;
        classes['\t'] = TAB;
        classes[form.delimiter()] = DELIMITER;
    }

    /// Reads every row of the block.
    void parse(RowBlock block) {
        bytes = block.bytes();
        int end = block.length();
        bytes[end] = '\n'; // ends the last row of a file
        int line = 0;
        for (int from = 0; from < end; from++, line++) {
            int empty = bytes[from] == '\r' && bytes[from + 1] == '\n' ? from + 1 : from;
            if (bytes[empty] == '\n') {
                from = empty;
                continue;
            }
            int row = block.add(from, line);
            boolean plain = plain(block, row, from);
            int rowEnd = plain ? at : lineEnd(from);
            if (rowEnd < 0) {
                block.dropLast();
                block.breakOff(from, line);
                return;
            }
            block.end(row, rowEnd, plain);
            from = rowEnd;
        }
        block.lines(line);
    }

    /// Whether the row is plain; then [#at] is at its line end.
    private boolean plain(RowBlock block, int row, int from) {
        at = from;
        dated = false;
        int last = form.columns() - 1;
        for (int column = 0; column <= last; column++) {
            boolean quoted = bytes[at] == '"';
            at += quoted ? 1 : 0;
            if (!field(block, row, column) || (quoted && bytes[at++] != '"')
                    || (column < last && bytes[at++] != form.delimiter())) {
                return false;
            }
        }
        at += bytes[at] == '\r' ? 1 : 0;
        return bytes[at] == '\n' && dated; // a row without a time may be a sum of others
    }

    private boolean field(RowBlock block, int row, int column) {
        int place = form.place(column);
        return switch (form.kind(column)) {
            case TEXT -> text(block, row, place);
            case MUNICIPALITY -> municipality(block, row);
            case MOMENT -> moment(block, row, place);
            case DAY_OR_MOMENT -> (isEnd(bytes[at + PlainMoments.DATE_LENGTH]) && !isEnd(bytes[at]))
                    ? date(block, row, place)
                    : moment(block, row, place);
            case WORD -> word(block, row, place);
            case LEGAL_BASIS -> legalBasis(block, row, place);
            case ANY -> {
                passText();
                yield true;
            }
            case BLANK -> true; // what follows is to be a delimiter
        };
    }

    private boolean isEnd(byte value) {
        byte kind = classes[value & 0xFF];
        return kind >= QUOTE && kind != TAB;
    }

    private boolean moment(RowBlock block, int row, int place) {
        if (isEnd(bytes[at])) {
            block.moment(row, place, PlainMoments.OTHER);
            return true;
        }
        int minutes = PlainMoments.moment(bytes, at);
        block.moment(row, place, minutes);
        at += PlainMoments.MOMENT_LENGTH;
        dated = true;
        return minutes != PlainMoments.OTHER;
    }

    private boolean date(RowBlock block, int row, int place) {
        int minutes = PlainMoments.date(bytes, at);
        block.moment(row, place, minutes);
        at += PlainMoments.DATE_LENGTH;
        dated = true;
        return minutes != PlainMoments.OTHER;
    }

    private boolean municipality(RowBlock block, int row) {
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            code = code * 10 + digit;
        }
        block.municipality(row, code);
        return code > 0;
    }

    /// Passes over text of one or two bytes a character; tells whether all are of one.
    private boolean passText() {
        boolean ascii = true;
        while (true) {
            byte kind = classes[bytes[at] & 0xFF];
            if (kind == TEXT) {
                at++;
            } else if (kind == HIGH && isPlainPair()) {
                at += 2;
                ascii = false;
            } else {
                return ascii;
            }
        }
    }

    /// U+00C0 to U+00FF: letters that are what they are in any form of Unicode that ids are brought into. Whatever may change
    /// in it is left to the careful reader.
    private boolean isPlainPair() {
        return bytes[at] == (byte) 0xC3 && (bytes[at + 1] & 0xC0) == 0x80;
    }

    /// Whether a field that was passed over begins and ends with no blank, and shows no error of a spreadsheet.
    private boolean isClean(int from) {
        return from == at || (bytes[from] != ' ' && bytes[at - 1] != ' ' && bytes[from] != '#');
    }

    private boolean text(RowBlock block, int row, int which) {
        int from = at;
        boolean ascii = passText();
        int length = at - from;
        // bytes are no fewer than characters: what may be too long is left to the careful reader
        if (length > TextLimit.LONGEST || !isClean(from) || (length == 0 && which == PlainForm.ID)
                || (which == PlainForm.PATIENT && mayBeNumber(from) && isNumber(from, length))) {
            return false;
        }
        block.text(row, which, from, length, which == PlainForm.UNIT ? 0 : hash(from, length, ascii));
        return true;
    }

    /// Whether a field is, or may be meant as, an identity number.
    private boolean isNumber(int from, int length) {
        var text = new String(bytes, from, length, StandardCharsets.UTF_8).toCharArray();
        return IdentityNumber.isIn(text, 0, text.length) || IdentityNumber.isImpossible(text, 0, text.length);
    }

    /// A quick look: many digits, or a number in a spreadsheet's short form, `1.99E+11`.
    private boolean mayBeNumber(int from) {
        int digits = 0;
        boolean exponent = false;
        for (int i = from; i < at; i++) {
            digits += isDigit(bytes[i]) ? 1 : 0;
            exponent |= (bytes[i] | 0x20) == 'e';
        }
        return digits >= MANY_DIGITS || (exponent && isDigit(bytes[from]));
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private long hash(int from, int length, boolean ascii) {
        if (length == 0) {
            return 0;
        }
        if (!ascii) {
            var text = new String(bytes, from, length, StandardCharsets.UTF_8).toCharArray();
            return CharField.hash(text, 0, text.length);
        }
        long hash = length;
        int i = from;
        for (; i + 4 <= at; i += 4) {
            hash = CharField.mixed(hash, spread(PlainMoments.eight(bytes, i) & 0xFFFF_FFFFL));
        }
        if (i < at) {
            hash = CharField.mixed(hash, spread(PlainMoments.eight(bytes, i) & ((1L << (8 * (at - i))) - 1)));
        }
        return CharField.ended(hash);
    }

    /// Four bytes as four characters.
    private static long spread(long four) {
        long two = (four | four << 16) & 0x0000_FFFF_0000_FFFFL;
        return (two | two << 8) & 0x00FF_00FF_00FF_00FFL;
    }

    private boolean word(RowBlock block, int row, int column) {
        int from = at;
        while (classes[bytes[at] & 0xFF] == TEXT) {
            at++;
        }
        int length = at - from;
        if (length == 0 || length > LONGEST_WORD) {
            return length == 0;
        }
        long first = PlainMoments.eight(bytes, from) & mask(length);
        long second = length <= 8 ? 0 : PlainMoments.eight(bytes, from + 8) & mask(length - 8);
        var keys = form.wordKeys(column);
        for (int i = 0; i < keys.length; i += 2) {
            if (keys[i] == first && keys[i + 1] == second) {
                block.word(row, column, i / 2);
                return true;
            }
        }
        return false;
    }

    private static long mask(int length) {
        return length >= 8 ? -1 : (1L << (8 * length)) - 1;
    }

    private boolean legalBasis(RowBlock block, int row, int column) {
        int from = at;
        boolean ascii = passText();
        if (at > from) {
            block.word(row, column, at - from == LEGAL_BASIS_LENGTH ? basis(from) : OTHER_BASIS);
            return ascii && at - from <= TextLimit.LONGEST && isClean(from);
        }
        return true;
    }

    /// The place of three letters among the legal grounds, in any case.
    private int basis(int from) {
        int letters = (bytes[from] | 0x20) << 16 | (bytes[from + 1] | 0x20) << 8 | (bytes[from + 2] | 0x20);
        return letters == ('o' << 16 | 'p' << 8 | 't') ? 0
                : letters == ('o' << 16 | 'r' << 8 | 'v') ? 1
                        : letters == ('l' << 16 | 'r' << 8 | 'v') ? FORENSIC_BASIS : OTHER_BASIS;
    }

    /// Where the line of a row ends that is not plain; -1 when the row does not end with it, or is no text.
    private int lineEnd(int from) {
        int i = from;
        boolean begins = true;
        while (true) {
            if (begins && bytes[i] == '"') {
                i = quoteEnd(i + 1);
                if (i < 0 || (classes[bytes[i] & 0xFF] != DELIMITER && classes[bytes[i] & 0xFF] != LINE_END)) {
                    return -1;
                }
            }
            byte kind = classes[bytes[i] & 0xFF];
            if (kind == LINE_END) {
                int end = bytes[i] == '\r' ? i + 1 : i;
                return bytes[end] == '\n' && isText(from, end) ? end : -1;
            }
            if (kind == 0 || kind == QUOTE) {
                return -1;
            }
            begins = kind == DELIMITER;
            i++;
        }
    }

    /// Behind the sign that ends a quoted field; -1 when that is not on the line.
    private int quoteEnd(int from) {
        int i = from;
        while (true) {
            byte kind = classes[bytes[i] & 0xFF];
            if (kind == QUOTE && bytes[i + 1] != '"') {
                return i + 1;
            }
            if (kind == 0 || kind == LINE_END) {
                return -1;
            }
            i += kind == QUOTE ? 2 : 1;
        }
    }

    /// Whether the bytes are UTF-8 without a character that stands for a lost one.
    private boolean isText(int from, int end) {
        try {
            return decoder.decode(ByteBuffer.wrap(bytes, from, end - from)).toString().indexOf('\ufffd') < 0;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
