package se.klardag.cli.command.intake;

import java.util.Optional;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.files.OutputFolder;

/// The files that take every row left out of an intake (*inläsningens listor*).
///
/// @param rejected rows that were not settled
/// @param replaced rows that gave way to a newer file
public record IntakeLists(Optional<OutputFolder.Lines> rejected, Optional<OutputFolder.Lines> replaced) {
    /// Of a call that asked for no folder.
    public static final IntakeLists NONE = new IntakeLists(Optional.empty(), Optional.empty());

    /// In the folder of a call, when it named one.
    public static IntakeLists in(ResultFolder folder, ReadSettings reading) {
        return in(folder, reading, "");
    }

    /// The same of a second source.
    public static IntakeLists against(ResultFolder folder, ReadSettings reading) {
        return in(folder, reading, "-against");
    }

    private static IntakeLists in(ResultFolder folder, ReadSettings reading, String which) {
        return new IntakeLists(
                folder.lines("rejected" + which + ".csv", Intake.HEADER),
                reading.newest()
                        ? folder.lines("replaced" + which + ".csv", ReplacedLog.HEADER)
                        : Optional.empty());
    }
}
