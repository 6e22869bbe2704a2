package se.klardag.cli.ledger.projection;

import static org.jooq.impl.DSL.max;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.projection.schema.DefaultSchema;
import se.klardag.cli.ledger.projection.schema.tables.Entry;

/// The journal as tables (*projektion*): for looking things up. Rows are added and never changed; whenever its last entry is
/// not the journal's, it is brought forward or made anew.
public final class Projection {
    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final Connection connection;
    private final DSLContext sql;

    private Projection(Connection connection, SQLDialect dialect) {
        this.connection = connection;
        this.sql = DSL.using(
                connection,
                dialect,
                new Settings().withExecuteLogging(false).withMapJPAAnnotations(false).withFetchWarnings(false));
    }

    /// The projection on a connection, its tables of the present version.
    ///
    /// @throws LedgerException when a later program made the tables
    public static Projection on(Connection connection) {
        try {
            boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            connection.setAutoCommit(false);
            ProjectionSchema.bringForward(connection);
            connection.commit();
            return new Projection(connection, postgres ? SQLDialect.POSTGRES : SQLDialect.H2);
        } catch (SQLException broken) {
            throw new DataAccessException("cannot make the tables", broken);
        }
    }

    /// Whether opening it will change its tables.
    public static boolean isOld(Connection connection) {
        try {
            return ProjectionSchema.isOld(connection);
        } catch (SQLException broken) {
            throw new DataAccessException("cannot read the tables", broken);
        }
    }

    /// Makes the journal's own table on a server, which no rebuilding touches; in the caller's transaction.
    public static void makeJournal(Connection connection) throws SQLException {
        ProjectionSchema.run(connection, "journal-postgresql.sql");
    }

    /// Whether a server has the journal's table.
    public static boolean hasJournal(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(null, connection.getSchema(), "journal_document", null)) {
            return tables.next();
        }
    }

    /// For looking things up.
    public DSLContext sql() {
        return sql;
    }

    /// The last entry that it holds.
    public Optional<EntryName> head() {
        var entry = Entry.ENTRY;
        return sql.select(entry.SEQUENCE, entry.KIND, entry.SHA256)
                .from(entry)
                .where(entry.SEQUENCE.eq(DSL.select(max(entry.SEQUENCE)).from(entry)))
                .fetchOptional(found -> new EntryName(found.value1(), found.value2(), found.value3()));
    }

    /// Whether it ends where the journal ends.
    public boolean isAtHeadOf(Journal journal) {
        return head().equals(journal.head());
    }

    /// Whether what it holds is the beginning of the journal.
    public boolean isBehind(Journal journal) {
        var head = head();
        return head.isEmpty()
                || (head.get().sequence() < journal.nextSequence()
                        && journal.entries().get((int) head.get().sequence() - 1).equals(head.get()));
    }

    /// Why it is not made anew unasked: it may know entries that somebody took away.
    public LedgerException differsFrom(Journal journal) {
        refuseCut(journal);
        return LedgerException.differs(
                "ledger.projection-differs", head().map(EntryName::sequence).orElse(0L), Entry.ENTRY.getName());
    }

    /// Refuses a journal that ends before these tables do.
    ///
    /// @throws LedgerException when entries are missing from the journal
    public void refuseCut(Journal journal) {
        head().filter(known -> known.sequence() >= journal.nextSequence()).ifPresent(known -> {
            throw LedgerException.differs(
                    "ledger.cut", journal.nextSequence() - 1, known.sequence(), known.sha256());
        });
    }

    /// Adds the entries that are missing, each in a transaction of its own.
    ///
    /// @param reader finds the document of an entry
    public void bringForward(Journal journal, Function<EntryName, JournalEntry> reader) {
        int from = head().map(EntryName::sequence).orElse(0L).intValue();
        for (var entry : journal.entries().subList(from, journal.entries().size())) {
            add(entry, reader.apply(entry));
            commit();
        }
    }

    /// Takes everything away and makes it again from the journal.
    public void rebuild(Journal journal, Function<EntryName, JournalEntry> reader) {
        try {
            ProjectionSchema.drop(connection);
            ProjectionSchema.bringForward(connection);
            connection.commit();
        } catch (SQLException broken) {
            throw new DataAccessException("cannot make the tables", broken);
        }
        bringForward(journal, reader);
    }

    /// Adds one entry; in the caller's transaction.
    public void add(EntryName entry, JournalEntry document) {
        sql.batchInsert(ProjectionRows.of(entry, document)).execute();
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException broken) {
            throw new DataAccessException("cannot commit", broken);
        }
    }

    /// Forgets what was added since the last commit.
    public void rollback() {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            throw new DataAccessException("cannot roll back", broken);
        }
    }

    /// Holds the rows of an entry against its document.
    ///
    /// @throws LedgerException naming table and entry when they differ
    public void compare(EntryName entry, JournalEntry document) {
        var expected = ProjectionRows.of(entry, document);
        for (var table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            var sequence = table.field("sequence", Long.class);
            if (sequence == null) {
                continue;
            }
            var wanted = expected.stream().filter(row -> row.getTable().equals(table)).map(Record::intoList).toList();
            var line = table.field("line", Integer.class);
            var query = sql.selectFrom(table).where(sequence.eq(entry.sequence()));
            var found = line == null ? query.fetch() : query.orderBy(line).fetch();
            if (!found.map(Record::intoList).equals(wanted)) {
                throw LedgerException.differs("ledger.projection-differs", entry.sequence(), table.getName());
            }
        }
    }

    /// Refuses rows of entries that the journal does not have.
    public void refuseStrays(Journal journal) {
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            var sequence = table.field("sequence", Long.class);
            if (sequence == null) {
                continue;
            }
            var stray = sql.select(max(sequence))
                    .from(table)
                    .where(sequence.ge(journal.nextSequence()))
                    .fetchOne(0,
                            Long.class);
            if (stray != null) {
                throw LedgerException.differs("ledger.projection-differs", stray, table.getName());
            }
        }
    }
}
