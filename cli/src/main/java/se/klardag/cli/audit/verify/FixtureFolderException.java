package se.klardag.cli.audit.verify;

import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.KlardagException;

/// A folder that cannot be verified at all (*obrukbar mapp*).
public final class FixtureFolderException extends KlardagException {
    private static final long serialVersionUID = 1L;

    FixtureFolderException(String place, String key, String... details) {
        super(ExitCode.UNUSABLE, place, key, (Object[]) details);
    }
}
