package se.klardag.cli.ledger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.h2.Driver;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.journal.DocumentCipher;
import se.klardag.cli.ledger.journal.FolderStorage;
import se.klardag.cli.ledger.projection.Projection;

/// The projection's H2 database beside the journal (*inbäddad databas*).
///
/// H2 can be left torn by a process that dies. So a mark says that it was closed in order; it goes away before the first
/// change, and without it the database is thrown away: the copy from its last closing takes its place, and what was
/// posted since is added to that.
final class EmbeddedDatabase implements AutoCloseable {
    private static final String MARK = "closed-in-order";
    private static final String FILE = "tables.mv.db";
    private static final String COPY = "closed-tables";
    private static final Map<String, String> SETTINGS = Map.of(
            "DATABASE_TO_LOWER", "TRUE", "DB_CLOSE_ON_EXIT", "FALSE", "TRACE_LEVEL_FILE", "0", "MAX_COMPACT_TIME", "0");

    private final Optional<FolderStorage> folder;
    private final Connection connection;
    private final Projection projection;
    private boolean marked;

    private EmbeddedDatabase(Optional<FolderStorage> folder, Connection connection, boolean marked) {
        this.folder = folder;
        this.connection = connection;
        this.marked = marked;
        if (marked && Projection.isOld(connection)) {
            writes();
        }
        this.projection = Projection.on(connection);
    }

    static EmbeddedDatabase inMemory() {
        return new EmbeddedDatabase(Optional.empty(), connected("jdbc:h2:mem:", "", Map.of()), false);
    }

    /// Opens the database of a folder; one that was not closed in order, or cannot be opened, is made anew.
    ///
    /// H2 reads a semicolon in its address as the end of the name and what follows as commands, and takes a backslash for a
    /// slash. The tables of a folder with such a name are made in memory: the journal holds all they are made from.
    static EmbeddedDatabase at(Path path, Optional<DocumentCipher> cipher) {
        if (!canBeNamed(path)) {
            return inMemory();
        }
        try {
            var folder = FolderStorage.make(path);
            var names = folder.list();
            if (names.contains(MARK) && names.contains(FILE)) {
                try {
                    return new EmbeddedDatabase(Optional.of(folder), connected(path, cipher), true);
                } catch (DataAccessException unusable) {
                    takeAway(path);
                }
            } else if (names.contains(COPY)) {
                folder.delete(FILE);
                folder.write(FILE, folder.read(COPY));
                try {
                    return new EmbeddedDatabase(Optional.of(folder), connected(path, cipher), false);
                } catch (DataAccessException unusable) {
                    takeAway(path);
                }
            } else {
                takeAway(path);
            }
            // with the rights it is to have, before anything is in it
            folder.write(FILE, new byte[0]);
            return new EmbeddedDatabase(Optional.of(folder), connected(path, cipher), false);
        } catch (IOException refused) {
            throw new UncheckedIOException(path.toString(), refused);
        }
    }

    /// Throws a database away.
    static void takeAway(Path path) {
        try {
            var folder = FolderStorage.make(path);
            for (var name : folder.list()) {
                folder.delete(name);
            }
            folder.syncFolder();
        } catch (IOException refused) {
            throw new UncheckedIOException(path.toString(), refused);
        }
    }

    private static Connection connected(Path path, Optional<DocumentCipher> cipher) {
        var url = "jdbc:h2:file:" + path.toAbsolutePath().resolve("tables");
        return cipher.isPresent()
                ? connected(url, cipher.get().passwordFor("projection") + " ", Map.of("CIPHER", "AES"))
                : connected(url, "", Map.of());
    }

    private static boolean canBeNamed(Path path) {
        var name = path.toAbsolutePath().toString();
        boolean backslashes = path.getFileSystem().getSeparator().equals("\\");
        return name.indexOf(';') < 0 && (backslashes || name.indexOf('\\') < 0)
                && name.codePoints().noneMatch(Character::isISOControl);
    }

    private static Connection connected(String url, String password, Map<String, String> more) {
        var properties = new Properties();
        properties.putAll(SETTINGS);
        properties.putAll(more);
        properties.setProperty("user", "klardag");
        properties.setProperty("password", password);
        try {
            @Nullable
            Connection connection = new Driver().connect(url, properties);
            if (connection == null) {
                throw new IllegalStateException("H2 does not know its own address");
            }
            return connection;
        } catch (SQLException broken) {
            throw new DataAccessException("cannot open the projection", broken);
        }
    }

    Projection projection() {
        return projection;
    }

    /// Says that something will be changed.
    void writes() {
        if (marked && folder.isPresent()) {
            try {
                folder.get().delete(MARK);
                folder.get().syncFolder();
            } catch (IOException refused) {
                throw new UncheckedIOException(MARK, refused);
            }
        }
        marked = false;
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
            if (!marked && folder.isPresent()) {
                keepCopy(folder.get());
                folder.get().write(MARK, new byte[0]);
            }
        } catch (SQLException | IOException _) {
            // without its mark it is made anew the next time
        }
    }

    private static void keepCopy(FolderStorage folder) throws IOException {
        var unfinished = COPY + ".unfinished";
        folder.delete(unfinished);
        folder.write(unfinished, folder.read(FILE));
        folder.sync(unfinished);
        folder.rename(unfinished, COPY);
        folder.syncFolder();
    }
}
