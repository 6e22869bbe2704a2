package se.klardag.cli.command.posted;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.documents.model.DocumentRefusedException;

/// Which bills a call writes (*urval*), besides those it names.
public final class SelectionOptions {
    @Option(names = "--municipality", paramLabel = "${bundle:label.code}", descriptionKey = "option.only-municipality")
    private List<String> only = List.of();

    @Option(names = "--period", paramLabel = "${bundle:label.month}", descriptionKey = "option.posted-period")
    private @Nullable YearMonth period;

    /// The municipalities asked for.
    public BillSelection municipalities() {
        return new BillSelection(only);
    }

    /// The posted month whose bills are asked for, with a statement to those who owe nothing for it.
    public Optional<YearMonth> period() {
        return Optional.ofNullable(period);
    }

    /// Whether the ledger has what is asked for, rather than folders.
    ///
    /// @param numbers how many numbers of posted bills are named
    /// @param named   how many arguments there are
    /// @throws DocumentRefusedException when folders are named beside them
    public boolean isOfLedger(long numbers, int named) {
        boolean ofLedger = numbers > 0 || period != null;
        if (ofLedger && numbers < named) {
            throw DocumentRefusedException.forWant("invoice.mixed");
        }
        return ofLedger;
    }
}
