package se.klardag.cli.audit.bundle;

import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.KlardagException;

/// An archive that is not opened (*arkiv som inte öppnas*).
public final class ArchiveException extends KlardagException {
    private static final long serialVersionUID = 1L;

    ArchiveException(String key, Object... details) {
        super(ExitCode.UNUSABLE, "", key, details);
    }
}
