package se.klardag.cli.ledger;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.text.ExitCode;

/// A journal whose end was cut off is a chain in order; whatever else on the machine knows more gives it away, and no
/// number is used twice.
class CutJournalTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void three_months_are_posted() {
        folder = temporary.resolve("liggare");
        for (int days = 3; days <= 5; days++) {
            post(days);
        }
    }

    @Test
    void the_mark_finds_a_missing_last_entry_and_an_emptied_journal() throws IOException {
        deleteAll("projection");
        Files.delete(entries().getLast());
        thenRefused("ledger.cut");
        for (var rest : entries()) {
            Files.delete(rest);
        }
        thenRefused("ledger.cut");
        Files.delete(folder.resolve("journal"));
        thenFails("ledger.journal-gone", () -> Ledger.toRead(folder.toString(), Optional.empty()).close());
    }

    @Test
    void the_tables_find_it_without_the_mark_and_are_kept_as_evidence() throws IOException {
        Files.delete(folder.resolve("journal-head"));
        Files.delete(entries().getLast());
        thenFails("ledger.cut", () -> {
            try (var ledger = Ledger.toRead(folder.toString(), Optional.empty())) {
                ledger.projection();
            }
        });
        thenFails("ledger.cut", () -> post(6));
        thenFails("ledger.cut", () -> {
            try (var ledger = Ledger.toPost(folder.toString(), Optional.empty())) {
                ledger.rebuild();
            }
        });
        then(folder.resolve("projection").resolve("tables.mv.db")).exists();
        then(entries()).hasSize(2);
    }

    @Test
    void another_last_entry_in_its_place_is_found() throws IOException {
        var other = temporary.resolve("annan");
        Files.move(folder, other);
        for (int days = 7; days <= 9; days++) {
            post(days);
        }
        Files.delete(entries().getLast());
        try (Stream<Path> files = Files.list(other.resolve("journal"))) {
            var theirs = files.sorted().toList().getLast();
            Files.copy(theirs, folder.resolve("journal").resolve(theirs.getFileName()));
        }
        thenRefused("ledger.cut");
    }

    @Test
    void a_ledger_without_a_mark_is_read_and_gets_one_with_its_next_entry() throws IOException {
        Files.delete(folder.resolve("journal-head"));
        try (var ledger = Ledger.toRead(folder.toString(), Optional.empty())) {
            then(ledger.hasHeadMark()).isFalse();
            then(ledger.journal().entries()).hasSize(3);
        }
        post(6);
        try (var ledger = Ledger.toRead(folder.toString(), Optional.empty())) {
            then(ledger.hasHeadMark()).isTrue();
        }
    }

    @Test
    void an_entry_that_came_after_the_mark_is_no_fault() throws IOException {
        var older = Files.readAllBytes(folder.resolve("journal-head"));
        post(6);
        Files.write(folder.resolve("journal-head"), older); // the process died between the entry and its mark
        post(7);
        try (var ledger = Ledger.toRead(folder.toString(), Optional.empty())) {
            then(ledger.journal().entries()).hasSize(5);
        }
    }

    @Test
    void tables_on_a_server_find_it_too() throws SQLException {
        var address = LedgerKind.SERVER.address(temporary);
        post(address, 3);
        post(address, 4);
        try (var tables = LedgerKind.SERVER.tables(address); var statement = tables.createStatement()) {
            statement.execute("alter table journal_document disable trigger all");
            statement.execute("delete from journal_document where sequence = 2");
        }
        thenFails("ledger.cut", () -> post(address, 5));
        thenFails("ledger.cut", () -> {
            try (var ledger = Ledger.toRead(address, Optional.empty())) {
                ledger.projection();
            }
        });
    }

    private void thenRefused(String key) {
        thenFails(key, () -> Ledger.toRead(folder.toString(), Optional.empty()).close());
        thenFails(key, () -> post(6));
    }

    private static void thenFails(String key, ThrowingCallable call) {
        thenThrownBy(call).isInstanceOfSatisfying(LedgerException.class, fault -> {
            then(fault.key()).isEqualTo(key);
            then(fault.exitCode()).isEqualTo(ExitCode.DIFFERS);
        });
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            return files.sorted().toList();
        }
    }

    private void deleteAll(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private void post(int days) {
        post(folder.toString(), days);
    }

    private static void post(String address, int days) {
        try (var ledger = NewLedger.toPost(address, Optional.empty())) {
            ledger.post(ledger.posting()
                    .month(
                            WrittenLedger.incoming(WrittenLedger.SEPTEMBER, WrittenLedger.cases(5, days)),
                            WrittenLedger.DATED)
                    .orElseThrow());
        }
    }
}
