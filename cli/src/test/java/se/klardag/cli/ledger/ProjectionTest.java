package se.klardag.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.projection.Projection;
import se.klardag.cli.ledger.projection.schema.DefaultSchema;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.verification.JournalVerification;

/// The tables follow the journal, and whatever is changed in them is found.
class ProjectionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Every value of every row in turn, and every row taken away. What the database itself refuses cannot come about.
    @ParameterizedTest
    @EnumSource
    void every_changed_value_is_named(LedgerKind kind) throws SQLException {
        var address = written(kind);
        var documents = WrittenLedger.ofEveryKind();
        int found = 0;
        try (var connection = kind.tables(address)) {
            var projection = Projection.on(connection);
            for (var table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
                var sequence = table.field("sequence", Long.class);
                if (sequence == null) {
                    continue;
                }
                for (var row : projection.sql().selectFrom(table).fetch()) {
                    var where = key(table, row);
                    for (var field : table.fields()) {
                        found += thenNamed(projection, documents, table, row.get(sequence),
                                () -> projection.sql()
                                        .update(table)
                                        .set(Map.of(field, other(field, row)))
                                        .where(where)
                                        .execute());
                    }
                    found += thenNamed(projection, documents, table, row.get(sequence),
                            () -> projection.sql().deleteFrom(table).where(where).execute());
                }
            }
        }
        // 6 entries of 8 values, 3 bills of 16, and so on, less what keys forbid
        assertThat(found).isGreaterThan(120);
        verify(address);
    }

    /// Entries are identified by their sequence, other rows by their line in it.
    private static Condition key(Table<?> table, Record row) {
        var sequence = Objects.requireNonNull(table.field("sequence", Long.class));
        var line = table.field("line", Integer.class);
        var entry = sequence.eq(row.get(sequence));
        return line == null ? entry : entry.and(line.eq(row.get(line)));
    }

    /// Makes one change, looks for it, and takes it back.
    ///
    /// @return 0 where the database did not let it come about
    private static int thenNamed(
            Projection projection, WrittenLedger written, Table<?> table, long sequence, IntSupplier change) {
        try {
            assertThat(change.getAsInt()).isEqualTo(1);
        } catch (DataAccessException _) {
            projection.rollback();
            return 0;
        }
        assertThatThrownBy(() -> compare(projection, written)).as("%s of entry %d", table.getName(), sequence)
                .isInstanceOfSatisfying(LedgerException.class, fault -> {
                    assertThat(fault.key()).isEqualTo("ledger.projection-differs");
                    assertThat(fault.details().get(1)).isEqualTo(table.getName());
                });
        projection.rollback();
        return 1;
    }

    private static void compare(Projection projection, WrittenLedger written) {
        for (int i = 0; i < written.documents().size(); i++) {
            projection.compare(written.names().get(i), written.documents().get(i));
        }
    }

    /// Another value of the same kind.
    private static Object other(Field<?> field, Record row) {
        var value = row.get(field);
        return switch (value) {
            case Long number -> number + 1_000;
            case Integer number -> number + 1_000;
            case BigDecimal amount -> amount.add(new BigDecimal("0.01"));
            case LocalDate date -> date.plusDays(1);
            case String text when text.isEmpty() -> "x";
            case String text -> text.substring(0, text.length() - 1) + (text.endsWith("1") ? "2" : "1");
            case null -> "x";
            default -> throw new IllegalArgumentException(field + ": " + value.getClass());
        };
    }

    @ParameterizedTest
    @EnumSource
    void tables_that_are_behind_are_brought_forward_at_the_next_opening(LedgerKind kind) throws SQLException {
        var address = written(kind);
        change(kind, address, "delete from payment", "delete from entry where sequence = 6");
        verify(address);
    }

    @ParameterizedTest
    @EnumSource
    void other_tables_are_refused_until_somebody_asks_for_new_ones(LedgerKind kind) throws SQLException {
        var address = written(kind);
        change(kind, address, "update entry set sha256 = 'x' where sequence = 6");
        assertThatThrownBy(() -> verify(address)).isInstanceOfSatisfying(
                LedgerException.class, fault -> assertThat(fault.key()).isEqualTo("ledger.projection-differs"));
        try (var ledger = Ledger.toPost(address, Optional.empty())) {
            ledger.rebuild();
        }
        verify(address);
    }

    private static void change(LedgerKind kind, String address, String... statements) throws SQLException {
        try (var tables = kind.tables(address); var statement = tables.createStatement()) {
            for (var each : statements) {
                statement.executeUpdate(each);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tables_of_a_later_program_are_left_alone(LedgerKind kind) throws SQLException {
        var address = written(kind);
        try (var tables = kind.tables(address); var statement = tables.createStatement()) {
            statement.executeUpdate("insert into schema_version values (99)");
        }
        assertThatThrownBy(() -> verify(address)).isInstanceOfSatisfying(
                LedgerException.class, fault -> assertThat(fault.key()).isEqualTo("ledger.newer"));
    }

    @Test
    void a_database_that_is_broken_or_was_not_closed_in_order_is_made_again() throws Exception {
        var address = written(LedgerKind.FOLDER);
        var projection = Path.of(address).resolve("projection");
        Files.delete(projection.resolve("closed-in-order"));
        verify(address);
        Files.write(projection.resolve("tables.mv.db"), new byte[5_000]);
        verify(address);
        for (var each : List.of("closed-in-order", "tables.mv.db")) {
            Files.delete(projection.resolve(each));
        }
        verify(address);
        Files.delete(projection.resolve("closed-in-order"));
        Files.write(projection.resolve("closed-tables"), new byte[5_000]);
        verify(address);
    }

    @Test
    void the_journal_on_a_server_takes_inserts_only() throws SQLException {
        var address = written(LedgerKind.SERVER);
        for (var change : List.of(
                "update journal_document set kind = 'x'", "delete from journal_document",
                "truncate journal_document")) {
            try (var tables = LedgerKind.SERVER.tables(address); var statement = tables.createStatement()) {
                assertThatThrownBy(() -> statement.execute(change)).as(change)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("append-only");
            }
        }
        verify(address);
        // an owner who takes the guard away is found
        try (var tables = LedgerKind.SERVER.tables(address); var statement = tables.createStatement()) {
            statement.execute("alter table journal_document disable trigger all");
            statement.execute("update journal_document set document = overlay(document placing 'x'::bytea from 9)"
                    + " where sequence = 3");
        }
        assertThatThrownBy(() -> verify(address)).isInstanceOfSatisfying(LedgerException.class, fault -> {
            assertThat(fault.key()).isEqualTo("ledger.changed-document");
            assertThat(fault.details().getFirst()).isEqualTo("3");
        });
    }

    private String written(LedgerKind kind) {
        var address = kind.address(folder);
        try (var ledger = NewLedger.toPost(address, Optional.empty())) {
            WrittenLedger.ofEveryKind().documents().forEach(ledger::post);
        }
        return address;
    }

    private static void verify(String address) {
        try (var ledger = Ledger.toRead(address, Optional.empty())) {
            var projection = ledger.projection();
            new JournalVerification(ledger.journal()).walk(projection::compare);
            projection.refuseStrays(ledger.journal());
        }
    }
}
