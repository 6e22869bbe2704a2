package se.klardag.cli.command.posting;

import java.time.YearMonth;
import java.util.Optional;
import picocli.CommandLine.Option;
import se.klardag.cli.ledger.posting.EntryBody.Grounds;
import se.klardag.cli.ledger.posting.Posting.Brake;
import se.klardag.cli.ledger.review.ReopenedTerms;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.kept.RuleTexts;

/// Under which terms late data of a reopened month are posted (*omräknad månad*): those that it was reopened under, or, by a
/// flag of its own, those of the call.
final class ReopenedOptions {
    @Option(names = "--reopened-terms", descriptionKey = "option.reopened-terms")
    private boolean reopenedTerms;

    @Option(names = "--undo-reopening", descriptionKey = "option.undo-reopening")
    private boolean undo;

    /// The grounds, with the brake that the flag releases.
    ///
    /// @throws UsageException when both are asked for
    Grounds over(Grounds grounds) {
        if (undo && reopenedTerms) {
            throw new UsageException("usage.reopened-terms");
        }
        return undo ? ConsentOptions.releasing(grounds, Brake.REOPENED) : grounds;
    }

    /// The rule texts of a month: the ledger's own where it was reopened and that is asked for.
    ///
    /// @param given those of the call
    /// @param root  id of what the call's agreement is built on: a month under another keeps its own refusal
    RuleTexts rules(RuleTexts given, String root, String series, YearMonth month, LedgerOpening opening) {
        return reopenedTerms ? kept(root, series, month, opening).orElse(given) : given;
    }

    private static Optional<RuleTexts> kept(String root, String series, YearMonth month, LedgerOpening opening) {
        var ledger = opening.ledger();
        return ReopenedTerms.of(series, month, ledger.view(), ledger::read)
                .map(ReopenedTerms::month)
                .filter(each -> each.root().equals(root))
                .map(each -> each.rules());
    }
}
