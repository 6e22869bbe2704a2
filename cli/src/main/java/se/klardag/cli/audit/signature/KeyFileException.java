package se.klardag.cli.audit.signature;

import java.nio.file.Path;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.KlardagException;

/// A key that cannot be used (*obrukbar nyckel*), with the key of the message that says why.
public final class KeyFileException extends KlardagException {
    private static final long serialVersionUID = 1L;

    KeyFileException(Path file, String key, Object... details) {
        super(ExitCode.UNUSABLE, file.toString(), key, details);
    }
}
