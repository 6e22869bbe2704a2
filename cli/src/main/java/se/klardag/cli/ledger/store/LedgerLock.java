package se.klardag.cli.ledger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.ledger.journal.LedgerException;

/// One process at a time (*lås*). The operating system holds the lock for the process, so that none is left behind by one
/// that died.
final class LedgerLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long STEP = 50;

    private final FileChannel channel;

    private LedgerLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits for the lock of a folder, four seconds at most.
    ///
    /// @throws LedgerException when another process holds it all that time
    @SuppressWarnings("resource") // the channel is the lock; it is closed with it
    static LedgerLock of(Path folder) {
        var file = folder.resolve("lock");
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw LedgerException.unusable("ledger.lock-no-file", file); // opening a pipe would wait for ever
        }
        try {
            var channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PrivateFile.rights(file));
            if (!waited(() -> tried(channel))) {
                channel.close();
                throw busy();
            }
            return new LedgerLock(channel);
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        }
    }

    static LedgerException busy() {
        return LedgerException.refused("ledger.busy");
    }

    /// Tries again and again, four seconds at most.
    static boolean waited(BooleanSupplier attempt) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!attempt.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static boolean tried(FileChannel channel) {
        try {
            @Nullable
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false; // held by this very process
        } catch (IOException refused) {
            throw new UncheckedIOException("lock", refused);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException refused) {
            throw new UncheckedIOException("lock", refused);
        }
    }
}
