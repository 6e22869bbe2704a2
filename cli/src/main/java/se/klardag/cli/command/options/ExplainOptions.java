package se.klardag.cli.command.options;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.command.intake.AllowanceOptions;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.Agreements;
import se.klardag.rules.places.Payers;

/// What a call to explain takes (*argument till en förklaring*): as a settlement, but each part may come from `--between`.
public final class ExplainOptions {
    private static final String ALL = "all";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--agreement", paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.agreement")
    private @Nullable String agreement;

    @Option(names = "--period", paramLabel = "${bundle:label.month}", descriptionKey = "option.period")
    private @Nullable YearMonth period;

    @Parameters(arity = "0..*", paramLabel = "${bundle:label.cases}", descriptionKey = "option.cases")
    private List<Path> cases = List.of();

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Option(names = "--as-known-on", paramLabel = "${bundle:label.day}", descriptionKey = "option.as-known-on")
    private @Nullable LocalDate knownOn;

    @Mixin
    private final AllowanceOptions accepted = new AllowanceOptions();

    @Option(names = "--municipality", paramLabel = "${bundle:label.code-or-all}",
            descriptionKey = "option.explain-municipality")
    private @Nullable String municipality;

    @Option(names = "--case", paramLabel = "${bundle:label.case-id}", descriptionKey = "option.case")
    private @Nullable String caseId;

    @Option(names = "--between", arity = "2", hideParamSyntax = true, paramLabel = "${bundle:label.side}",
            descriptionKey = "option.between")
    private List<String> between = List.of();

    /// What the call says; what it leaves out is `null`, or no file.
    public Asked asked() {
        return new Asked(agreement, period, cases);
    }

    /// How the files are to be read.
    public ReadingOptions reading() {
        return reading;
    }

    /// The day whose knowledge counts; `null` for everything.
    @Nullable
    public LocalDate knownOn() {
        return knownOn;
    }

    /// What the call accepts of the source.
    public AllowanceOptions accepted() {
        return accepted;
    }

    /// The case to explain.
    public Optional<String> caseId() {
        return Optional.ofNullable(caseId).map(IdText::normal);
    }

    /// The two sides of a difference; none for an explanation.
    public List<String> between() {
        return List.copyOf(between);
    }

    /// Whether the word names a bundle, with cases, terms and month of its own.
    public static boolean isBundle(String word) {
        return word.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /// Refuses what two bundles have themselves.
    public void refuseWhatBundlesHave() {
        boolean something = agreement != null || period != null || !cases.isEmpty() || knownOn != null
                || !accepted.arguments().isEmpty();
        if (something && between.stream().allMatch(ExplainOptions::isBundle)) {
            throw new UsageException("explain.between-bundles");
        }
    }

    /// Whether every municipality is asked for.
    public boolean isAll() {
        return ALL.equals(municipality);
    }

    /// Whether one municipality or all are named.
    public boolean namesMunicipality() {
        return municipality != null;
    }

    /// The one municipality.
    public int municipality(Payers payers) {
        if (municipality == null) {
            throw new UsageException("explain.what");
        }
        var code = municipality;
        return Optional.of(code)
                .filter(text -> text.matches("[0-9]{4}"))
                .map(Integer::parseInt)
                .filter(payers::mayName)
                .orElseThrow(() -> new UsageException("explain.no-municipality", TerminalSafe.briefly(code)));
    }

    /// Refuses a call that leaves a part out.
    ///
    /// @throws MissingParameterException naming the part
    public Complete complete(Asked asked) {
        var complete = new Complete(
                given(asked.agreement(), "--agreement"), given(asked.period(), "--period"), asked.cases());
        if (complete.cases().isEmpty()) {
            var missing = new ArrayList<ArgSpec>(commandSpec().positionalParameters());
            throw new MissingParameterException(commandSpec().commandLine(), missing, "");
        }
        return complete;
    }

    private <T> T given(@Nullable T option, String name) {
        if (option == null) {
            throw new MissingParameterException(commandSpec().commandLine(), commandSpec().findOption(name), "");
        }
        return option;
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("no command line");
        }
        return spec;
    }

    /// An agreement, a month and files, each as far as it was said (*fråga*).
    public record Asked(@Nullable String agreement, @Nullable YearMonth period, List<Path> cases) {
        public Asked {
            cases = List.copyOf(cases);
        }

        /// The same with the part that the word names in its place: a month, an agreement by id or file, or a case file.
        public Asked with(String word) {
            if (word.matches("[0-9]{4}-(?:0[1-9]|1[0-2])")) {
                return new Asked(agreement, YearMonth.parse(word), cases);
            }
            boolean rules = word.endsWith(".yaml") || word.endsWith(".yml") || Agreements.ids().contains(word);
            return rules ? new Asked(word, period, cases) : new Asked(agreement, period, List.of(Path.of(word)));
        }
    }

    /// An agreement, a month and files, nothing left out (*fullständig fråga*).
    public record Complete(String agreement, YearMonth period, List<Path> cases) {
        public Complete {
            cases = List.copyOf(cases);
        }
    }
}
