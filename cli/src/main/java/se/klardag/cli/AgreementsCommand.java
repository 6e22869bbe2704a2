package se.klardag.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.AdoptionForm;
import se.klardag.cli.output.AgreementDifference;
import se.klardag.cli.output.AgreementJson;
import se.klardag.cli.output.AgreementList;
import se.klardag.cli.output.AgreementReading;
import se.klardag.rules.Agreements;
import se.klardag.rules.Municipalities;
import se.klardag.rules.RuleProblem;

/// Shows the rules (*klardag agreements*).
@Command(name = "agreements", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class AgreementsCommand implements Callable<Integer> {
    private final Console console;

    private AgreementsCommand(Console console) {
        this.console = console;
    }

    /// The command with its own commands.
    static CommandLine line(Console console) {
        return new CommandLine(new AgreementsCommand(console))
                .addSubcommand(new ListCommand(console))
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new DiffCommand(console))
                .addSubcommand(new ValidateCommand(console))
                .addSubcommand(new AdoptCommand(console));
    }

    /// Without a command of its own it lists.
    @Override
    public Integer call() {
        return new ListCommand(console).call();
    }

    /// For people or for machines.
    enum Format {
        text,
        json
    }

    /// The agreements that ship.
    @Command(name = "list", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class ListCommand implements Callable<Integer> {
        private final Console console;

        @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
        private Format format = Format.text;

        ListCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            var agreements = Agreements.ids().stream().map(Agreements::find).toList();
            var list = new AgreementList(agreements, Municipalities.shipped(), console.texts());
            console.print(switch (format) {
                case text -> list.print(console.styled());
                case json -> list.json();
            });
            return Klardag.DONE;
        }
    }

    /// One agreement in words.
    @Command(name = "show", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class ShowCommand implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.agreement")
        private String agreement = "";

        @Option(names = "--on", paramLabel = "${bundle:label.date}", descriptionKey = "option.on")
        private @Nullable LocalDate on;

        @Option(names = "--parties", descriptionKey = "option.parties")
        private boolean parties;

        @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
        private Format format = Format.text;

        ShowCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            var found = Agreements.find(agreement);
            var date = Optional.ofNullable(on);
            console.print(switch (format) {
                case text ->
                    AgreementReading.print(
                            found, date, parties, Municipalities.shipped(), console.texts(), console.page());
                case json -> AgreementJson.print(found, date, console.texts());
            });
            return Klardag.DONE;
        }
    }

    /// What changes from one agreement to another.
    @Command(name = "diff", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class DiffCommand implements Callable<Integer> {
        private final Console console;

        @Parameters(index = "0", paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.agreement")
        private String before = "";

        @Parameters(index = "1", paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.agreement")
        private String after = "";

        @Option(names = "--on", paramLabel = "${bundle:label.date}", descriptionKey = "option.on")
        private @Nullable LocalDate on;

        DiffCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            console.print(AgreementDifference.print(
                    Agreements.find(before),
                    Agreements.find(after),
                    Optional.ofNullable(on),
                    Municipalities.shipped(),
                    console.texts(),
                    console.page()));
            return Klardag.DONE;
        }
    }

    /// A form to be filled in by the party that holds the signed agreement.
    @Command(name = "adopt", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class AdoptCommand implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.agreement")
        private String agreement = "";

        @Option(names = "-o", paramLabel = "${bundle:label.file}", descriptionKey = "option.output")
        private @Nullable Path output;

        AdoptCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            var form = AdoptionForm.print(Agreements.find(agreement), console.texts());
            if (output == null) {
                console.print(form);
            } else {
                write(form, output);
            }
            return Klardag.DONE;
        }

        /// Never over a file that is there: it may be filled in.
        private static void write(String form, Path output) {
            try {
                Files.writeString(output, form, StandardOpenOption.CREATE_NEW);
            } catch (IOException refused) {
                throw new UncheckedIOException(output.toString(), refused);
            }
        }
    }

    /// Holds files against the schema and the rules of the house.
    @Command(name = "validate", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class ValidateCommand implements Callable<Integer> {
        private final Console console;

        @Parameters(arity = "1..*", paramLabel = "${bundle:label.file}", descriptionKey = "option.rule-files")
        private List<Path> files = new ArrayList<>();

        ValidateCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            int code = Klardag.DONE;
            for (var file : files) {
                var review = Agreements.review(file);
                if (review.problems().isEmpty()) {
                    console.print(console.texts().get("validate.usable", Shown.of(file.toString())) + "\n");
                } else {
                    review.problems().forEach(problem -> tell(problem, text(problem)));
                    code = Klardag.UNUSABLE;
                }
                review.remarks()
                        .forEach(remark -> tell(remark, console.texts().get("validate.remark", text(remark))));
            }
            return code;
        }

        private String text(RuleProblem problem) {
            return console.texts().of(problem.message());
        }

        private void tell(RuleProblem problem, String message) {
            console.print(Shown.of(problem.place() + message) + "\n");
        }
    }
}
