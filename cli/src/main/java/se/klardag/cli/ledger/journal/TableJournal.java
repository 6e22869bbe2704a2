package se.klardag.cli.ledger.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.exception.DataAccessException;
import se.klardag.rules.files.RuleText;

/// The journal as rows of a PostgreSQL table that takes inserts only (*journal i databas*): the same documents, the same
/// chain. A row is durable when the caller's transaction is.
public final class TableJournal implements Journal {
    private final Connection connection;
    private final List<EntryName> entries;

    private TableJournal(Connection connection, List<EntryName> entries) {
        this.connection = connection;
        this.entries = entries;
    }

    /// Opens the table, which is there.
    public static TableJournal on(Connection connection) {
        var entries = new ArrayList<EntryName>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select sequence, kind, sha256 from journal_document order by sequence")) {
            while (found.next()) {
                entries.add(new EntryName(found.getLong(1), found.getString(2), found.getString(3)));
                if (entries.getLast().sequence() != entries.size()) {
                    throw LedgerException.differs("ledger.missing-entry", entries.size());
                }
            }
        } catch (SQLException broken) {
            throw new DataAccessException("cannot read the journal", broken);
        }
        return new TableJournal(connection, entries);
    }

    @Override
    public List<EntryName> entries() {
        return Collections.unmodifiableList(entries);
    }

    @Override
    public byte[] read(EntryName entry) {
        try (var select = connection.prepareStatement("select document from journal_document where sequence = ?")) {
            select.setLong(1, entry.sequence());
            try (var found = select.executeQuery()) {
                var document = found.next() ? found.getBytes(1) : new byte[0];
                if (!RuleText.sha256(document).equals(entry.sha256())) {
                    throw LedgerException.differs("ledger.changed-document", entry.sequence(), entry.archived());
                }
                return document;
            }
        } catch (SQLException broken) {
            throw new DataAccessException("cannot read entry " + entry.sequence(), broken);
        }
    }

    @Override
    public EntryName append(String kind, byte[] document) {
        var entry = new EntryName(nextSequence(), kind, RuleText.sha256(document));
        try (var insert = connection.prepareStatement(
                "insert into journal_document (sequence, kind, sha256, document) values (?, ?, ?, ?)")) {
            insert.setLong(1, entry.sequence());
            insert.setString(2, entry.kind());
            insert.setString(3, entry.sha256());
            insert.setBytes(4, document);
            insert.executeUpdate();
        } catch (SQLException broken) {
            throw new DataAccessException("cannot add entry " + entry.sequence(), broken);
        }
        entries.add(entry);
        return entry;
    }
}
