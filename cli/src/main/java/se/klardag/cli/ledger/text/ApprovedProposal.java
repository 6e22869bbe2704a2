package se.klardag.cli.ledger.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.rules.files.BoundedFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A proposal that one person made and another has seen (*godkänt förslag*): what is posted has to be exactly that.
public final class ApprovedProposal {
    private static final int LARGEST = 64 << 20;
    private static final String FORMAT = "klardag-proposal-1";

    private final Path file;
    private final List<String> hashes;

    private ApprovedProposal(Path file, List<String> hashes) {
        this.file = file;
        this.hashes = hashes;
    }

    /// Writes a proposal to a file that is not there yet.
    ///
    /// @param shown each posting as it was shown
    public static void write(Path file, List<JournalEntry> documents, List<ObjectNode> shown) {
        var node = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        var postings = node.putArray("postings");
        for (int i = 0; i < documents.size(); i++) {
            postings.add(shown.get(i).put("proposal", "sha256:" + documents.get(i).proposalHash()));
        }
        PrivateFile.create(file, LedgerJson.print(node).getBytes(StandardCharsets.UTF_8));
    }

    /// Reads the file.
    ///
    /// @throws LedgerException when it is no proposal
    public static ApprovedProposal read(Path file) {
        try {
            var node = JsonMapper.shared().readTree(BoundedFile.read(file, LARGEST));
            if (!node.path("format").asString("").equals(FORMAT)) {
                throw LedgerException.unusable("ledger.no-proposal", file);
            }
            var hashes = new ArrayList<String>();
            for (JsonNode posting : node.path("postings")) {
                hashes.add(posting.path("proposal").asString(""));
            }
            return new ApprovedProposal(file, hashes);
        } catch (JacksonException _) {
            throw LedgerException.unusable("ledger.no-proposal", file);
        } catch (IOException refused) {
            throw UnreadableFileException.of(file.toString(), refused);
        }
    }

    /// Compares what is about to be posted with it.
    ///
    /// @throws LedgerException when anything differs: numbers, sums, cases, rules or dates
    public void refuseUnlessSame(List<JournalEntry> documents) {
        if (!documents.stream().map(each -> "sha256:" + each.proposalHash()).toList().equals(hashes)) {
            throw LedgerException.differs("ledger.other-proposal", file);
        }
    }
}
