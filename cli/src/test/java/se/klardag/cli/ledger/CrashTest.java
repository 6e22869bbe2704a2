package se.klardag.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.ledger.journal.FileJournal;
import se.klardag.cli.ledger.journal.FolderStorage;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.verification.JournalVerification;

/// Processes that post are killed (SIGKILL): at random moments, and before and after every named step. What was
/// acknowledged is there, what was not is there whole or not at all, and no number is lost or used twice.
///
/// A build kills some two dozen at random moments; `-Dklardag.kills=480` kills 480 journals and 24 whole ledgers, with
/// postings of up to 60,000 cases, and takes eight minutes.
class CrashTest {
    /// Journals alone, which start fast; and whole ledgers with their tables.
    private static final int JOURNAL_KILLS = Integer.getInteger("klardag.kills", 20);
    private static final int LEDGER_KILLS = Math.max(4, JOURNAL_KILLS / 20);
    private static final boolean ASKED_FOR = System.getProperty("klardag.kills") != null;
    private static final int DOCUMENTS = ASKED_FOR ? 66 : 62;
    private static final Duration OPENS_IN = Duration.ofSeconds(2);

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void journals_killed_at_random_moments(TestReporter reporter) throws Exception {
        var prepared = prepared();
        try (var workers = Executors.newFixedThreadPool(2)) {
            var jobs = new ArrayList<Callable<Integer>>();
            for (int worker = 0; worker < 2; worker++) {
                int number = worker;
                jobs.add(() -> {
                    return killJournals(folder.resolve("journal-" + number), prepared, new Random(number));
                });
            }
            int kills = 0;
            for (var done : workers.invokeAll(jobs)) {
                kills += done.get();
            }
            reporter.publishEntry("journals killed", Integer.toString(kills));
            assertThat(kills).isEqualTo(JOURNAL_KILLS);
        }
    }

    /// Sixty documents of 20 cases and more, then larger ones; where many kills are asked for, the last of 60,000 cases: 16
    /// megabytes.
    private Path prepared() throws IOException {
        var prepared = Files.createDirectory(folder.resolve("prepared"));
        var written = new WrittenLedger();
        for (int i = 0; i < 60; i++) {
            written.month(WrittenLedger.cases(20 + i, 4));
        }
        List.of(500, 2_100, 501, 2_101, 20_000, 60_000)
                .subList(0, DOCUMENTS - 60)
                .forEach(cases -> written.month(WrittenLedger.cases(cases, 4)));
        for (var document : written.documents()) {
            Files.write(
                    prepared.resolve(String.format(Locale.ROOT, "%08d", document.sequence())), document.bytes());
        }
        return prepared;
    }

