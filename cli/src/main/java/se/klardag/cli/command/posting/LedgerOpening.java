package se.klardag.cli.command.posting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import se.klardag.cli.ledger.store.Ledger;

/// A ledger that opens while the cases are read (*liggare under öppning*): both take a while.
final class LedgerOpening implements AutoCloseable {
    private final CompletableFuture<Ledger> opening;

    LedgerOpening(Supplier<Ledger> open) {
        this.opening = CompletableFuture.supplyAsync(open);
    }

    /// The ledger, with its tables up to date.
    Ledger ledger() {
        try {
            var ledger = opening.join();
            ledger.projection();
            return ledger;
        } catch (CompletionException refused) {
            throw refused.getCause() instanceof RuntimeException own ? own : refused;
        }
    }

    /// A ledger that could not be opened needs no closing.
    @Override
    public void close() {
        opening.handle((ledger, failed) -> {
            if (failed == null) {
                ledger.close();
            }
            return failed == null;
        }).join();
    }
}
