package se.klardag.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.ledger.store.Ledger;

/// What every call on the ledger takes (*liggarens argument*).
final class LedgerArguments {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    @Option(names = "--ledger", paramLabel = "${bundle:label.ledger}", defaultValue = "klardag-ledger",
            descriptionKey = "option.ledger")
    private String address = "klardag-ledger";

    @Option(names = "--key", paramLabel = "${bundle:label.file}", descriptionKey = "option.key")
    private @Nullable Path key;

    Ledger toPost() {
        return Ledger.toPost(address, Optional.ofNullable(key));
    }

    Ledger toRead() {
        return Ledger.toRead(address, Optional.ofNullable(key));
    }

    /// Today, where the bills are.
    static LocalDate today() {
        return LocalDate.now(SWEDEN);
    }
}
