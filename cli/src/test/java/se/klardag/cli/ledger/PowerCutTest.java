package se.klardag.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.klardag.cli.ledger.journal.FileJournal;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.verification.JournalVerification;

/// The journal on a folder that loses, tears and reorders what was not synced. A seed is a run: one that fails is named.
class PowerCutTest {
    private static final int SEEDS = 10_000;

    private final WrittenLedger written = WrittenLedger.ofEveryKind();
    private final List<byte[]> whole = written.documents().stream().map(JournalEntry::bytes).toList();

    /// The journal does not look into its documents. The whole ones hold rule texts, and most of a run would go to their hashes.
    private final List<byte[]> brief = whole.stream().map(bytes -> Arrays.copyOf(bytes, 700)).toList();

    @Test
    void whatever_moment_the_machine_stops_an_entry_is_there_whole_or_not_at_all() {
        assertThat(brief).doesNotHaveDuplicates();
        for (long seed = 0; seed < SEEDS; seed++) {
            run(seed, seed % 20 == 0 ? whole : brief);
        }
    }

    /// Adds the documents in order, stopped again and again, until all are there.
    private void run(long seed, List<byte[]> documents) {
        var chance = new Random(seed);
        var storage = new PlayedStorage(seed);
        int acknowledged = 0;
        for (int attempt = 0; acknowledged < documents.size(); attempt++) {
            assertThat(attempt).as("seed %d gets nowhere", seed).isLessThan(1_000);
            int before = acknowledged;
            storage.stopAfter(chance.nextInt(30));
            try {
                var journal = FileJournal.write(storage, Optional.empty());
                // what a reader has seen stays there
                acknowledged = Math.max(acknowledged, journal.entries().size());
                while (acknowledged < documents.size()) {
                    journal.append(kind(acknowledged), documents.get(acknowledged));
                    acknowledged++;
                }
            } catch (UncheckedIOException stopped) {
                assertThat(stopped).as("seed %d", seed).hasCauseInstanceOf(PlayedStorage.Stopped.class);
            }
            if (chance.nextBoolean()) {
                storage.powerWent();
            } else {
                storage.processDied();
            }
            int there = thenWhole(storage, seed, documents);
            assertThat(there).as("seed %d, from %d", seed, before).isBetween(acknowledged, acknowledged + 1);
        }
        if (seed % 500 == 0) {
            new JournalVerification(FileJournal.write(storage, Optional.empty())).walk((_, _) -> {});
        }
    }

    private String kind(int index) {
        return written.documents().get(index).kind().code();
    }

    /// Every entry that has a name has its bytes too, in an unbroken row.
    private static int thenWhole(PlayedStorage storage, long seed, List<byte[]> documents) {
        var journal = FileJournal.read(storage, Optional.empty());
        for (var entry : journal.entries()) {
            assertThat(journal.read(entry)).as("seed %d", seed).isEqualTo(documents.get((int) entry.sequence() - 1));
        }
        return journal.entries().size();
    }
}
