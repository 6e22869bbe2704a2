package se.klardag.cli.ledger.journal;

import java.io.IOException;
import java.util.List;

/// The little of a file system that the journal needs (*lagring*): so little that a test can play it, lose what was not
/// yet on disk, and tear what was half there.
///
/// Nothing is durable until it was synced: the bytes of a file by [#sync], its name by [#syncFolder].
public interface Storage {
    /// Names in the folder, in any order.
    List<String> list() throws IOException;

    byte[] read(String name) throws IOException;

    /// Writes a new file.
    void write(String name, byte[] bytes) throws IOException;

    /// Brings the bytes of a file to disk.
    void sync(String name) throws IOException;

    /// Gives a file another name, at one go.
    void rename(String from, String to) throws IOException;

    /// Brings the names in the folder to disk.
    void syncFolder() throws IOException;

    /// Takes a file away; one that is not there is no fault.
    void delete(String name) throws IOException;
}
