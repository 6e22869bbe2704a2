package se.klardag.cli.cases.plain;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.table.CsvTable;

/// Reads the blocks of a file ahead of who takes them (*förläsning*): one thread reads and hashes the bytes, others make rows
/// of them, and the blocks come in the order of the file. As many are kept as there are threads, and a few.
final class BlockReader implements AutoCloseable {
    /// Blocks beside those that the threads work on.
    private static final int SPARE = 3;

    private final BlockCutter cutter;
    private final PlainForm form;
    private final @Nullable RowSieve sieve;
    private final BlockPlan plan;
    private final PlainParser parser;
    private final BlockingQueue<Future<RowBlock>> ready;
    private final BlockingQueue<RowBlock> free;
    private @Nullable RowBlock taken;
    private @Nullable ExecutorService workers;
    private @Nullable Thread ahead;
    private boolean first = true;
    private volatile boolean closing;

    /// @param sieve `null` where every row is shown
    BlockReader(CsvTable table, PlainForm form, @Nullable RowSieve sieve, BlockPlan plan) throws IOException {
        this.cutter = new BlockCutter(table);
        this.form = form;
        this.sieve = sieve;
        this.plan = plan;
        this.parser = new PlainParser(form);
        int blocks = plan.threads() + SPARE;
        this.ready = new ArrayBlockingQueue<>(blocks + 1);
        this.free = new ArrayBlockingQueue<>(blocks + 1);
    }

    /// The first block, or `null` where there is none.
    @Nullable
    RowBlock next() {
        return next(false);
    }

    /// The next block, or `null` at the end; the one before it is used again.
    ///
    /// @param kept whether it is not, for another has it
    @Nullable
    RowBlock next(boolean kept) {
        if (kept) {
            taken = new RowBlock(plan.bytes(), form.momentColumns());
        }
        var block = first ? readFirst() : readAhead();
        first = false;
        taken = block;
        return block;
    }

    /// The first block is read at once; a file of one block needs no threads.
    private @Nullable RowBlock readFirst() {
        var block = new RowBlock(plan.bytes(), form.momentColumns());
        if (!cutter.fill(block)) {
            return null;
        }
        if (!cutter.isEnded()) {
            start();
        }
        return parsed(block, parser);
    }

    private RowBlock parsed(RowBlock block, PlainParser by) {
        if (!block.isBroken()) {
            by.parse(block);
            if (sieve != null) {
                sieve.weigh(block);
                sieve.sift(block);
            }
        }
        return block;
    }

    private @Nullable RowBlock readAhead() {
        if (ahead == null) {
            return null;
        }
        if (taken != null) {
            free.add(taken);
        }
        try {
            var block = ready.take().get();
            return block.length() == 0 && !block.isBroken() ? null : block;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading was interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a block was not read", failed.getCause());
        }
    }

    private void start() {
        for (int i = 0; i < plan.threads() + SPARE - 1; i++) {
            free.add(new RowBlock(plan.bytes(), form.momentColumns()));
        }
        var threads = Executors.newFixedThreadPool(plan.threads(), Thread.ofPlatform().daemon().factory());
        workers = threads;
        ahead = Thread.ofPlatform().daemon().start(() -> goAhead(threads));
    }

    private void goAhead(ExecutorService threads) {
        try {
            boolean more = true;
            while (more && !closing) {
                var block = free.take();
                more = cutter.fill(block);
                ready.put(threads.submit(() -> parsed(block, new PlainParser(form))));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody takes the rest
        } catch (RuntimeException | Error failed) {
            // there is room: a block that failed is none of those that wait
            ready.add(CompletableFuture.failedFuture(failed));
        }
    }

    /// SHA-256 of the file, once its last block was taken.
    String sha256Hex() throws IOException {
        return cutter.sha256Hex();
    }

    @Override
    public void close() throws IOException {
        closing = true;
        if (workers != null) {
            workers.shutdownNow();
        }
        if (ahead != null) {
            ahead.interrupt();
            await(ahead);
        }
        cutter.close();
    }

    private static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
