package se.klardag.cli.documents.model;

import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.KlardagException;

/// A document that cannot or must not be written (*nekat dokument*), with the reason.
public final class DocumentRefusedException extends KlardagException {
    private static final long serialVersionUID = 1L;

    private DocumentRefusedException(int exitCode, String key, String... details) {
        super(exitCode, "", key, (Object[]) details);
    }

    /// It must not: a rule forbids it.
    ///
    /// @param key     of the message
    /// @param details what the message names
    public static DocumentRefusedException byRule(String key, String... details) {
        return new DocumentRefusedException(ExitCode.REFUSED, key, details);
    }

    /// It cannot: a file or an argument does not hold what is needed.
    public static DocumentRefusedException forWant(String key, String... details) {
        return new DocumentRefusedException(ExitCode.UNUSABLE, key, details);
    }
}
