package se.klardag.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.intake.FoundAgreement;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.render.Console;
import se.klardag.cli.report.agreement.AdoptionForm;
import se.klardag.cli.report.agreement.AgreementDifference;
import se.klardag.cli.report.agreement.AgreementJson;
import se.klardag.cli.report.agreement.AgreementList;
import se.klardag.cli.report.agreement.AgreementText;
import se.klardag.cli.report.agreement.MergedTerms;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.rules.Agreements;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.places.Municipalities;

/// Shows the rules (*klardag agreements*).
@Command(name = "agreements", addMethodSubcommands = false)
public final class AgreementsCommand extends ConsoleCommand {
    private AgreementsCommand(Console console) {
        super(console);
    }

    /// The command with its own commands.
    public static CommandLine line(Console console) {
        return new AgreementsCommand(console).with("list", "show", "diff", "validate", "adopt");
    }

    /// For people or for machines.
    enum Format {
        text,
        json
    }

    /// Without a command of its own it lists.
    @Override
    public Integer call() {
        return list(Format.text);
    }

    /// The agreements that ship.
    @Command(name = "list")
    int list(
            @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format",
                    defaultValue = "text") Format format) {
        var agreements = Agreements.ids().stream().map(Agreements::find).toList();
        var list = new AgreementList(agreements, Municipalities.shipped(), console.texts());
        switch (format) {
            case text -> console.print(list.print(console.page()));
            case json -> console.printExactly(list.json());
        }
        return ExitCode.DONE;
    }

    /// One agreement in words.
    @Command(name = "show")
    int show(
            @Parameters(paramLabel = "${bundle:label.id-or-file}",
                    descriptionKey = "option.agreement") String agreement,
            @Option(names = "--on", paramLabel = "${bundle:label.date}",
                    descriptionKey = "option.on") @Nullable LocalDate on,
            @Option(names = "--parties", descriptionKey = "option.parties") boolean parties,
            @Option(names = "--merged", descriptionKey = "option.merged") boolean merged,
            @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format",
                    defaultValue = "text") Format format) {
        var found = FoundAgreement.known(agreement, console);
        var date = Optional.ofNullable(on);
        switch (format) {
            case text -> console.print(merged
                    ? MergedTerms.print(found, date, console.texts(), console.page())
                    : AgreementText.print(
                            found, date, parties, Municipalities.shipped(), console.texts(), console.page()));
            case json -> console.printExactly(AgreementJson.print(found, date, console.texts()));
        }
        return ExitCode.DONE;
    }

    /// What changes from one agreement to another.
    @Command(name = "diff")
    int diff(
            @Parameters(index = "0", paramLabel = "${bundle:label.id-or-file}",
                    descriptionKey = "option.agreement") String before,
            @Parameters(index = "1", paramLabel = "${bundle:label.id-or-file}",
                    descriptionKey = "option.agreement") String after,
            @Option(names = "--on", paramLabel = "${bundle:label.date}",
                    descriptionKey = "option.on") @Nullable LocalDate on) {
        console.print(AgreementDifference.print(
                FoundAgreement.known(before, console), FoundAgreement.known(after, console), Optional.ofNullable(on),
                Municipalities.shipped(), console.texts(), console.page()));
        return ExitCode.DONE;
    }

    /// Holds files against the schema and the rules of the house.
    @Command(name = "validate")
    int validate(
            @Parameters(arity = "1..*", paramLabel = "${bundle:label.file}",
                    descriptionKey = "option.rule-files") List<Path> files) {
        int code = ExitCode.DONE;
        for (var file : files) {
            var review = Agreements.review(file, console.today());
            if (review.problems().isEmpty()) {
                console.print(console.texts().get("validate.usable", TerminalSafe.of(file.toString())) + "\n");
            } else {
                review.problems().forEach(problem -> print(problem, text(problem)));
                code = review.lacking() && code != ExitCode.UNUSABLE ? ExitCode.REFUSED : ExitCode.UNUSABLE;
            }
            review.remarks().forEach(remark -> print(remark, console.texts().get("validate.remark", text(remark))));
        }
        return code;
    }

    private String text(RuleProblem problem) {
        return console.texts().of(problem.message());
    }

    private void print(RuleProblem problem, String message) {
        console.print(TerminalSafe.of(problem.place() + message) + "\n");
    }

    /// A form to be filled in by the party that holds the signed agreement.
    @Command(name = "adopt")
    int adopt(
            @Parameters(paramLabel = "${bundle:label.id-or-file}",
                    descriptionKey = "option.agreement") String agreement,
            @Option(names = "-o", paramLabel = "${bundle:label.file}",
                    descriptionKey = "option.output") @Nullable Path output) {
        var form = AdoptionForm.print(FoundAgreement.known(agreement, console), console.texts());
        if (output == null) {
            console.printExactly(form);
        } else {
            PrivateFile.create(output, form.getBytes(StandardCharsets.UTF_8));
        }
        return ExitCode.DONE;
    }
}
