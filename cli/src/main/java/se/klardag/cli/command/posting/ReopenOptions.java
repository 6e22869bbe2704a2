package se.klardag.cli.command.posting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.command.intake.FoundAgreement;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.reopening.Reopening;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.TermOverride;
import se.klardag.rules.TermOverrides;
import se.klardag.rules.kept.RuleTexts;
import se.klardag.rules.kept.TermChange;

/// Which rules billed months are computed under instead (*andra villkor*): single values, a file, or what ships now.
final class ReopenOptions {
    @Option(names = "--change", paramLabel = "${bundle:label.path-value}", descriptionKey = "option.reopen-change")
    private List<String> changes = new ArrayList<>();

    @Option(names = "--source", paramLabel = "${bundle:label.text}", defaultValue = "",
            descriptionKey = "option.reopen-source")
    private String source = "";

    @Option(names = "--agreement", paramLabel = "${bundle:label.file}", descriptionKey = "option.reopen-agreement")
    private @Nullable String agreement;

    @Option(names = "--current-rules", descriptionKey = "option.current-rules")
    private boolean current;

    /// The rules of each month.
    ///
    /// @param by role of who states a change
    /// @param on the day on which it is stated
    /// @throws UsageException when nothing is changed, or more than one way of changing is chosen
    Reopening.OtherRules rules(String by, LocalDate on, Console console) {
        int ways = (changes.isEmpty() ? 0 : 1) + (agreement == null ? 0 : 1) + (current ? 1 : 0);
        if (ways != 1) {
            throw new UsageException("reopen.one-way");
        }
        LedgerOptions.refuseSilentIfGiven("--source", source);
        LedgerOptions.refusePersonal("--source", source);
        var file = agreement;
        if (file != null) {
            var read = FoundAgreement.of(file, console);
            var texts = RuleTexts.of(read);
            return month -> month.root().equals(read.root()) ? Optional.of(texts) : Optional.empty();
        }
        if (current) {
            return month -> Optional.of(month.rules().today());
        }
        var change = new TermChange(overrides(), source, by, on);
        return month -> Optional.of(change(change, month));
    }

    private List<TermOverride> overrides() {
        return TermOverrides.arguments("--change", changes);
    }

    /// A month whose own terms say the same already is left as it is.
    private static RuleTexts change(TermChange change, EntryBody.Month month) {
        var ruling = month.rules().ruling(month.period());
        boolean said = change.changes()
                .stream()
                .allMatch(each -> ruling.agreement()
                        .at(each.path())
                        .filter(term -> term.versions().size() == 1
                                && term.versions().getFirst().value().equals(each.shown()))
                        .isPresent());
        return said ? month.rules() : change.over(month.rules(), month.period());
    }
}
