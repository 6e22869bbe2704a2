package se.klardag.cli.audit.verify;

import java.util.List;

/// The program, called from within as from outside (*anrop*).
@FunctionalInterface
public interface Program {
    /// Runs one call.
    Outcome run(List<String> arguments);

    /// What a call came to.
    ///
    /// @param out      the result
    /// @param messages what was said beside it
    record Outcome(int exitCode, String out, String messages) {}
}
