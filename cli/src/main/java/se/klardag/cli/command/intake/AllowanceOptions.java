package se.klardag.cli.command.intake;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import se.klardag.cli.month.Allowance;

/// What a call accepts of files that leave something open (*godtaganden*).
public final class AllowanceOptions {
    private static final String PARTIAL = "--allow-partial";
    private static final String DIFFERING = "--allow-differing";
    private static final String OVERLAPS = "--allow-overlaps";

    @Option(names = PARTIAL, descriptionKey = "option.allow-partial")
    private boolean partial;

    @Option(names = DIFFERING, descriptionKey = "option.allow-differing")
    private boolean differing;

    @Option(names = OVERLAPS, descriptionKey = "option.allow-overlaps")
    private boolean overlaps;

    public Allowance allowance() {
        return new Allowance(partial, differing, overlaps);
    }

    /// The same as arguments of another call.
    public List<String> arguments() {
        var arguments = new ArrayList<String>();
        if (partial) {
            arguments.add(PARTIAL);
        }
        if (differing) {
            arguments.add(DIFFERING);
        }
        if (overlaps) {
            arguments.add(OVERLAPS);
        }
        return arguments;
    }
}
