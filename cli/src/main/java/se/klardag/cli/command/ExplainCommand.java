package se.klardag.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.command.intake.FoundAgreement;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.IntakeLists;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.ExplainOptions;
import se.klardag.cli.command.options.ExplainOptions.Asked;
import se.klardag.cli.command.posted.PostedExplanation;
import se.klardag.cli.render.Console;
import se.klardag.cli.report.difference.BillDifference;
import se.klardag.cli.report.explanation.CaseExplanation;
import se.klardag.cli.report.explanation.Document;
import se.klardag.cli.report.explanation.DocumentFormat;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.rules.Rulebook;

/// Says why (*klardag explain*): a municipality's bill down to events and clauses, one case, or what makes one bill
/// another.
@Command(name = "explain")
public final class ExplainCommand extends ConsoleCommand {
    @Mixin
    private final ExplainOptions arguments = new ExplainOptions();

    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Option(names = "--format", paramLabel = "text|md|html|json", descriptionKey = "option.format")
    private DocumentFormat format = DocumentFormat.text;

    private final List<Intake> intakes = new ArrayList<>();

    public ExplainCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        for (var document : documents()) {
            var printed = format.print(document, console.page(), console.texts());
            switch (format) {
                case text -> console.print(printed);
                case md, html, json -> console.printExactly(printed);
            }
        }
        intakes.forEach(Intake::tellLayouts);
        intakes.forEach(intake -> intake.tellRejected(false));
        return intakes.stream().anyMatch(intake -> intake.rejected() > 0) ? ExitCode.WITH_REJECTS : ExitCode.DONE;
    }

    private List<Document> documents() {
        if (PostedExplanation.isAsked(arguments)) {
            try (var ledger = ledgerArguments.toRead()) {
                return new PostedExplanation(ledger, console.texts()).documents(arguments);
            }
        }
        if (!arguments.between().isEmpty()) {
            return List.of(difference());
        }
        var month = month(arguments.asked());
        if (arguments.caseId().isPresent()) {
            return ofCase(arguments.caseId().get(), month);
        }
        if (arguments.isAll()) {
            return List.of(month.document(console.texts()));
        }
        int place = arguments.municipality(month.payers());
        if (!month.terms().parties().include(place)) {
            throw new UsageException("explain.not-party", month.payers().name(place), month.terms().agreement());
        }
        return List.of(month.document(place, console.texts()));
    }

    private ExplainableMonth month(Asked asked) {
        var complete = arguments.complete(asked);
        var agreement = FoundAgreement.of(complete.agreement(), console);
        var rules = Rulebook.of(agreement).ruling(complete.period());
        var reading = arguments.reading();
        var intake = new Intake(console, complete.cases(), reading.reading(console, arguments.knownOn()),
                rules.payers(), IntakeLists.NONE, reading.verbose());
        intakes.add(intake);
        return ExplainableMonth.of(intake.month(rules), arguments.accepted().allowance());
    }

    /// Each payer's part of the case.
    private List<Document> ofCase(String id, ExplainableMonth month) {
        var texts = console.texts();
        var fact = month.find(id)
                .orElseThrow(() -> new CaseFileException(
                        arguments.asked().cases().getFirst().toString(), "explain.no-such-case",
                        TerminalSafe.briefly(id)));
        var parts = month.explained(fact);
        var payers = parts.isEmpty()
                ? List.of(fact.municipality())
                : parts.stream().map(ExplainedCase::payer).toList();
        if (arguments.namesMunicipality()) {
            int named = arguments.municipality(month.payers());
            if (!payers.contains(named)) {
                throw new UsageException(
                        "explain.other-municipality", IdentityMask.mask(id), Municipality.codeText(named));
            }
        }
        if (payers.stream().noneMatch(month.terms().parties()::include)) {
            return List.of(CaseExplanation.without(
                    id, "not-party", texts.get("explain.case-not-party", TerminalSafe.of(id))));
        }
        if (parts.isEmpty()) {
            return List.of(CaseExplanation.without(
                    id, "not-of-month", texts.get("explain.not-of-month", TerminalSafe.of(id))));
        }
        return parts.stream().map(part -> month.document(part, texts)).toList();
    }

    private Document difference() {
        arguments.refuseWhatBundlesHave();
        var words = arguments.between();
        var months = words.stream()
                .filter(word -> !ExplainOptions.isBundle(word))
                .map(word -> month(arguments.asked().with(word)))
                .toList();
        var before = ExplainableMonth.side(words.getFirst(), months);
        var after = ExplainableMonth.side(words.getLast(), months.reversed());
        if (arguments.caseId().isPresent()) {
            throw new UsageException("explain.between-form");
        }
        if (!before.terms().price().currency().equals(after.terms().price().currency())) {
            throw new UsageException("explain.between-currencies");
        }
        var difference = new BillDifference(before, after, console.texts());
        return arguments.namesMunicipality() && !arguments.isAll()
                ? difference.of(Set.of(arguments.municipality(after.payers())))
                : difference.of();
    }
}
