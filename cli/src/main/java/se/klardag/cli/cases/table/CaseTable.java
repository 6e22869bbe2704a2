package se.klardag.cli.cases.table;

import java.io.IOException;

/// One case file opened as a table (*tabell*): a header, and rows that are shown once.
public interface CaseTable extends AutoCloseable {
    Header header();

    /// How the file is laid out, as far as it was found out.
    FileLayout layout();

    /// Shows each row that holds anything to the reader, and then calls `taker`.
    ///
    /// @throws CaseFileException   when the file is wrong as a whole
    /// @throws IOException when it cannot be read
    void rows(RowReader reader, Runnable taker) throws IOException;

    /// SHA-256 of the file's bytes, once its rows are read.
    String sha256Hex() throws IOException;

    @Override
    void close() throws IOException;
}
