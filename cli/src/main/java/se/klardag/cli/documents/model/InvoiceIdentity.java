package se.klardag.cli.documents.model;

/// What a bill is known by (*fakturanummer, utkast eller besked*).
public sealed interface InvoiceIdentity {
    /// A bill with its number in an unbroken series.
    record Numbered(String number) implements InvoiceIdentity {
        public Numbered {
            if (number.isBlank()) {
                throw new IllegalArgumentException("a number without a character");
            }
        }
    }

    /// No bill yet: it has no number, and every form of it says so.
    record Draft(Because because) implements InvoiceIdentity {}

    /// A kommun that owes nothing gets a statement that says so: there is nothing to number, to send as an e-invoice or to book.
    ///
    /// @param renewed whether it takes the place of one that was written before its cases changed
    record Statement(boolean renewed) implements InvoiceIdentity {}

    /// Why a bill is a draft.
    enum Because {
        /// It rests on values that nobody has read in the agreement.
        PROVISIONAL,
        /// It could be billed, and nobody has given it a number.
        UNNUMBERED
    }
}
