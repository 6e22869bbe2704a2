package se.klardag.cli.command.ledger;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.ledger.list.DisputeList;
import se.klardag.cli.ledger.posting.EntryBody.DisputeState;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.UsageException;

/// Notes that cases on a bill are disputed (*klardag dispute*), or those of a list, and what became of that.
@Command(name = "dispute")
public final class DisputeCommand extends ConsoleCommand {
    /// The new state of the dispute.
    enum State {
        open,
        upheld,
        rejected,
        withdrawn,
        reopened
    }

    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Parameters(arity = "0..1", paramLabel = "${bundle:label.bill}", descriptionKey = "option.bill")
    private @Nullable String bill;

    @Option(names = "--list", paramLabel = "${bundle:label.file}", descriptionKey = "option.dispute-list")
    private @Nullable Path list;

    @Option(names = "--case", paramLabel = "${bundle:label.case-id}",
            descriptionKey = "option.disputed-case")
    private List<String> cases = List.of();

    @Option(names = "--reason", defaultValue = "", paramLabel = "${bundle:label.text}",
            descriptionKey = "option.reason")
    private String reason = "";

    @Option(names = "--state", paramLabel = "open|upheld|rejected|withdrawn|reopened",
            descriptionKey = "option.dispute-state")
    private State state = State.open;

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.note-date")
    private @Nullable LocalDate date;

    public DisputeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        LedgerOptions.refuseSilentIfGiven("--reason", reason);
        LedgerOptions.refusePersonal("--reason", reason);
        cases.forEach(id -> LedgerOptions.refusePersonal("--case", id));
        var becomes = DisputeState.of(state.name().toLowerCase(Locale.ROOT));
        var day = LedgerOptions.dayOr(date, console);
        var given = list;
        var one = bill;
        if ((given == null) == (one == null) || (given != null && !cases.isEmpty())) {
            throw new UsageException("usage.dispute");
        }
        if (given == null && reason.isBlank()) {
            throw new UsageException("usage.dispute-reason");
        }
        var listed = given == null ? new DisputeList.Listed(List.of(), List.of()) : DisputeList.read(given, reason);
        LedgerOptions.tell(listed.totals(), console);
        try (var ledger = ledgerArguments.toPost()) {
            var run = new DisputeRun(console, ledger, becomes, day);
            if (one == null) {
                run.record(listed.rows());
            } else {
                run.record(
                        IdText.normal(one).toUpperCase(Locale.ROOT),
                        cases.stream().map(IdText::normal).toList(),
                        reason);
            }
        }
        return ExitCode.DONE;
    }
}
