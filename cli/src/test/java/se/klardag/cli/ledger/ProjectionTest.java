package se.klardag.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.posting.Verification;
import se.klardag.cli.ledger.store.Ledger;

/// The tables follow the journal, and whatever is changed in them is found.
class ProjectionTest {
    private static final List<String> CHANGES = List.of(
            "update entry set sha256 = 'x' where sequence = 2",
            "update entry set posted_on = date '2022-10-06' where sequence = 1",
            "update entry set cases = 7 where sequence = 1",
            "update bill set amount = amount + 1 where number = 'K-2022-00001'",
            "update bill set whole_before = 1 where number = 'K-2022-00001'",
            "update bill set whole_after = 1 where number = 'K-2022-00002'",
            "update bill set municipality = '1280' where number = 'K-2022-00002'",
            "update bill set municipality_name = 'x' where number = 'K-2022-00002'",
            "update bill set running = 9 where number = 'K-2022-00003'",
            "update bill set bill_year = 2021 where number = 'K-2022-00003'",
            "update bill set period = '2022-08' where number = 'K-2022-00003'",
            "update bill set kind = 'bill' where number = 'K-2022-00003'",
            "update bill set dated = date '2022-10-06' where number = 'K-2022-00003'",
            "update bill set care_group = 'somatic' where number = 'K-2022-00003'",
            "update bill set series = 'X' where number = 'K-2022-00003'",
            "update bill set number = 'K-2022-00009' where number = 'K-2022-00003'",
            "delete from bill where number = 'K-2022-00001'",
            "update credit set amount = 1",
            "update credit set bill_number = 'K-2022-00001'",
            "update credit set credit_number = 'x'",
            "delete from credit",
            "update case_version set fingerprint = 'x' where case_id = 'd'",
            "update case_version set case_id = 'x' where case_id = 'd'",
            "delete from case_version where case_id = 'd'",
            "update case_change set days_after = 99",
            "update case_change set reason = 'added'",
            "update dispute set state = 'rejected'",
            "update dispute set reason = 'x'",
            "update dispute set case_id = 'a'",
            "update payment set amount = 200",
            "update payment set reference = 'BG 2'",
            "update payment set paid_on = date '2022-10-06'",
            "insert into payment values (6, 2, 'K-2022-00001', 5, date '2022-10-05', 'BG 3')");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void every_changed_value_is_named(LedgerKind kind) throws SQLException {
        var address = written(kind);
        for (var change : CHANGES) {
            try (var tables = kind.tables(address); var statement = tables.createStatement()) {
                assertThat(statement.executeUpdate(change)).as(change).isPositive();
            }
            assertThatThrownBy(() -> verify(address)).as(change)
                    .isInstanceOfSatisfying(
                            LedgerFault.class,
                            fault -> {
                                assertThat(fault.key()).isEqualTo("ledger.projection-differs");
                                assertThat(change).contains(" " + fault.values()[1]);
                            });
            try (var ledger = Ledger.toPost(address, Optional.empty())) {
                ledger.rebuild();
            }
            verify(address);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tables_that_are_behind_or_other_ones_are_made_again_at_the_next_opening(LedgerKind kind) throws SQLException {
        var address = written(kind);
        for (var change : List.of(
                "delete from payment; delete from entry where sequence = 6",
                "update entry set sha256 = 'x' where sequence = 6")) {
            try (var tables = kind.tables(address); var statement = tables.createStatement()) {
                for (var each : change.split("; ", -1)) {
                    statement.executeUpdate(each);
                }
            }
            verify(address);
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
                LedgerFault.class, fault -> assertThat(fault.key()).isEqualTo("ledger.newer"));
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
        assertThatThrownBy(() -> verify(address)).isInstanceOfSatisfying(LedgerFault.class, fault -> {
            assertThat(fault.key()).isEqualTo("ledger.changed-document");
            assertThat(fault.values()[0]).isEqualTo(3L);
        });
    }

    private String written(LedgerKind kind) {
        var address = kind.address(folder);
        try (var ledger = Ledger.toPost(address, Optional.empty())) {
            WrittenLedger.ofEveryKind().documents().forEach(ledger::post);
        }
        return address;
    }

    private static void verify(String address) {
        try (var ledger = Ledger.toRead(address, Optional.empty())) {
            var projection = ledger.projection();
            new Verification(ledger.journal()).walk(projection::compare);
            projection.refuseStrays(ledger.journal());
        }
    }
}
