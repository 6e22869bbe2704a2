package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.LedgerKind;

/// Who vouches for a ledger, up to which entry.
class SignedLedgerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String key = "";

    @BeforeEach
    void pair() {
        key = folder.resolve("region").toString();
        then(Call.of("key", "make", key).code()).isZero();
    }

    @Test
    void a_signed_head_tells_up_to_which_entry_somebody_vouches() {
        var ledger = posted();
        then(ledger.done("ledger", "sign", "--sign", key)).contains("Journalen till och med post 1 är signerad");
        then(ledger.done("ledger", "verify", "--trusted", key + ".pub")).startsWith("Stämmer.")
                .contains("Till och med post 1 signerad 2023-03-01 med den betrodda nyckeln")
                .doesNotContain("som ingen har signerat");
        ledger.post(List.of(LedgerCall.stay("a", 8)), "--date", "2022-11-05");
        then(ledger.done("ledger", "verify", "--trusted", key + ".pub"))
                .contains("Till och med post 1 signerad", "som ingen har signerat: 1");
        ledger.done("ledger", "sign", "--sign", key);
        then(ledger.done("ledger", "verify")).contains("Till och med post 2", "inte jämfört med någon betrodd nyckel");
    }

    @Test
    void a_missing_foreign_or_broken_signature_is_refused() throws IOException {
        var ledger = posted();
        then(differs(ledger, "--trusted", key + ".pub")).contains("Liggaren är inte signerad");
        var other = folder.resolve("other").toString();
        then(Call.of("key", "make", other).code()).isZero();
        ledger.done("ledger", "sign", "--sign", other);
        then(differs(ledger, "--trusted", key + ".pub")).contains("signerad med en nyckel som inte är betrodd");

        var kept = Path.of(ledger.address()).resolve("journal-head.signed");
        var text = Files.readString(kept);
        for (var changed : List.of(
                text.replace("date 2023", "date 2022"), text.replace("entry 1", "entry 2"), text + " ", "",
                text.replace("signature-1", "signature-2"), text.replace("sha256 ", "sha256  "))) {
            Files.writeString(kept, changed);
            then(differs(ledger)).isNotBlank();
            then(differs(ledger, "--trusted", other + ".pub")).isNotBlank();
        }
        Files.writeString(kept, text);
        then(ledger.done("ledger", "verify", "--trusted", other + ".pub")).startsWith("Stämmer.");
    }

    /// Whoever can cut the journal can also put back every mark of its end in the folder: a copy elsewhere still tells.
    @Test
    void a_journal_that_was_cut_and_marked_anew_is_found_by_the_copy() throws IOException {
        var ledger = posted();
        ledger.done("ledger", "sign", "--sign", key);
        var place = Path.of(ledger.address());
        var early = Files.readAllBytes(place.resolve("journal-head"));
        var earlySigned = Files.readAllBytes(place.resolve("journal-head.signed"));
        ledger.post(List.of(LedgerCall.stay("a", 8)), "--date", "2022-11-05");
        var copy = folder.resolve("copy").toString();
        ledger.done("ledger", "sign", "--sign", key, "--signed-head", copy);

        try (var entries = Files.list(place.resolve("journal"))) {
            for (var entry : entries.filter(each -> each.getFileName().toString().startsWith("00000002")).toList()) {
                Files.delete(entry);
            }
        }
        Files.write(place.resolve("journal-head"), early);
        try (var tables = Files.list(place.resolve("projection"))) {
            for (var table : tables.toList()) {
                Files.delete(table);
            }
        }
        then(ledger.done("ledger", "verify", "--trusted", key + ".pub")).contains("Till och med post 1");
        then(differs(ledger, "--trusted", key + ".pub", "--signed-head", copy)).contains("signaturen gäller post 2");
        // what is evidence is not replaced
        var again = ledger.on("ledger", "sign", "--sign", key, "--signed-head", copy);
        then(again.code()).isEqualTo(4);
        then(place.resolve("journal-head.signed")).hasBinaryContent(earlySigned);
    }

    /// The journal lost its last entry: the mark beside it, the tables and an earlier signature each know, and none is signed over.
    @Test
    void a_journal_that_lost_what_something_beside_it_knows_is_not_signed() throws IOException {
        for (var left : List.of("journal-head", "projection", "journal-head.signed")) {
            var ledger = LedgerCall.fresh(LedgerKind.FOLDER, Files.createDirectory(folder.resolve("with-" + left)));
            ledger.post(List.of(LedgerCall.stay("a", 9)));
            ledger.post(List.of(LedgerCall.stay("a", 8)), "--date", "2022-11-05");
            ledger.done("ledger", "sign", "--sign", key);
            var place = Path.of(ledger.address());
            delete(place.resolve("journal"), "00000002");
            for (var known : List.of("journal-head", "journal-head.signed")) {
                if (!known.equals(left)) {
                    Files.delete(place.resolve(known));
                }
            }
            if (!left.equals("projection")) {
                delete(place.resolve("projection"), "");
            }
            var copy = place.resolveSibling("copy");

            then(ledger.on("ledger", "sign", "--sign", key, "--signed-head", copy.toString()).code()).as(left)
                    .isEqualTo(4);
            then(copy).doesNotExist();
        }
    }

    private static void delete(Path folder, String start) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(each -> each.getFileName().toString().startsWith(start)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void an_empty_ledger_and_one_with_a_wrong_entry_are_not_signed() throws IOException {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        then(ledger.on("ledger", "sign", "--sign", key).code()).isEqualTo(3);
        ledger.post(List.of(LedgerCall.stay("a", 9)));
        try (var entries = Files.list(Path.of(ledger.address()).resolve("journal"))) {
            var entry = entries.toList().getFirst();
            Files.writeString(entry, Files.readString(entry) + " ");
        }
        then(ledger.on("ledger", "sign", "--sign", key).code()).isEqualTo(4);
        then(Path.of(ledger.address()).resolve("journal-head.signed")).doesNotExist();
    }

    private LedgerCall posted() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(LedgerCall.stay("a", 9)));
        return ledger;
    }

    private static String differs(LedgerCall ledger, String... more) {
        var args = new ArrayList<>(List.of("ledger", "verify"));
        args.addAll(List.of(more));
        var call = ledger.on(args.toArray(String[]::new));
        then(call.code()).as(call.out() + call.err()).isEqualTo(4);
        then(call.out()).isEmpty();
        return call.err();
    }
}
