package se.klardag.cli.documents;

/// What a bill is known by (*fakturanummer eller utkast*).
public sealed interface Mark {
    /// A bill with its number in an unbroken series.
    record Numbered(String number) implements Mark {
        public Numbered {
            if (number.isBlank()) {
                throw new IllegalArgumentException("a number without a character");
            }
        }
    }

    /// No bill yet: it has no number, and every form of it says so.
    record Draft(Because because) implements Mark {}

    /// Why a bill is a draft.
    enum Because {
        /// It rests on values that nobody has read in the agreement.
        PROVISIONAL,
        /// It could be billed, and nobody has given it a number.
        UNNUMBERED
    }
}
