package se.klardag.cli.command.options;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.klardag.cli.cases.plain.BlockShelf;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.command.intake.FoundAgreement;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.IntakeLists;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.WorkspaceDefaults;
import se.klardag.rules.Rulebook;
import se.klardag.rules.Ruling;
import se.klardag.rules.places.Payers;

/// What every call that settles takes (*gemensamma argument*): agreement, month, case files, language.
public final class CaseOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--agreement", required = true, paramLabel = "${bundle:label.id-or-file}",
            descriptionKey = "option.agreement")
    private @Nullable String agreementName;

    @Option(names = "--period", required = true, paramLabel = "${bundle:label.month}", descriptionKey = "option.period")
    private @Nullable MonthRange period;

    @Parameters(arity = "1..*", paramLabel = "${bundle:label.cases}", descriptionKey = "option.cases")
    private List<Path> cases = List.of();

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Option(names = "--as-known-on", paramLabel = "${bundle:label.day}", descriptionKey = "option.as-known-on")
    private @Nullable LocalDate knownOn;

    private final BlockShelf shelf = BlockShelf.ofMemory();
    private @Nullable ReadSettings settings;

    /// What the agreement says of the month, with its remarks reported.
    ///
    /// @throws se.klardag.engine.terms.value.RuleGapException when no bill of the month can be made
    public Ruling rules(Console console) {
        var agreement = FoundAgreement.of(given(agreementName), console);
        return MonthRequest.billable(agreement, month());
    }

    /// What the agreement says of each month of the period, with its remarks reported once.
    ///
    /// @throws se.klardag.engine.terms.value.RuleGapException when no bill of one of them can be made
    public List<Ruling> rulings(Console console) {
        var agreement = FoundAgreement.of(given(agreementName), console);
        var book = Rulebook.of(agreement);
        return given(period).months().stream().map(book::ruling).map(ruling -> {
            MonthRequest.refuseWithoutPrice(ruling.terms());
            return ruling;
        }).toList();
    }

    /// The agreement as it was asked for: an id, or a file.
    String agreementName() {
        return given(agreementName);
    }

    /// The month as it was asked for.
    ///
    /// @throws UsageException when the call asks for several, and takes one
    public YearMonth month() {
        var asked = given(period);
        if (!asked.isOne()) {
            throw new UsageException("argument.one-month", asked);
        }
        return asked.from();
    }

    /// The month, where the call names one.
    public Optional<YearMonth> asked() {
        return Optional.ofNullable(period).map(_ -> month());
    }

    /// The months as they were asked for.
    public MonthRange months() {
        return given(period);
    }

    /// The case files.
    ///
    /// @param payers whom they may name
    /// @param folder takes every row that is left out, when the call names one
    public Intake intake(Console console, Payers payers, ResultFolder folder) {
        var settings = settings(console);
        folder.spare(cases);
        var intake = new Intake(
                console, cases, settings, payers, IntakeLists.in(folder, settings), reading.verbose());
        if (!months().isOne()) {
            intake.files().keepIn(shelf);
        }
        return intake;
    }

    /// How the files are read; said once, however many months are read from them.
    private ReadSettings settings(Console console) {
        var known = settings;
        if (known == null) {
            known = reading.reading(console, knownOn);
            settings = known;
        }
        return known;
    }

    ReadingOptions reading() {
        return reading;
    }

    public List<Path> cases() {
        return cases;
    }

    /// What the call takes from a working folder, if it is run in one.
    Optional<WorkspaceDefaults> defaults() {
        return Optional.ofNullable(spec)
                .map(CommandSpec::defaultValueProvider)
                .filter(WorkspaceDefaults.class::isInstance)
                .map(WorkspaceDefaults.class::cast);
    }

    /// The settings of the working folder that the call takes, as they are written there.
    Map<Setting, String> taken() {
        var command = spec;
        return command == null ? Map.of() : defaults().map(each -> each.taken(command)).orElse(Map.of());
    }

    /// The day whose knowledge counts, when the call names one.
    public Optional<LocalDate> knownOn() {
        return Optional.ofNullable(knownOn);
    }

    /// Required options are there once the arguments are understood.
    private static <T> T given(@Nullable T option) {
        if (option == null) {
            throw new IllegalStateException("a required option was not set");
        }
        return option;
    }
}
