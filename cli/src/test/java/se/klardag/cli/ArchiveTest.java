package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// The archive: plain files that need no program, and that make a ledger of either kind again.
class ArchiveTest {
    private static final List<String> FIRST = List.of(stay("a", 4), stay("b", 5));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void an_archive_makes_the_same_ledger_again_in_a_folder_or_on_a_server(LedgerKind kind) throws Exception {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        var archive = folder.resolve("arkiv");
        ledger.done("ledger", "export", archive.toString());
        then(CaseLines.names(archive)).containsExactly("00000001-settlement.json", "LASMIG.txt", "SHA256SUMS");
        thenSumsAgree(archive);

        for (var other : LedgerKind.values()) {
            var again = LedgerCall.at(other.address(folder.resolve("annan-" + other)), folder);
            again.done("ledger", "import", archive.toString());
            again.done("ledger", "import", archive.toString()); // it holds all of it: nothing is added
            then(again.bills()).isEqualTo(ledger.bills());
            again.post(List.of(stay("a", 4), stay("b", 5), stay("late", 9)), "--yes");
            again.isInOrder();
            // it has gone on, and the archive is its beginning no more
            then(again.on("ledger", "import", archive.toString()).code()).isEqualTo(ExitCode.REFUSED);
        }
        then(ledger.on("ledger", "export", archive.toString()).code()).isEqualTo(ExitCode.UNUSABLE);
    }

    private static void thenSumsAgree(Path archive) throws Exception {
        for (var line : Files.readAllLines(archive.resolve("SHA256SUMS"))) {
            var parts = line.split("  ", 2);
            var hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(Files.readAllBytes(archive.resolve(parts[1]))));
            then(hash).as(parts[1]).isEqualTo(parts[0]);
        }
    }

    @Test
    void a_changed_archive_is_found_and_nothing_is_read_in() throws Exception {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(FIRST);
        var archive = folder.resolve("arkiv");
        ledger.done("ledger", "export", archive.toString());
        var document = archive.resolve("00000001-settlement.json");
        Files.writeString(document, CaseLines.read(document).replace("31620", "31621"));
        var again = LedgerCall.at(folder.resolve("annan").toString(), folder);
        var call = again.on("ledger", "import", archive.toString());

        then(call.code()).isEqualTo(ExitCode.DIFFERS);
        then(call.err()).contains("Post 1 är ändrad");
        then(CaseLines.names(folder.resolve("annan").resolve("journal"))).isEmpty();
        then(again.on("ledger", "import", folder.toString()).code()).isEqualTo(ExitCode.UNUSABLE);
    }

    @ParameterizedTest
    @EnumSource
    void a_cut_journal_does_not_know_the_printed_head(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        var out = ledger.post(FIRST).out();
        var head = out.substring(out.indexOf("sha256:")).strip();
        then(ledger.done("ledger", "verify", "--head", head)).contains("Stämmer");
        var other = ledger.on("ledger", "verify", "--head", "0".repeat(64));
        then(other.code()).isEqualTo(ExitCode.DIFFERS);
        then(other.err()).contains("avkortad");
    }

    @Test
    void a_key_is_made_for_its_owner_and_the_ledger_needs_it() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var key = folder.resolve("nyckel").toString();
        then(Call.of("ledger", "key", key).code()).isZero();
        then(Call.of("ledger", "key", key).code()).isEqualTo(ExitCode.UNUSABLE); // never over another
        ledger.post(FIRST, "--key", key);
        then(ledger.done("ledger", "verify", "--key", key)).contains("Stämmer");
        then(ledger.done("ledger", "rebuild", "--key", key)).contains("Poster: 1");
        then(ledger.on("bills").err()).contains("krypterad", "--key");
        then(Call.of("bills", "--key", key, "--ledger", "jdbc:postgresql://x/y").code()).isEqualTo(ExitCode.UNUSABLE);
    }
}
