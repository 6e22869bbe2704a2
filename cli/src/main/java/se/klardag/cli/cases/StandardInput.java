package se.klardag.cli.cases;

import java.io.IOException;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.cases.table.CaseText;

/// What is given as `-` (*standard in*): kept in memory, since case files are read more than once, and since a file of it would
/// outlive a process that is killed.
final class StandardInput {
    /// The argument that stands for it.
    static final String ARGUMENT = "-";

    /// Its name in messages.
    static final String NAME = "stdin";

    private static final int LARGEST = 256 << 20;
    private static final int MEGA = 1 << 20;

    private StandardInput() {}

    /// Reads it to its end.
    ///
    /// @throws CaseFileException when it does not end, or is a workbook, which is no stream
    static byte[] kept() {
        try {
            var bytes = System.in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new CaseFileException(NAME, "fault.stdin-large", Integer.toString(LARGEST / MEGA));
            }
            if (CaseText.startsWith(bytes, 'P', 'K')) {
                throw new CaseFileException(NAME, "fault.stdin-workbook");
            }
            return bytes;
        } catch (IOException unreadable) {
            throw CaseFileException.of(NAME, unreadable);
        }
    }
}
