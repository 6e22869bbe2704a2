package se.klardag.cli.command.ledger;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryBody.SentFile;
import se.klardag.cli.ledger.review.DispatchReview;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.IdentityMask;

/// Whether what is written is to be sent (*utskick eller kopia*): the ledger then notes what, where and when.
public final class DispatchOptions {
    @Option(names = "--copy", descriptionKey = "option.copy")
    private boolean copy;

    @Option(names = "--again", descriptionKey = "option.again")
    private boolean again;

    /// The ledger, open for posting where something will be noted.
    public Ledger open(LedgerOptions arguments) {
        return copy ? arguments.toRead() : arguments.toPost();
    }

    /// Whether nothing is noted.
    public boolean isCopy() {
        return copy;
    }

    /// Refuses options that only posted bills have.
    public void refuseGiven() {
        if (copy || again) {
            throw DocumentRefusedException.forWant("invoice.not-posted", copy ? "--copy" : "--again");
        }
    }

    /// Looks through what will be sent, before anything is written.
    ///
    /// @return what is to be noted
    /// @throws se.klardag.cli.ledger.journal.LedgerException when it was sent before, and is another now or is booked
    public List<SentFile> fresh(Ledger ledger, List<SentFile> files) {
        if (copy) {
            return List.of();
        }
        return new DispatchReview(ledger.view(), again).fresh(files);
    }

    /// The same of statements and reminders, which are of a day: only what was sent in the very same bytes is known.
    public List<SentFile> freshStatements(Ledger ledger, List<SentFile> files) {
        if (copy || again) {
            return copy ? List.of() : files;
        }
        return files.stream().filter(file -> !ledger.view().isSent(file.name(), file.sha256())).toList();
    }

    /// Notes what was written.
    public void note(Ledger ledger, Path folder, List<SentFile> fresh, Console console) {
        if (!fresh.isEmpty()) {
            ledger.post(ledger.posting()
                    .dispatch(
                            new EntryBody.Dispatch(IdentityMask.mask(folder.toString()), fresh), console.today(),
                            EngineVersion.current()));
        }
    }

    /// Says what was noted.
    public void tell(Ledger ledger, List<SentFile> fresh, Console console) {
        var texts = console.texts();
        console.complain(copy ? texts.get("sent.copy")
                : fresh.isEmpty() ? texts.get("sent.unchanged")
                        : texts.get("sent.noted", fresh.size(), ledger.journal().entries().size()));
    }
}
