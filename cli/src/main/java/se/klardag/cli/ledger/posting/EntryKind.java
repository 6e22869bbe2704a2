package se.klardag.cli.ledger.posting;

import se.klardag.cli.ledger.journal.LedgerException;

/// What a document of the journal is (*postens slag*).
public enum EntryKind {
    /// A month billed for the first time.
    SETTLEMENT("settlement"),
    /// A month billed again: the difference.
    CORRECTION("correction"),
    /// The difference that disputes which were upheld make.
    CREDIT("credit"),
    /// A billed month under other rules, out of the cases that it was billed with: the difference.
    REOPENING("reopening"),
    /// A provisional month: no numbers, nothing owed.
    DRAFT("draft"),
    /// A dispute, or what became of it.
    DISPUTE("dispute"),
    /// Payments.
    PAYMENT("payment"),
    /// A posting that nobody has sent, taken back whole.
    CANCELLATION("cancellation"),
    /// A month that takes no more postings without a reason.
    CLOSING("closing"),
    /// Documents of posted bills, written to be sent.
    DISPATCH("dispatch");

    private final String code;

    EntryKind(String code) {
        this.code = code;
    }

    /// The code in documents and their names.
    public String code() {
        return code;
    }

    static EntryKind of(String code) {
        for (var kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw LedgerException.differs("ledger.unknown-kind", code);
    }
}
