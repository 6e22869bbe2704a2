package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.files.PrivateFile;

/// What an encrypted ledger shows to somebody who has its folder and not its key: no hash to try a guessed document against.
class EncryptedNamesTest {
    /// Made by a version that named encrypted documents by their hashes: one case of 9 noons, (9 − 2.8) × 9 300 = 57 660.
    private static final Path KEPT = Path.of("src", "test", "kept", "encrypted-ledger");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void no_name_and_no_mark_shows_a_hash_of_what_is_in_it() throws IOException {
        var key = folder.resolve("key").toString();
        then(Call.of("ledger", "key", key).code()).isZero();
        var ledger = new LedgerCall(folder.resolve("ledger").toString(), folder);
        ledger.done("ledger", "init", "--key", key);
        then(ledger.post(List.of(LedgerCall.stay("a", 9)), "--key", key).code()).isZero();
        then(ledger.post(List.of(LedgerCall.stay("a", 8)), "--key", key, "--date", "2022-11-05").code()).isZero();
        then(ledger.done("ledger", "verify", "--key", key)).startsWith("Stämmer.");

        var archive = folder.resolve("archive");
        ledger.done("ledger", "export", archive.toString(), "--key", key);
        var hashes = Files.readAllLines(archive.resolve("SHA256SUMS"))
                .stream()
                .map(line -> line.substring(0, 64))
                .toList();
        then(hashes).hasSizeGreaterThanOrEqualTo(2);
        try (var all = Files.walk(Path.of(ledger.address()))) {
            for (var each : all.toList()) {
                then(each.toString()).doesNotContain(hashes);
                if (Files.isRegularFile(each)) {
                    then(Files.readString(each, StandardCharsets.ISO_8859_1)).as(each.toString())
                            .doesNotContain(hashes);
                }
            }
        }
        // another key is no key of this ledger
        var other = folder.resolve("other").toString();
        then(Call.of("ledger", "key", other).code()).isZero();
        then(ledger.on("ledger", "verify", "--key", other).code()).isEqualTo(4);
    }

    @Test
    void a_ledger_with_bare_names_is_read_and_continued() throws IOException {
        var address = folder.resolve("ledger");
        Files.createDirectories(address.resolve("journal"));
        try (var entries = Files.list(KEPT.resolve("journal"))) {
            for (var entry : entries.toList()) {
                Files.copy(entry, address.resolve("journal").resolve(entry.getFileName()));
            }
        }
        Files.copy(KEPT.resolve("journal-head"), address.resolve("journal-head"));
        var file = Files.copy(KEPT.resolve("key"), folder.resolve("key"));
        if (PrivateFile.isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        var key = file.toString();
        var ledger = new LedgerCall(address.toString(), folder);
        then(ledger.done("ledger", "verify", "--key", key)).startsWith("Stämmer.");
        then(ledger.done("bills", "--key", key, "--date", "2022-12-31")).contains("57 660");
        then(ledger.post(List.of(LedgerCall.stay("a", 8)), "--key", key, "--date", "2022-11-05").code()).isZero();
        then(ledger.done("ledger", "verify", "--key", key)).startsWith("Stämmer. Poster i obruten kedja: 2");
        try (var entries = Files.list(address.resolve("journal"))) {
            then(entries.map(each -> each.toString().replaceFirst(".*\\.json", "")).sorted())
                    .containsExactly(".aes", ".sealed");
        }
    }
}
