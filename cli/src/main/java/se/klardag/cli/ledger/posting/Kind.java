package se.klardag.cli.ledger.posting;

import se.klardag.cli.ledger.LedgerFault;

/// What a document of the journal is (*postens slag*).
public enum Kind {
    /// A month billed for the first time.
    SETTLEMENT("settlement"),
    /// A month billed again: the difference.
    CORRECTION("correction"),
    /// The difference that disputes which were upheld make.
    CREDIT("credit"),
    /// A provisional month: no numbers, nothing owed.
    DRAFT("draft"),
    /// A dispute, or what became of it.
    DISPUTE("dispute"),
    /// Payments.
    PAYMENT("payment");

    private final String code;

    Kind(String code) {
        this.code = code;
    }

    /// The code in documents and their names.
    public String code() {
        return code;
    }

    static Kind of(String code) {
        for (var kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw LedgerFault.differs("ledger.unknown-kind", code);
    }
}
