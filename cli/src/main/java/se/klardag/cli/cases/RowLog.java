package se.klardag.cli.cases;

/// Is told what a pass over the case files leaves out (*inläsningslogg*).
public interface RowLog {
    /// A pass begins; what an earlier one told no longer counts.
    void passStarts();

    /// A row is not settled.
    void rejected(Rejected row);

    /// A column that nobody asked for is left unread.
    void ignoredColumn(String file, String title);

    /// How a file turned out to be laid out, once it is read.
    void laidOut(String file, Layout layout);

    /// Of the long files.
    ///
    /// @param notYet  rows recorded after the day that counts
    /// @param undated rows without a recorded time, taken as recorded when they happened
    void knownBy(long notYet, long undated);
}
