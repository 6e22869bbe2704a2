package se.klardag.engine.facts;

/// Where a case was read (*ärendets ursprung*).
///
/// @param file number of the file among those of the call, the first being 0
/// @param row  line of the file, the header being 1; 0 for a case that no file states
public record CaseOrigin(int file, long row) {
    /// No file states the case.
    public static final CaseOrigin NONE = new CaseOrigin(0, 0);

    private static final int ROW_BITS = 40;

    public CaseOrigin {
        if (file < 0 || row < 0 || row >= 1L << ROW_BITS) {
            throw new IllegalArgumentException("no place in a file: " + file + ", " + row);
        }
    }

    /// The origin that was [#packed].
    public static CaseOrigin of(long packed) {
        return new CaseOrigin((int) (packed >>> ROW_BITS), packed & (1L << ROW_BITS) - 1);
    }

    /// File and row in one number that sorts as they do, for those who keep millions.
    public long packed() {
        return (long) file << ROW_BITS | row;
    }
}
