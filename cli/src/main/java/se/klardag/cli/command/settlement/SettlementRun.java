package se.klardag.cli.command.settlement;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.check.FindingText;
import se.klardag.cli.command.intake.FindingLog;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.OutsideCases;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.command.options.BindingOptions;
import se.klardag.cli.command.options.CaseOptions;
import se.klardag.cli.command.options.SavedSettlement;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.month.SettledMonth;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.Progress;
import se.klardag.cli.report.settlement.SettlementCsv;
import se.klardag.cli.report.settlement.SettlementJson;
import se.klardag.cli.text.ExitCode;
import se.klardag.engine.eligibility.Finding;
import se.klardag.rules.Ruling;

/// The settling of a command's months, one by one (*avräkning av ett kommandos månader*): each as a call of its own would
/// settle and write it. The report on the files is printed once, at the end.
public final class SettlementRun {
    private final Console console;
    private final CaseOptions arguments;
    private final BindingOptions binding;
    private final Map<Finding, Long> findings = new EnumMap<>(Finding.class);
    private @Nullable Intake read;
    private @Nullable OutsideCases outside;
    private boolean written;

    public SettlementRun(Console console, CaseOptions arguments, BindingOptions binding) {
        this.console = console;
        this.arguments = arguments;
        this.binding = binding;
    }

    /// Settles a month, and fills its folder if there is one.
    ///
    /// @param more writes what else the folder is to hold
    /// @return the month; empty where only a binding one will do and it is not, after every obstacle was reported
    public Optional<SettledMonth> settle(
            Ruling rules, ResultFolder folder, BiConsumer<OutputFolder, MonthRequest> more) {
        var intake = arguments.intake(console, rules.payers(), folder);
        var log = new FindingLog(
                intake.files(), rules.terms().deadlines(), rules.terms().parties().residence(),
                folder.lines("findings.csv", FindingLog.HEADER),
                console.texts());
        var beyond = new OutsideCases(rules.agreement());
        var month = intake.month(rules);
        var settled = binding.recorded(settled(month, beyond, log));
        if (binding.refuse(settled, console)) {
            return Optional.empty();
        }
        folder.fill(files -> {
            files.write("settlement.json", SettlementJson.print(settled));
            files.write("settlement.csv", SettlementCsv.print(settled));
            files.write(SavedSettlement.INPUTS, SavedSettlement.inputs(
                    files.path(), arguments, rules.agreement(), rules.terms().period().month()));
            more.accept(files, month);
        });
        log.counts().forEach((finding, count) -> findings.merge(finding, count, Long::sum));
        read = intake;
        outside = beyond;
        written = folder.isThere();
        return Optional.of(settled);
    }

    private SettledMonth settled(MonthRequest month, OutsideCases beyond, FindingLog log) {
        try (var progress = new Progress(console)) {
            var settled = month.settle(new MonthWatch(beyond, log, progress), log);
            log.finish();
            return settled;
        }
    }

    /// Tells what is to be known of the files.
    ///
    /// @param allowRejects whether rejected rows are no fault
    /// @return the exit code
    public int end(boolean allowRejects) {
        var intake = read;
        if (intake == null) {
            return ExitCode.DONE;
        }
        int code = intake.end(written, allowRejects);
        Optional.ofNullable(outside).ifPresent(each -> each.tell(console));
        tellFindings();
        return code;
    }

    private void tellFindings() {
        if (findings.isEmpty()) {
            return;
        }
        var counts = findings.entrySet()
                .stream()
                .map(entry -> FindingText.general(entry.getKey(), console.texts()) + " " + entry.getValue())
                .collect(Collectors.joining("; "));
        console.complain(console.texts().get(written ? "intake.findings-written" : "intake.findings", counts));
    }

    /// The folder of a month among several.
    public static @Nullable Path folder(@Nullable Path out, Ruling rules, List<Ruling> all) {
        return out == null || all.size() == 1 ? out : out.resolve(rules.terms().period().month().toString());
    }
}
