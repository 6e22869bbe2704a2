package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// A posted bill is explained and verified by its number alone. By hand: 9, 5 and 1 days are 15 − 8.4 = 6.6 days = 61,380 kr;
/// with 2 days for the one, 16 − 8.4 = 7.6 = 70,680, a debit of 9,300.
class PostedBillTest {
    private static final String FIRST = "K-2022-00001";
    private static final String DEBIT = "K-2022-00002";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// The case files are gone by then.
    private LedgerCall posted(LedgerKind kind) throws IOException {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("nine", 9), stay("five", 5), stay("one", 1)));
        ledger.post(List.of(stay("nine", 9), stay("five", 5), stay("one", 2)), "--date", "2022-11-02");
        Files.delete(folder.resolve("cases.csv"));
        return ledger;
    }

    @ParameterizedTest
    @EnumSource
    void it_is_explained_out_of_the_ledger(LedgerKind kind) throws IOException {
        var ledger = posted(kind);
        then(ledger.done("explain", FIRST)).contains("Räkning " + FIRST + ", 2022-10-05, post 1 i liggaren: 61 380 kr.",
                "6,6");
        then(ledger.done("explain", DEBIT))
                .contains("Rättelse " + DEBIT, "70 680 kr nu mot 61 380 kr förut, skillnad 9 300 kr", "7,6");
        var bill = ledger.on("explain", FIRST, "--format", "json").json();
        then(bill.required("municipality").asString()).isEqualTo("1267");
        then(ledger.done("explain", DEBIT, "--case", "one")).contains("one", DEBIT);
        then(ledger.done("explain", FIRST, "--format", "html")).contains("<h1>", FIRST);
        then(ledger.on("explain", FIRST, "--case", "nobody").code()).isEqualTo(ExitCode.UNUSABLE);
        then(ledger.on("explain", "K-2022-00009").code()).isEqualTo(ExitCode.UNUSABLE);
        then(ledger.on("explain", FIRST, "--period", "2022-09").code()).isEqualTo(ExitCode.UNUSABLE);
        then(ledger.on("explain", FIRST, "--municipality", "1267").err()).contains("finns i liggaren");
    }

    @ParameterizedTest
    @EnumSource
    void it_is_verified_out_of_the_ledger(LedgerKind kind) throws IOException {
        var ledger = posted(kind);
        then(ledger.done("verify", FIRST)).startsWith(FIRST + " stämmer: 61 380 kr, omräknat ur månadens 3 ärenden");
        then(ledger.done("verify", "K-2022-00001..00002").lines().toList()).hasSize(4);
        then(ledger.on("verify", "K-2022-00009").code()).isEqualTo(ExitCode.UNUSABLE);
    }

    /// A document whose sum was changed with its name and its hash, as nobody can who does not rewrite the chain.
    @Test
    void what_was_changed_is_found() throws IOException {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(stay("nine", 9), stay("five", 5), stay("one", 1)));
        try (var journal = Files.list(Path.of(ledger.address()).resolve("journal"))) {
            var file = journal.filter(each -> each.toString().endsWith(".json")).findFirst().orElseThrow();
            var text = Files.readString(file, StandardCharsets.UTF_8);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(file, text.replace("61380", "61381"));
        }
        then(ledger.on("verify", FIRST).code()).isEqualTo(ExitCode.DIFFERS);
    }
}
