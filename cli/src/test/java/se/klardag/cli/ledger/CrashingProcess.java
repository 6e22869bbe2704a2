package se.klardag.cli.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.ledger.journal.FileJournal;
import se.klardag.cli.ledger.journal.FolderStorage;
import se.klardag.cli.ledger.journal.Storage;
import se.klardag.cli.ledger.store.Ledger;

/// A process of its own that adds to a ledger and says so after each entry, until somebody kills it.
final class CrashingProcess {
    /// Says each step before and after it is taken; at the one that is wanted it waits to be killed.
    private record Halting(Storage storage, String wanted) implements Storage {
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
            at("before write");
            storage.write(name, bytes);
            at("after write");
        }

        @Override
        public void sync(String name) throws IOException {
            at("before sync");
            storage.sync(name);
            at("after sync");
        }

        @Override
        public void rename(String from, String to) throws IOException {
            at("before rename");
            storage.rename(from, to);
            at("after rename");
        }

        @Override
        public void syncFolder() throws IOException {
            at("before syncFolder");
            storage.syncFolder();
            at("after syncFolder");
        }

        @Override
        public void delete(String name) throws IOException {
            storage.delete(name);
        }

        private void at(String step) {
            if (step.equals(wanted) && armed) {
                say("AT " + step);
                while (true) {
                    try {
                        Thread.sleep(10_000);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
        }
    }

    private static volatile boolean armed;

    private CrashingProcess() {}

    public static void main(String[] args) throws IOException {
        if (args[0].equals("journal")) {
            journal(Path.of(args[1]), Path.of(args[2]));
        } else {
            ledger(args[1], Integer.parseInt(args[2]), args.length > 3 ? args[3] : "");
        }
    }

    /// Adds prepared documents to a journal.
    private static void journal(Path folder, Path prepared) throws IOException {
        List<Path> files;
        try (var all = Files.list(prepared)) {
            files = all.sorted().toList();
        }
        var journal = FileJournal.write(FolderStorage.make(folder), Optional.empty());
        say("OPEN " + journal.entries().size());
        for (int i = journal.entries().size(); i < files.size(); i++) {
            journal.append("settlement", Files.readAllBytes(files.get(i)));
            say("OK " + (i + 1));
        }
        say("DONE");
    }

    /// Posts month after month, each with so many cases.
    private static void ledger(String address, int cases, String step) {
        NewLedger.at(address, Optional.empty());
        try (var ledger = Ledger.toPost(address, Optional.empty(), storage -> new Halting(storage, step))) {
            say("OPEN " + ledger.journal().entries().size());
            for (int round = ledger.journal().entries().size();; round++) {
                // one more case each time: always a correction
                var document = ledger.posting()
                        .month(
                                WrittenLedger.incoming(
                                        YearMonth.of(2022, 9), WrittenLedger.cases(cases + round, 4)),
                                WrittenLedger.DATED)
                        .orElseThrow();
                armed = round > 0;
                say("POSTING " + (round + 1));
                ledger.post(document);
                say("OK " + (round + 1));
            }
        }
    }

    private static void say(String text) {
        var line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }
}
