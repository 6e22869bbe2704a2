package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.LedgerKind;

/// The hash of the last entry, as somebody copied it from a bill, and the second place where the ledger notes it.
class LedgerHeadTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void the_hash_is_taken_in_any_case_with_or_without_its_prefix() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var posted = ledger.post(List.of(LedgerCall.stay("a", 9))).out();
        var hash = posted.replaceFirst("(?s).*sha256:([0-9a-f]{64}).*", "$1");
        for (var written : List.of(
                hash, "sha256:" + hash, hash.toUpperCase(Locale.ROOT), "SHA256:" + hash.toUpperCase(Locale.ROOT))) {
            then(ledger.done("ledger", "verify", "--head", written)).startsWith("Stämmer.");
        }
        then(ledger.on("ledger", "verify", "--head", "0".repeat(64)).code()).isEqualTo(4);
    }

    @Test
    void a_ledger_without_the_second_place_is_in_order_and_says_so() throws IOException {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(LedgerCall.stay("a", 9)));
        then(ledger.done("ledger", "verify")).doesNotContain("på en andra plats");
        Files.delete(Path.of(ledger.address()).resolve("journal-head"));
        then(ledger.done("ledger", "verify")).startsWith("Stämmer.")
                .contains("antecknade journalens slut på en andra plats", "--head");
    }
}
