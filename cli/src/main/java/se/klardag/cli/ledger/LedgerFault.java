package se.klardag.cli.ledger;

import java.util.Arrays;
import java.util.List;

/// Why the ledger did not do what was asked (*liggarfel*): a message key with its values, and how the call ends.
public final class LedgerFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// How a call ends.
    public enum Outcome {
        /// The arguments, or what they name, cannot be used.
        UNUSABLE,
        /// What was asked for is not done now.
        REFUSED,
        /// What is stored is not what was stored.
        DIFFERS
    }

    private final Outcome outcome;
    private final String key;
    private final transient List<Object> values;

    private LedgerFault(Outcome outcome, String key, Object... values) {
        super(key + " " + Arrays.toString(values));
        this.outcome = outcome;
        this.key = key;
        this.values = List.of(values);
    }

    /// Arguments, or what they name, cannot be used.
    public static LedgerFault unusable(String key, Object... values) {
        return new LedgerFault(Outcome.UNUSABLE, key, values);
    }

    /// Refused for now; nothing was changed.
    public static LedgerFault refused(String key, Object... values) {
        return new LedgerFault(Outcome.REFUSED, key, values);
    }

    /// What is stored differs from what was stored.
    public static LedgerFault differs(String key, Object... values) {
        return new LedgerFault(Outcome.DIFFERS, key, values);
    }

    public Outcome outcome() {
        return outcome;
    }

    /// Key of the message.
    public String key() {
        return key;
    }

    /// What stands in the places of the message.
    public Object[] values() {
        return values.toArray();
    }
}