    private static int killJournals(Path journal, Path prepared, Random chance) throws Exception {
        int kills = 0;
        int acknowledged = 0;
        while (kills < JOURNAL_KILLS / 2) {
            var process = start("journal", journal.toString(), prepared.toString());
            boolean finished;
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.readLine(); // OPEN
                var killer = killAfter(process,
                        chance.nextInt(10) == 0 ? chance.nextInt(1_500_000) : chance.nextInt(60_000));
                acknowledged = Math.max(acknowledged, lastAcknowledged(lines, acknowledged));
                killer.join();
                finished = process.waitFor() == 0;
            }
            kills += finished ? 0 : 1;
            int there = thenWhole(journal, prepared, Math.max(0, acknowledged - 1));
            assertThat(there).as("after kill %d", kills).isBetween(acknowledged, acknowledged + 1);
            acknowledged = there;
            if (there == DOCUMENTS) {
                takeAway(journal);
                acknowledged = 0;
            }
        }
        return kills;
    }

    /// Every entry there is the one that was prepared for its place.
    ///
    /// @param known entries that were looked at before, and are looked at again when the journal is full
    private static int thenWhole(Path journal, Path prepared, int known) throws IOException {
        if (!Files.isDirectory(journal)) {
            return 0;
        }
        var opened = FileJournal.read(FolderStorage.at(journal), Optional.empty());
        int from = opened.entries().size() == DOCUMENTS ? 0 : Math.min(known, opened.entries().size());
        for (var entry : opened.entries().subList(from, opened.entries().size())) {
            var wanted = Files.readAllBytes(prepared.resolve(String.format(Locale.ROOT, "%08d", entry.sequence())));
            assertThat(Arrays.equals(opened.read(entry), wanted)).as("entry %d", entry.sequence()).isTrue();
        }
        return opened.entries().size();
    }

    @Test
    void ledgers_with_their_tables_killed_at_random_moments() throws Exception {
        var chance = new Random(7);
        for (int kill = 0; kill < LEDGER_KILLS; kill++) {
            // most small, one in ten large
            int cases = kill % 12 == 11 ? 60_000 : 20 << kill % 8;
            var ledger = folder.resolve(cases > 5_000 ? "large" : "ledger-" + kill % 4);
            var process = start("ledger", ledger.toString(), Integer.toString(cases));
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.readLine(); // OPEN
                var first = String.valueOf(lines.readLine()); // POSTING
                int before = Integer.parseInt(first.replaceAll("[^0-9]", "")) - 1;
                var killer = killAfter(process, chance.nextInt(cases > 5_000 ? 3_000_000 : 400_000));
                int acknowledged = lastAcknowledged(lines, before);
                killer.join();
                process.waitFor();
                thenOldOrNew(ledger, acknowledged, before);
            }
            if (cases > 5_000) {
                takeAway(ledger);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"before write", "after write", "before sync", "after sync", "before rename",
            "after rename", "before syncFolder", "after syncFolder"})
    void ledgers_killed_at_every_named_step(String step) throws Exception {
        var ledger = folder.resolve("ledger");
        var process = start("ledger", ledger.toString(), "30", step);
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            var seen = new ArrayList<String>();
            for (var line = lines.readLine(); line != null && !line.startsWith("AT"); line = lines.readLine()) {
                seen.add(line);
            }
            process.toHandle().destroyForcibly();
            process.waitFor();
            assertThat(seen).contains("OK 1", "POSTING 2").doesNotContain("OK 2");
        }
        boolean named = List.of("after rename", "before syncFolder", "after syncFolder").contains(step);
        assertThat(thenOldOrNew(ledger, 1, 1)).isEqualTo(named ? 2 : 1);
    }

    /// The ledger opens fast, verifies, and holds what was acknowledged or one entry more.
    private static int thenOldOrNew(Path folder, int acknowledged, int known) {
        // of the processor's time: what else the machine does is not the ledger's doing
        long start = CLOCK.getCurrentThreadCpuTime();
        try (var ledger = Ledger.toPost(folder.toString(), Optional.empty())) {
            var projection = ledger.projection();
            var took = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - start);
            int there = ledger.journal().entries().size();
            assertThat(there).isBetween(acknowledged, acknowledged + 1);
            new JournalVerification(ledger.journal()).walk(projection::compare);
            thenNoNumberLost(new BillStates(projection).find(BillStates.Filter.ALL));
            assertThat(took).as("opening after a kill").isLessThan(OPENS_IN.multipliedBy(Math.max(1, there - known)));
            return there;
        }
    }

    private static void thenNoNumberLost(List<BillStates.Line> bills) {
        for (int i = 0; i < bills.size(); i++) {
            assertThat(bills.get(i).bill().getRunning()).isEqualTo(i + 1);
        }
    }

    private static Thread killAfter(Process process, int microseconds) {
        return Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(Duration.ofNanos(microseconds * 1_000L));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            // not the process itself: that would close its streams, and with them what it said last
            process.toHandle().destroyForcibly();
        });
    }

    private static int lastAcknowledged(BufferedReader lines, int before) throws IOException {
        int last = before;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.matches("OK [0-9]+")) {
                last = Integer.parseInt(line.substring(3));
            }
        }
        return last;
    }

    static Process start(String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingProcess.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void takeAway(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
