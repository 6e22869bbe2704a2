package se.klardag.cli.command.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.audit.signature.SignatureCheck;
import se.klardag.cli.audit.signature.SignedHead;
import se.klardag.cli.audit.signature.VerifyingKey;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.files.BoundedFile;

/// Where the signed end of a ledger's journal is kept (*signerat huvud*): in the ledger's folder, or in a file of one's own,
/// which nobody who has the folder can take away.
public final class SignedHeadFile {
    private static final int LARGEST = 1 << 12;
    private static final String USUAL = "journal-head.signed";

    @Option(names = "--signed-head", paramLabel = "${bundle:label.file}", descriptionKey = "option.signed-head")
    private @Nullable Path file;

    /// @param folder of the ledger; empty for a database
    private Optional<Path> place(Optional<Path> folder) {
        return Optional.ofNullable(file).or(() -> folder.map(each -> each.resolve(USUAL)));
    }

    /// Keeps a signed head, in place of an earlier one of the same journal.
    ///
    /// @return where
    /// @throws LedgerException when what is there is of another journal, or of entries that this one has lost: it is evidence
    Path keep(SignedHead head, Journal journal, Optional<Path> folder) {
        var place = place(folder).orElseThrow(() -> new UsageException("ledger.signed-head-nowhere"));
        var usual = folder.map(each -> each.resolve(USUAL)).filter(Files::exists).filter(each -> !each.equals(place));
        usual.ifPresent(each -> refuseUnlessOf(journal, each, read(each))); // the one in the folder can know more
        if (Files.exists(place)) {
            refuseUnlessOf(journal, place, read(place));
            PrivateFile.write(place, out -> out.write(head.text()));
        } else {
            PrivateFile.create(place, head.text());
        }
        return place;
    }

    /// Checks the signed head against the journal and the trusted keys.
    ///
    /// @return what was found, and the head; empty where there is none and nobody asked for one
    /// @throws LedgerException when it is of another journal, broken, of a foreign key, or missing though asked for
    Optional<Checked> check(Journal journal, Optional<Path> folder, List<VerifyingKey> trusted) {
        var place = place(folder);
        if (place.isEmpty() || (file == null && !Files.exists(place.get()))) {
            if (!trusted.isEmpty()) {
                throw LedgerException.differs("ledger.signature.missing");
            }
            return Optional.empty();
        }
        var head = read(place.get());
        var found = SignatureCheck.of(head.signatureText(), head.signed(), trusted);
        if (found.isRefused()) {
            throw LedgerException.differs("ledger." + found.message(), place.get(), found.fingerprint());
        }
        refuseUnlessOf(journal, place.get(), head);
        return Optional.of(new Checked(found, head));
    }

    /// A head that is of this journal.
    record Checked(SignatureCheck signature, SignedHead head) {}

    private static SignedHead read(Path place) {
        try {
            return SignedHead.read(BoundedFile.read(place, LARGEST))
                    .orElseThrow(() -> LedgerException.differs("ledger.signed-head-unreadable", place));
        } catch (IOException unreadable) {
            throw CaseFileException.of(place.toString(), unreadable);
        }
    }

    private static void refuseUnlessOf(Journal journal, Path place, SignedHead head) {
        var entries = journal.entries();
        boolean known = head.sequence() <= entries.size()
                && entries.get((int) head.sequence() - 1).sha256().equals(head.sha256());
        if (!known) {
            throw LedgerException.differs(
                    "ledger.signed-head-unknown", place, head.sequence(), head.date(), entries.size());
        }
    }
}
