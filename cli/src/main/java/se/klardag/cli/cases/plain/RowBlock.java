package se.klardag.cli.cases.plain;

import java.util.Arrays;

/// Some whole rows of a file, and what their bytes say (*radblock*): columns of numbers, used again for the next block.
final class RowBlock {
    /// Bytes that may be looked at behind the last row.
    private static final int MARGIN = 32;
    private static final int FEWEST_ROWS = 64;
    private static final int BYTES_OF_ROW = 100;
    private static final int REACH = 3;

    private final int momentColumns;
    private byte[] bytes;
    private int length;
    private long offset;
    private int rows;
    private int lines;
    private boolean broken;
    private int brokenAt;
    private int[] starts;
    private int[] ends;
    private int[] lineOf;
    private boolean[] plain;
    private boolean[] passed;
    private boolean[] sound;
    /// Of each sound row: first time, last time, last event.
    private int[] reaches;
    private int[] moments;
    private int[] municipalities;
    private int[] words;
    private long[] texts;
    private long[] idHashes;
    private long[] patientHashes;

    /// @param momentColumns of the file
    RowBlock(int size, int momentColumns) {
        this.momentColumns = momentColumns;
        bytes = new byte[size + MARGIN];
        int expected = size / BYTES_OF_ROW + FEWEST_ROWS;
        starts = new int[expected];
        ends = new int[expected];
        lineOf = new int[expected];
        plain = new boolean[expected];
        passed = new boolean[expected];
        sound = new boolean[expected];
        reaches = new int[expected * REACH];
        moments = new int[expected * momentColumns];
        municipalities = new int[expected];
        words = new int[expected];
        texts = new long[expected * PlainForm.TEXTS];
        idHashes = new long[expected];
        patientHashes = new long[expected];
    }

    /// Begins anew.
    ///
    /// @param fileOffset of the first byte, unpacked
    void begin(long fileOffset) {
        offset = fileOffset;
        length = 0;
        rows = 0;
        lines = 0;
        broken = false;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void length(int count) {
        length = count;
    }

    /// Bytes that there is room for.
    int room() {
        return bytes.length - MARGIN;
    }

    /// Makes room for twice as many bytes.
    void grow() {
        bytes = Arrays.copyOf(bytes, 2 * room() + MARGIN);
    }

    /// Where the block begins in the file, unpacked.
    long offset() {
        return offset;
    }

    /// The number of a new row.
    int add(int start, int line) {
        if (rows == starts.length) {
            int larger = rows * 2;
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
            lineOf = Arrays.copyOf(lineOf, larger);
            plain = Arrays.copyOf(plain, larger);
            passed = Arrays.copyOf(passed, larger);
            sound = Arrays.copyOf(sound, larger);
            reaches = Arrays.copyOf(reaches, larger * REACH);
            moments = Arrays.copyOf(moments, larger * momentColumns);
            municipalities = Arrays.copyOf(municipalities, larger);
            words = Arrays.copyOf(words, larger);
            texts = Arrays.copyOf(texts, larger * PlainForm.TEXTS);
            idHashes = Arrays.copyOf(idHashes, larger);
            patientHashes = Arrays.copyOf(patientHashes, larger);
        }
        starts[rows] = start;
        lineOf[rows] = line;
        words[rows] = 0;
        passed[rows] = false;
        sound[rows] = false;
        return rows++;
    }

    /// Takes the last row away.
    void dropLast() {
        rows--;
    }

    void end(int row, int end, boolean isPlain) {
        ends[row] = end;
        plain[row] = isPlain;
        idHashes[row] = isPlain ? idHashes[row] : 0;
    }

    /// The rows end here, because what follows is for the careful reader to the end of the file.
    void breakOff(int at, int line) {
        broken = true;
        brokenAt = at;
        lines = line;
    }

    boolean isBroken() {
        return broken;
    }

    /// Where the careful reader begins, unpacked.
    long brokenAt() {
        return offset + brokenAt;
    }

    /// Lines that are in the block.
    int lines() {
        return lines;
    }

    void lines(int count) {
        lines = count;
    }

    int rows() {
        return rows;
    }

    int start(int row) {
        return starts[row];
    }

    int end(int row) {
        return ends[row];
    }

    /// The line that a row is on, the block's first being 0.
    int line(int row) {
        return lineOf[row];
    }

    /// Whether the numbers say all that the row says.
    boolean isPlain(int row) {
        return plain[row];
    }

    /// Says that nothing is wrong with a row's times, and which of them are the earliest, the latest, and the last event: in
    /// minutes.
    void sound(int row, int first, int last, int lastEvent) {
        sound[row] = true;
        reaches[row * REACH] = first;
        reaches[row * REACH + 1] = last;
        reaches[row * REACH + 2] = lastEvent;
    }

    boolean isSound(int row) {
        return sound[row];
    }

    int first(int row) {
        return reaches[row * REACH];
    }

    int last(int row) {
        return reaches[row * REACH + 1];
    }

    int lastEvent(int row) {
        return reaches[row * REACH + 2];
    }

    /// Says whether nobody has to look at the row.
    void pass(int row, boolean whether) {
        passed[row] = whether;
    }

    boolean isPassed(int row) {
        return passed[row];
    }

    void moment(int row, int column, int minutes) {
        moments[row * momentColumns + column] = minutes;
    }

    int moment(int row, int column) {
        return moments[row * momentColumns + column];
    }

    void municipality(int row, int code) {
        municipalities[row] = code;
    }

    int municipality(int row) {
        return municipalities[row];
    }

    /// Keeps the place of a word, four bits each.
    void word(int row, int column, int place) {
        words[row] |= (place + 1) << (4 * column);
    }

    /// The place of a word; -1 where the field is blank.
    int word(int row, int column) {
        return ((words[row] >>> (4 * column)) & 0xF) - 1;
    }

    void text(int row, int which, int from, int count, long hash) {
        texts[row * PlainForm.TEXTS + which] = (long) from << 32 | count;
        if (which == PlainForm.ID) {
            idHashes[row] = hash;
        } else if (which == PlainForm.PATIENT) {
            patientHashes[row] = hash;
        }
    }

    int textFrom(int row, int which) {
        return (int) (texts[row * PlainForm.TEXTS + which] >>> 32);
    }

    int textLength(int row, int which) {
        return (int) texts[row * PlainForm.TEXTS + which];
    }

    /// The hashes of the rows' ids; 0 for a row that is not plain.
    long[] idHashes() {
        return idHashes;
    }

    /// Hash of the id or the patient; 1 for a ward.
    long hash(int row, int which) {
        return which == PlainForm.ID ? idHashes[row] : which == PlainForm.PATIENT ? patientHashes[row] : 1;
    }
}
