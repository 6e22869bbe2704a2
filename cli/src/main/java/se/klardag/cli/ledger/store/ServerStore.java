package se.klardag.cli.ledger.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.journal.TableJournal;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.projection.Projection;

/// A ledger in PostgreSQL (*gemensam liggare*): journal and projection change together, in one transaction.
final class ServerStore implements LedgerStore {
    /// Any number, as long as it is always the same.
    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");
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

    /// Makes an empty ledger in a database.
    ///
    /// @throws LedgerException when there is one already
    static String make(String url) {
        try (var connection = connected(url)) {
            lock(connection);
            if (Projection.hasJournal(connection)) {
                throw LedgerException.refused("ledger.already", ServerAddress.shown(url));
            }
            Projection.makeJournal(connection);
            connection.commit();
            return ServerAddress.shown(url);
        } catch (SQLException refused) {
            throw refusal(url, refused);
        }
    }

    private static LedgerException refusal(String url, SQLException refused) {
        // what the driver says can hold the address as it was given
        var said = String.valueOf(refused.getMessage()).replace(url, ServerAddress.shown(url));
        return LedgerException.unusable("ledger.server", ServerAddress.shown(url), said);
    }

    /// @param posts whether something will be posted: then one at a time
    /// @throws LedgerException when there is none
    static ServerStore open(String url, boolean posts) {
        try {
            var connection = connected(url);
            try {
                if (!Projection.hasJournal(connection)) {
                    throw LedgerException.unusable("ledger.none", ServerAddress.shown(url));
                }
                connection.commit();
                if (posts) {
                    lock(connection);
                }
                return new ServerStore(connection, posts, TableJournal.on(connection));
            } catch (SQLException | RuntimeException refused) {
                connection.close();
                throw refused;
            }
        } catch (SQLException refused) {
            throw refusal(url, refused);
        }
    }

    /// Whether a driver can read the address: it says no more than that, and opens nothing.
    private static boolean isAddress(String url) throws SQLException {
        for (var driver : DriverManager.drivers().toList()) {
            if (driver.acceptsURL(url)) {
                return true;
            }
        }
        return false;
    }

    private static Connection connected(String url) throws SQLException {
        DRIVER_LOG.setLevel(Level.OFF); // it writes parts of an address that it cannot read
        if (!isAddress(url)) {
            throw LedgerException.unusable("ledger.address", ServerAddress.shown(url));
        }
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
    public Projection projection(Function<EntryName, JournalEntry> reader) {
        var open = projection;
        if (open == null) {
            open = Projection.on(connection);
            projection = open;
            if (!open.isAtHeadOf(journal)) {
                if (!open.isBehind(journal)) {
                    throw open.differsFrom(journal);
                }
                lockOnce();
                open.bringForward(journal, reader);
            }
        }
        return open;
    }

    /// The tables are the second place.
    @Override
    public boolean hasHeadMark() {
        return true;
    }

    @Override
    public void rebuild(Function<EntryName, JournalEntry> reader) {
        lockOnce();
        var open = projection == null ? Projection.on(connection) : projection;
        projection = open;
        open.refuseCut(journal);
        open.rebuild(journal, reader);
    }

    private void lockOnce() {
        if (!locked) {
            lock(connection);
            locked = true;
        }
    }

    @Override
    public EntryName post(JournalEntry document, Function<EntryName, JournalEntry> reader) {
        var open = projection(reader);
        try {
            var entry = copy(document.kind().code(), document.bytes());
            open.add(entry, document);
            open.commit();
            return entry;
        } catch (DataAccessException refused) {
            try {
                open.rollback();
            } catch (DataAccessException gone) {
                refused.addSuppressed(gone); // what went wrong first is reported
            }
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
