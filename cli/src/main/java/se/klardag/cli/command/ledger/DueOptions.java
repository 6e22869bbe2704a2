package se.klardag.cli.command.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.parties.BillingParties;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.ledger.claim.Claims;
import se.klardag.cli.ledger.claim.DueRule;
import se.klardag.cli.ledger.claim.LateInterest;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.projection.Projection;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;

/// When bills are to be paid, and what being late costs (*argument om förfallodag och ränta*).
final class DueOptions {
    @Option(names = "--due-days", paramLabel = "${bundle:label.days}", descriptionKey = "option.due-days")
    private @Nullable Integer dueDays;

    @Option(names = "--parties", paramLabel = "${bundle:label.file}", descriptionKey = "option.parties-due")
    private @Nullable Path partiesFile;

    @Option(names = "--reference-rate", paramLabel = "${bundle:label.rate}", descriptionKey = "option.reference-rate")
    private List<String> rates = List.of();

    /// Who bills whom, if a file says so.
    Optional<BillingParties> parties() {
        return Optional.ofNullable(partiesFile).map(PartiesFile::read);
    }

    /// The claims of a day.
    ///
    /// @throws LedgerException when a rate cannot be read, or nothing says when bills are due
    Claims claims(Projection projection, LocalDate day, Optional<BillingParties> parties) {
        return new Claims(projection, day, rule(parties), interest());
    }

    /// What the parties file says, as the bills do; without one the call has to. Nothing is assumed: two calls would then
    /// answer by two rules.
    private DueRule rule(Optional<BillingParties> parties) {
        var stated = dueDays;
        if (parties.isPresent()) {
            if (stated != null) {
                throw LedgerException.unusable("ledger.due-twice");
            }
            return (code, dated) -> parties.get()
                    .recipient(Integer.parseInt(code))
                    .map(each -> each.due(dated));
        }
        if (stated == null) {
            throw LedgerException.unusable("ledger.due-unknown");
        }
        if (stated < 0) {
            throw LedgerException.unusable("ledger.due-days", stated);
        }
        return (_, dated) -> Optional.of(dated.plusDays(stated));
    }

    /// Names the municipalities of which the parties file says nothing.
    ///
    /// @return the exit code
    static int tell(Collection<String> without, Console console) {
        without.forEach(code -> console.complain(console.texts()
                .get(
                        "invoice.left-out-bill", code,
                        DocumentRefusedException.forWant("invoice.no-party", code).text(console.texts()))));
        return without.isEmpty() ? ExitCode.DONE : ExitCode.WITH_REJECTS;
    }

    private Optional<LateInterest> interest() {
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        var stated = new TreeMap<LocalDate, BigDecimal>();
        for (var rate : rates) {
            int sign = rate.indexOf('=');
            var percent = rate.substring(sign + 1).strip().replace(',', '.').replace('\u2212', '-');
            try {
                if (sign < 0 || !percent.matches("-?[0-9]{1,2}(\\.[0-9]{1,4})?")) {
                    throw LedgerException.unusable("ledger.reference-rate", TerminalSafe.briefly(rate));
                }
                stated.put(LocalDate.parse(rate.substring(0, sign).strip()), new BigDecimal(percent));
            } catch (DateTimeException _) {
                throw LedgerException.unusable("ledger.reference-rate", TerminalSafe.briefly(rate));
            }
        }
        return Optional.of(new LateInterest(stated));
    }
}
