package se.klardag.cli.command.machine;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.text.KlardagException;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;

/// Whether the ledger opens and its head agrees (*liggarkontroll*); it is only read.
///
/// @param address a folder, or that of a database, which is not asked: it is across a network
/// @param key     file of an encrypted ledger
record LedgerCheck(String address, Optional<Path> key, OperatingSystem system, Texts texts) {
    private static final String NAME = "ledger";

    /// What was found.
    ///
    /// @param traces the day of the newest entry; none where there is no entry or no ledger
    record Found(Diagnosis diagnosis, List<DatedTrace> traces) {}

    Found look() {
        if (address.startsWith("jdbc:")) {
            return found(Diagnosis.sound(NAME, texts.get("doctor.ledger.database")));
        }
        var folder = Path.of(address);
        if (!Files.exists(folder)) {
            return found(Diagnosis.sound(NAME, texts.get("doctor.ledger.none", folder)));
        }
        try (var ledger = Ledger.toRead(address, key)) {
            ledger.view();
            var entries = ledger.journal().entries();
            var traces = entries.isEmpty() ? List.<DatedTrace>of()
                    : List.of(new DatedTrace(
                            ledger.read(entries.getLast().sequence()).date(), texts.get("doctor.trace.ledger")));
            var count = new NumberFormats(texts.language()).people(entries.size());
            return new Found(Diagnosis.sound(NAME, texts.get("doctor.ledger", folder, count)), traces);
        } catch (UncheckedIOException refused) {
            return found(Diagnosis.wrong(
                    NAME, texts.get("doctor.unreadable", String.valueOf(refused.getMessage())), system.allows(folder)));
        } catch (KlardagException wrong) {
            return found(Diagnosis.wrong(NAME, wrong.text(texts), "klardag ledger verify --ledger "
                    + system.quoted(address) + key.map(file -> " --key " + system.quoted(file.toString())).orElse("")));
        }
    }

    private static Found found(Diagnosis diagnosis) {
        return new Found(diagnosis, List.of());
    }
}
