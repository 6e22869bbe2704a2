package se.klardag.cli.ledger;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.verification.JournalVerification;

/// A folder's name is a name and nothing else: whatever it holds, the ledger is in that folder and nothing is run.
class OddFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
            "räkningar; 2022", "a;INIT=CREATE TABLE attacked(id INT)", "a\\b", "..\\outside", "a%20b",
            "med blank och 'citat'",
            "a;CIPHER=AES", "a\tb"})
    void a_month_is_posted_read_and_verified_in_it(String name) throws IOException {
        var address = folder.resolve(name);
        post(address, 3);
        post(address, 4);
        try (var ledger = Ledger.toRead(address.toString(), Optional.empty())) {
            new JournalVerification(ledger.journal()).walk((_, _) -> {});
            then(ledger.journal().entries()).hasSize(2);
            then(ledger.projection().isAtHeadOf(ledger.journal())).isTrue();
        }
        try (var beside = Files.list(folder)) {
            then(beside).as("nothing outside the ledger").containsExactly(address);
        }
        try (Stream<Path> files = Files.walk(address)) {
            then(files.filter(Files::isRegularFile)).allSatisfy(
                    file -> then(Files.getPosixFilePermissions(file)).as(file.toString()).hasSize(2));
        }
    }

    private static void post(Path address, int days) {
        try (var ledger = NewLedger.toPost(address.toString(), Optional.empty())) {
            ledger.post(ledger.posting()
                    .month(
                            WrittenLedger.incoming(WrittenLedger.SEPTEMBER, WrittenLedger.cases(5, days)),
                            WrittenLedger.DATED)
                    .orElseThrow());
        }
    }
}
