package se.klardag.cli.command.statistics;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.TableFormat;
import se.klardag.cli.grant.AllocationReport;
import se.klardag.cli.grant.GrantBasis;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.grants.Grants;
import se.klardag.rules.places.Municipalities;

/// Distributes a grant (*klardag allocate*).
@Command(name = "allocate")
public final class AllocateCommand extends ConsoleCommand {
    @Parameters(paramLabel = "${bundle:label.grant}", descriptionKey = "option.grant")
    private String grant = "";

    @Option(names = "--population", paramLabel = "${bundle:label.file}", descriptionKey = "option.grant-population")
    private @Nullable Path population;

    @Option(names = "--delregion", paramLabel = "${bundle:label.file}", descriptionKey = "option.grant-delregion")
    private @Nullable Path delregion;

    @Option(names = "--receiver", paramLabel = "${bundle:label.receiver}", descriptionKey = "option.grant-receiver")
    private @Nullable String receiver;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private TableFormat format = TableFormat.table;

    public AllocateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var found = Grants.find(grant);
        var municipalities = Municipalities.shipped();
        if (found.population().isEmpty() && (population != null || delregion != null)) {
            throw new UsageException("allocate.no-population");
        }
        var basis = found.population()
                .map(rule -> new GrantBasis(found, rule, municipalities, population, delregion));
        var report = AllocationReport.of(found, basis, municipalities, console.texts());
        var wanted = receiver;
        if (wanted != null
                && report.allocation().shares().stream().noneMatch(share -> report.isCalled(share, wanted))) {
            throw new UsageException("allocate.receiver", String.join(", ", found.terms().receivers()));
        }
        switch (format) {
            case table -> console.print(report.text(console.page(), Optional.ofNullable(wanted)));
            case json -> console.printExactly(report.json());
        }
        if (!report.allocation().isPartial()) {
            return ExitCode.DONE;
        }
        var numerals = new NumberFormats(console.texts().language());
        basis.ifPresent(each -> console.complain(console.texts()
                .get("allocate.unplaced",
                        GrantBasis.names(each.unplaced()), numerals.people(report.allocation().rest().value()))));
        return ExitCode.REFUSED;
    }
}
