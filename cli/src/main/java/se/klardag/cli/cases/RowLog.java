package se.klardag.cli.cases;

/// Is told what a pass over the case files leaves out (*inläsningslogg*).
public interface RowLog {
    /// A pass begins; what an earlier one told no longer counts.
    void passStarts();

    /// A row is not settled.
    void rejected(Rejected row);

    /// A column that nobody asked for is left unread.
    void ignoredColumn(String file, String title);
}
