package se.klardag.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.verification.JournalVerification;

/// Two that post at once: one wins, the other soon gets an answer and can try again.
class LockTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void the_other_is_told_within_five_seconds_and_posts_when_it_tries_again(LedgerKind kind) {
        var address = kind.address(folder);
        try (var first = NewLedger.toPost(address, Optional.empty())) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> Ledger.toPost(address, Optional.empty())).isInstanceOfSatisfying(
                    LedgerException.class, fault -> assertThat(fault.key()).isEqualTo("ledger.busy"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            post(first, 3);
        }
        try (var second = Ledger.toPost(address, Optional.empty())) {
            post(second, 4);
            new JournalVerification(second.journal()).walk((_, _) -> {});
            assertThat(second.journal().entries()).hasSize(2);
        }
    }

    @Test
    void the_lock_of_a_process_that_died_is_free() throws Exception {
        var address = LedgerKind.FOLDER.address(folder);
        var process = CrashTest.start("ledger", address, "30", "before rename");
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            var line = lines.readLine();
            while (line != null && !line.startsWith("AT")) {
                line = lines.readLine();
            }
            // it holds the lock now, in another process
            assertThatThrownBy(() -> Ledger.toPost(address, Optional.empty())).isInstanceOf(LedgerException.class);
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
        // or it would say that another is at work
        try (var ledger = Ledger.toPost(address, Optional.empty())) {
            assertThat(ledger.journal().entries()).hasSize(1);
        }
    }

    private static void post(Ledger ledger, int cases) {
        ledger.posting()
                .month(
                        WrittenLedger.incoming(YearMonth.of(2022, 9), WrittenLedger.cases(cases, 5)),
                        WrittenLedger.DATED)
                .ifPresent(ledger::post);
    }
}
