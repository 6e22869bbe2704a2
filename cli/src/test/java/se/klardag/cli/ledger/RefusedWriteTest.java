package se.klardag.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.ledger.journal.DocumentCipher;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.journal.Storage;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.verification.JournalVerification;

/// Disks that are full, folders that cannot be written, keys that others can read: a clear error, nothing half posted.
@DisabledOnOs(OS.WINDOWS)
class RefusedWriteTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// A disk that is full at the n-th step, and has room again later.
    private record Full(Storage storage, AtomicInteger left) implements Storage {
        private void step() throws IOException {
            if (left.getAndDecrement() == 0) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public List<String> list() throws IOException {
            return storage.list();
        }

        @Override
        public byte[] read(String name) throws IOException {
            return storage.read(name);
        }

        @Override
        public void write(String name, byte[] bytes) throws IOException {
            if (left.get() == 0) {
                storage.write(name, Arrays.copyOf(bytes, bytes.length / 2)); // as much as there was room for
            }
            step();
            storage.write(name, bytes);
        }

        @Override
        public void sync(String name) throws IOException {
            step();
            storage.sync(name);
        }

        @Override
        public void rename(String from, String to) throws IOException {
            step();
            storage.rename(from, to);
        }

        @Override
        public void syncFolder() throws IOException {
            storage.syncFolder();
        }

        @Override
        public void delete(String name) throws IOException {
            storage.delete(name);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_write_that_fails_leaves_everything_as_it_was(int step) {
        var address = LedgerKind.FOLDER.address(folder);
        post(address, 3);
        var left = new AtomicInteger(Integer.MAX_VALUE);
        try (var ledger = Ledger.toPost(address, Optional.empty(), storage -> new Full(storage, left))) {
            var document = ledger.posting()
                    .month(WrittenLedger.incoming(YearMonth.of(2022, 9), WrittenLedger.cases(4, 5)),
                            WrittenLedger.DATED)
                    .orElseThrow();
            left.set(step);
            assertThatThrownBy(() -> ledger.post(document)).isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("No space left on device");
            assertThat(ledger.journal().entries()).hasSize(1);
        }
        // nothing is left lying, and with room it works; the number that failed is the one that is taken
        assertThat(names(Path.of(address).resolve("journal"))).hasSize(1);
        post(address, 4);
        try (var ledger = Ledger.toRead(address, Optional.empty())) {
            new JournalVerification(ledger.journal()).walk(ledger.projection()::compare);
            assertThat(ledger.journal().entries()).hasSize(2);
        }
    }

    @Test
    void a_small_disk_fills_up_and_keeps_what_was_posted() throws Exception {
        var disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", disk.toString()) == 0,
                "only a superuser can make a small disk");
        try {
            var address = disk.resolve("ledger").toString();
            int posted = 0;
            try {
                for (; posted < 50; posted++) {
                    post(address, 30 + posted);
                }
            } catch (UncheckedIOException full) {
                assertThat(full).hasRootCauseMessage("No space left on device");
            }
            assertThat(posted).isBetween(1, 49);
            try (var ledger = Ledger.toRead(address, Optional.empty())) {
                new JournalVerification(ledger.journal()).walk((_, _) -> {});
                assertThat(ledger.journal().entries().size()).isBetween(posted, posted + 1);
            }
            run("mount", "-o", "remount,size=8m", disk.toString());
            post(address, 30 + posted);
            post(address, 31 + posted);
            try (var ledger = Ledger.toRead(address, Optional.empty())) {
                new JournalVerification(ledger.journal()).walk(ledger.projection()::compare);
            }
            // the same disk, read only: looking works, posting is refused
            run("mount", "-o", "remount,ro", disk.toString());
            try (var ledger = Ledger.toRead(address, Optional.empty())) {
                new JournalVerification(ledger.journal()).walk(ledger.projection()::compare);
            }
            assertThatThrownBy(() -> Ledger.toPost(address, Optional.empty()))
                    .isInstanceOf(UncheckedIOException.class);
        } finally {
            run("umount", disk.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            return 127; // no such program here
        }
    }

    @Test
    void nobody_else_may_read_what_the_ledger_writes() throws IOException {
        var address = LedgerKind.FOLDER.address(folder);
        post(address, 3);
        post(address, 4);
        try (var all = Files.walk(Path.of(address))) {
            for (var each : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void an_encrypted_ledger_shows_nothing_and_takes_no_other_key() throws IOException {
        var address = LedgerKind.FOLDER.address(folder);
        var key = key("key");
        for (int cases : new int[]{3, 4}) {
            try (var ledger = NewLedger.toPost(address, Optional.of(key))) {
                ledger.posting()
                        .month(
                                WrittenLedger.incoming(YearMonth.of(2022, 9), WrittenLedger.cases(cases, 5)),
                                WrittenLedger.DATED)
                        .ifPresent(ledger::post);
            }
        }
        try (var ledger = Ledger.toRead(address, Optional.of(key))) {
            new JournalVerification(ledger.journal()).walk(ledger.projection()::compare);
        }
        // no pseudonym, no name, in any file
        try (var all = Files.walk(Path.of(address))) {
            for (var each : all.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1);
                assertThat(text).as(each.toString()).doesNotContain("c000001", "case_id", "K-2022", "skane");
            }
        }
        assertThatThrownBy(() -> Ledger.toRead(address, Optional.empty())).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> {
            try (var ledger = Ledger.toPost(address, Optional.of(key("other")))) {
                ledger.posting();
            }
        }).isInstanceOfSatisfying(
                LedgerException.class, fault -> assertThat(fault.key()).isEqualTo("ledger.key.wrong"));
        flipOneByte(Path.of(address).resolve("journal"));
        assertThatThrownBy(() -> {
            try (var ledger = Ledger.toRead(address, Optional.of(key))) {
                new JournalVerification(ledger.journal()).walk((_, _) -> {});
            }
        }).isInstanceOf(LedgerException.class);
    }

    private static void flipOneByte(Path journal) throws IOException {
        try (var all = Files.list(journal)) {
            var first = all.sorted().findFirst().orElseThrow();
            var bytes = Files.readAllBytes(first);
            bytes[bytes.length / 2] ^= 1;
            Files.write(first, bytes);
        }
    }

    @Test
    void a_key_that_others_can_read_is_refused() throws IOException {
        var key = key("open");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Ledger.toPost(folder.resolve("l").toString(), Optional.of(key)))
                .isInstanceOfSatisfying(
                        LedgerException.class, fault -> assertThat(fault.key()).isEqualTo("ledger.key.open"));
        var none = TextFile.write(folder.resolve("none"), "short");
        Files.setPosixFilePermissions(none, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> DocumentCipher.of(none)).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> DocumentCipher.of(folder.resolve("missing"))).isInstanceOf(LedgerException.class);
    }

    private Path key(String name) throws IOException {
        var key = folder.resolve(name);
        if (!Files.exists(key)) {
            Files.createFile(
                    key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, DocumentCipher.newKey());
        }
        return key;
    }

    private static List<String> names(Path path) {
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void post(String address, int cases) {
        try (var ledger = NewLedger.toPost(address, Optional.empty())) {
            ledger.posting()
                    .month(
                            WrittenLedger.incoming(YearMonth.of(2022, 9), WrittenLedger.cases(cases, 5)),
                            WrittenLedger.DATED)
                    .ifPresent(ledger::post);
        }
    }
}
