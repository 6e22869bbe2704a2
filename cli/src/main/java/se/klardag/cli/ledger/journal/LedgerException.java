package se.klardag.cli.ledger.journal;

import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.KlardagException;

/// Why the ledger did not do what was asked (*liggarfel*).
public final class LedgerException extends KlardagException {
    private static final long serialVersionUID = 1L;

    private LedgerException(int exitCode, String key, Object... values) {
        super(exitCode, "", key, values);
    }

    /// Arguments, or what they name, cannot be used.
    public static LedgerException unusable(String key, Object... values) {
        return new LedgerException(ExitCode.UNUSABLE, key, values);
    }

    /// Refused for now; nothing was changed.
    public static LedgerException refused(String key, Object... values) {
        return new LedgerException(ExitCode.REFUSED, key, values);
    }

    /// What is stored differs from what was stored.
    public static LedgerException differs(String key, Object... values) {
        return new LedgerException(ExitCode.DIFFERS, key, values);
    }
}
