package se.klardag.cli.ledger.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.TableJournal;
import se.klardag.cli.ledger.posting.Document;
import se.klardag.cli.ledger.projection.Projection;

/// A ledger in PostgreSQL (*gemensam liggare*): journal and projection change together, in one transaction.
final class ServerStore implements Store {
    /// Any number, as long as it is always the same.
    private static final int LOCK = 20_170_612;

    private final Connection connection;
    private final TableJournal journal;
    private boolean locked;
    private @Nullable Projection projection;

    private ServerStore(Connection connection, boolean locked, TableJournal journal) {
        this.connection = connection;
        this.locked = locked;
        this.journal = journal;
    }

    /// @param posts whether something will be posted: then one at a time
    static ServerStore open(String url, boolean posts) {
        try {
            var connection = connected(url);
            try {
                if (posts) {
                    lock(connection);
                }
                Projection.prepareJournal(connection);
                connection.commit();
                return new ServerStore(connection, posts, TableJournal.on(connection));
            } catch (SQLException | RuntimeException refused) {
                connection.close();
                throw refused;
            }
        } catch (SQLException refused) {
            throw LedgerFault.unusable("ledger.server", nameless(url), String.valueOf(refused.getMessage()));
        }
    }

    /// The address without what may hold a password.
    private static String nameless(String url) {
        return url.replaceAll("[?].*", "").replaceAll("//[^/@]*@", "//");
    }

    private static Connection connected(String url) throws SQLException {
        var properties = new Properties();
        Optional.ofNullable(System.getenv("KLARDAG_LEDGER_USER"))
                .ifPresent(user -> properties.setProperty("user", user));
        Optional.ofNullable(System.getenv("KLARDAG_LEDGER_PASSWORD"))
                .ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("options", "-c client_min_messages=warning");
        var connection = DriverManager.getConnection(url, properties);
        connection.setAutoCommit(false);
        return connection;
    }

    private static void lock(Connection connection) {
        if (!LedgerLock.waited(() -> tried(connection))) {
            throw LedgerLock.busy();
        }
    }

    /// Held by the session: it goes with the process that dies.
    private static boolean tried(Connection connection) {
        try (var statement = connection
                .prepareStatement("select pg_try_advisory_lock(?, hashtext(current_schema()))")) {
            statement.setInt(1, LOCK);
            try (var found = statement.executeQuery()) {
                boolean got = found.next() && found.getBoolean(1);
                connection.commit();
                return got;
            }
        } catch (SQLException broken) {
            throw new DataAccessException("cannot lock the ledger", broken);
        }
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Projection projection(Function<EntryName, Document> reader) {
        var open = projection;
        if (open == null) {
            open = Projection.on(connection);
            projection = open;
            if (!open.isAtHeadOf(journal)) {
                rebuild(reader);
            }
        }
        return open;
    }

    @Override
    public void rebuild(Function<EntryName, Document> reader) {
        if (!locked) {
            lock(connection);
            locked = true;
        }
        var open = projection == null ? Projection.on(connection) : projection;
        projection = open;
        open.rebuild(journal, reader);
    }

    @Override
    public EntryName post(Document document, Function<EntryName, Document> reader) {
        var open = projection(reader);
        try {
            var entry = copy(document.kind().code(), document.bytes());
            open.add(entry, document);
            open.commit();
            return entry;
        } catch (DataAccessException refused) {
            open.rollback();
            throw refused;
        }
    }

    @Override
    public EntryName copy(String kind, byte[] document) {
        return journal.append(kind, document);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new DataAccessException("cannot close the ledger", broken);
        }
    }
}
