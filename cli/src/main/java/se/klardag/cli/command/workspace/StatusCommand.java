package se.klardag.cli.command.workspace;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.TableFormat;
import se.klardag.cli.ledger.text.LedgerJson;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.Workspace;
import se.klardag.rules.Agreements;
import se.klardag.rules.files.RuleFileException;

/// Shows how far each month of the working folder has come, and what to do next (*klardag status*).
@Command(name = "status")
public final class StatusCommand extends ConsoleCommand {
    private final Optional<Workspace> workspace;

    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private TableFormat format = TableFormat.table;

    /// @param workspace that the call is run in
    public StatusCommand(Console console, Optional<Workspace> workspace) {
        super(console);
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        var folder = workspace.orElseThrow(() -> new UsageException("status.no-folder"));
        var places = new WorkspacePlaces(folder);
        List<MonthProgress> months;
        if (ledgerArguments.isThere()) {
            try (var ledger = ledgerArguments.toShow()) {
                months = new FolderProgress(places, Optional.of(ledger)).months();
            }
        } else {
            months = new FolderProgress(places, Optional.empty()).months();
        }
        var broken = broken(folder);
        switch (format) {
            case json -> console.printExactly(LedgerJson.print(ProgressText.json(months, broken)));
            case table -> console.print(
                    new ProgressText(console.texts(), console.page()).print(months, places, broken));
        }
        return broken.isEmpty() ? ExitCode.DONE : ExitCode.UNUSABLE;
    }

    /// What is wrong with the agreement of the folder, so that no month can be settled by it.
    private List<String> broken(Workspace folder) {
        try {
            folder.value(Setting.AGREEMENT).ifPresent(Agreements::find);
            return List.of();
        } catch (RuleFileException broken) {
            return broken.problems()
                    .stream()
                    .map(problem -> TerminalSafe.of(problem.place() + console.texts().of(problem.message())))
                    .toList();
        }
    }
}
