package se.klardag.cli.command.machine;

import java.nio.file.Path;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.TableFormat;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.workspace.Workspace;

/// Says what the program lacks on this machine and in this folder, and what to do about it (*klardag doctor*).
@Command(name = "doctor")
public final class DoctorCommand extends ConsoleCommand {
    private static final String SWEDEN = "Europe/Stockholm";

    private final Supplier<Optional<Workspace>> search;

    @Option(names = "--ledger", paramLabel = "${bundle:label.ledger}", descriptionKey = "option.doctor.ledger")
    private @Nullable String ledger;

    @Option(names = "--key", paramLabel = "${bundle:label.file}", descriptionKey = "option.key")
    private @Nullable Path key;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private TableFormat format = TableFormat.table;

    /// @param search finds the working folder of the call, and throws where its file is broken
    public DoctorCommand(Console console, Supplier<Optional<Workspace>> search) {
        super(console);
        this.search = search;
    }

    @Override
    public Integer call() {
        var machine = Machine.here(
                console.today(), ZoneRulesProvider.getVersions(SWEDEN).lastEntry().getKey());
        var found = new Doctor(machine, StartUpCache.here(), console.texts())
                .examine(search, ledger, Optional.ofNullable(key));
        var text = new DoctorText(found, console.texts());
        switch (format) {
            case json -> console.printExactly(text.json());
            // its lines fit, and its commands are not to be broken
            case table -> console.printExactly(text.print(console.page()));
        }
        return text.isSound() ? ExitCode.DONE : ExitCode.WITH_REJECTS;
    }
}
