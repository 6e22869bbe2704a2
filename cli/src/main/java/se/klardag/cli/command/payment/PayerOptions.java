package se.klardag.cli.command.payment;

import java.nio.file.Path;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.ledger.payment.PaymentMatch;
import se.klardag.cli.ledger.payment.StatedPayer;

/// Who may pay whose bill (*argument om betalare*).
final class PayerOptions {
    @Option(names = "--other-municipality", descriptionKey = "option.other-municipality")
    private boolean elsewhere;

    @Option(names = "--parties", paramLabel = "${bundle:label.file}", descriptionKey = "option.parties-payers")
    private @Nullable Path parties;

    /// What the call decides of payers; organisation numbers are those of the parties file.
    PaymentMatch.Payers payers() {
        var organisations = new HashMap<String, Integer>();
        if (parties != null) {
            PartiesFile.read(parties)
                    .recipients()
                    .forEach((code, each) -> organisations.put(each.organisation().digits(), code));
        }
        return new PaymentMatch.Payers(new StatedPayer(organisations), elsewhere);
    }
}
