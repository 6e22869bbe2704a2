package se.klardag.cli.ledger;

import java.nio.file.Path;
import java.util.Optional;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.store.Ledger;

/// A ledger that a test makes when it first opens it: in the program only `ledger init` does.
final class NewLedger {
    private NewLedger() {}

    static Ledger toPost(String address, Optional<Path> keyFile) {
        at(address, keyFile);
        return Ledger.toPost(address, keyFile);
    }

    static void at(String address, Optional<Path> keyFile) {
        try {
            Ledger.make(address, keyFile);
        } catch (LedgerException there) {
            if (!there.key().equals("ledger.already")) {
                throw there;
            }
        }
    }
}
