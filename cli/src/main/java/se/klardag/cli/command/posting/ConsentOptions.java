package se.klardag.cli.command.posting;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.ledger.text.ApprovedProposal;
import se.klardag.cli.text.UsageException;
import tools.jackson.databind.node.ObjectNode;

/// What somebody has to say before numbers are taken or cancelled (*medgivande att bokföra*).
final class ConsentOptions {
    @Option(names = "--yes", descriptionKey = "option.yes")
    private boolean yes;

    @Option(names = "--proposal", paramLabel = "${bundle:label.file}", descriptionKey = "option.proposal")
    private @Nullable Path proposal;

    @Option(names = "--approval", paramLabel = "${bundle:label.file}", descriptionKey = "option.approval")
    private @Nullable Path approval;

    @Option(names = "--reason", paramLabel = "${bundle:label.text}", defaultValue = "",
            descriptionKey = "option.posting-reason")
    private String reason = "";

    @Option(names = "--by", paramLabel = "${bundle:label.role}", defaultValue = "",
            descriptionKey = "option.posting-by")
    private String by = "";

    @Option(names = "--unlock-closed", descriptionKey = "option.unlock-closed")
    private boolean unlock;

    /// Whether what was shown is to be posted.
    boolean isGiven() {
        return yes;
    }

    /// Who asks and why, which the ledger keeps.
    ///
    /// @throws UsageException                                when one of them says nothing
    /// @throws se.klardag.cli.ledger.journal.LedgerException when it holds what looks like an identity number, or reads as
    ///                                                       the name of a person
    EntryBody.Grounds grounds() {
        LedgerOptions.refuseSilentIfGiven("--reason", reason);
        LedgerOptions.refuseSilentIfGiven("--by", by);
        LedgerOptions.refusePersonal("--reason", reason);
        LedgerOptions.refusePerson(by);
        var grounds = new EntryBody.Grounds(by, reason);
        return unlock ? releasing(grounds, Posting.Brake.CLOSED) : grounds;
    }

    /// The grounds with one more brake released.
    ///
    /// @throws UsageException when nobody answers for it
    static EntryBody.Grounds releasing(EntryBody.Grounds grounds, Posting.Brake brake) {
        if (!grounds.areStated()) {
            throw new UsageException("usage.release");
        }
        var released = EnumSet.of(brake);
        released.addAll(grounds.released());
        return new EntryBody.Grounds(grounds.by(), grounds.reason(), released);
    }

    /// Compares with the proposal that was approved, and writes one that was asked for.
    ///
    /// @param shown each posting for machines
    void take(List<JournalEntry> documents, List<ObjectNode> shown) {
        Optional.ofNullable(approval).map(ApprovedProposal::read).ifPresent(each -> each.refuseUnlessSame(documents));
        if (proposal != null) {
            ApprovedProposal.write(proposal, documents, shown);
        }
    }
}
