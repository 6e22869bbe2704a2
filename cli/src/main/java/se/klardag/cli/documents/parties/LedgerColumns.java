package se.klardag.cli.documents.parties;

import java.nio.charset.Charset;
import java.util.List;

/// The columns of a ledger's own import file (*kolumnmall för reskontran*).
///
/// @param decimal decimal separator
/// @param header  whether the first line holds the titles
public record LedgerColumns(char delimiter, char decimal, Charset encoding, boolean header, List<Column> columns) {
    public LedgerColumns {
        columns = List.copyOf(columns);
    }

    /// One column.
    ///
    /// @param field what it holds; empty for a fixed text
    /// @param text  the fixed text
    public record Column(String title, String field, String text) {}
}
