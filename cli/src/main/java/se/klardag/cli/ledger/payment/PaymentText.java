package se.klardag.cli.ledger.payment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.IdentityNumber;
import se.klardag.cli.text.KlardagException;
import se.klardag.cli.text.TerminalSafe;

/// The texts of a payment turned into its values (*betalningens uppgifter*).
final class PaymentText {
    private PaymentText() {}

    private static final String BLANK = "[ \u00a0\u2009\u202f]";
    private static final String KRONOR = "(?iu)" + BLANK + "*(kr|kronor|sek)\\.?$";

    /// Kronor, with a decimal comma or point, blanks between thousands, and the word kr or not.
    static BigDecimal amount(Transfer.Place place, String column, String text) {
        var kronor = kronor(text).orElseThrow(() -> place.fault(
                LedgerException.unusable("ledger.payment-amount", column, TerminalSafe.briefly(text))));
        if (kronor.signum() == 0) {
            throw place.fault(LedgerException.unusable("ledger.payment-nothing", column));
        }
        return kronor;
    }

    /// The same, of a text that need not be an amount.
    static Optional<BigDecimal> kronor(String text) {
        var plain = text.replaceFirst(KRONOR, "").replaceFirst("^[\u2212\u2013]", "-").replaceAll(BLANK, " ");
        return plain.matches("-? ?([0-9]{1,12}|[0-9]{1,3}( [0-9]{3}){1,3})([.,][0-9]{1,2})?")
                ? Optional.of(new BigDecimal(plain.replace(" ", "").replace(',', '.')))
                : Optional.empty();
    }

    /// `2022-11-15` or `20221115`.
    static LocalDate date(Transfer.Place place, String column, String text) {
        try {
            return text.matches("[0-9]{8}")
                    ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                    : LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw place.exact()
                    ? place.fault(LedgerException.unusable("ledger.payment-date", column, TerminalSafe.briefly(text)))
                    : wrong(place, column, text);
        }
    }

    /// A text that the ledger keeps for ever.
    ///
    /// @throws LedgerException when it holds what looks like an identity number
    static String kept(Transfer.Place place, String column, String text) {
        if (IdentityNumber.isWithin(text)) {
            throw place.fault(LedgerException.unusable("ledger.payment-identity", column));
        }
        return text;
    }

    /// What a payer wrote freely: identity numbers in it are not kept.
    static String free(String text) {
        var masked = IdentityMask.mask(text);
        return IdentityNumber.isWithin(masked) ? "" : masked;
    }

    static KlardagException wrong(Transfer.Place place, String column, String value) {
        return place.fault(LedgerException.unusable("ledger.payment-value", column, TerminalSafe.briefly(value)));
    }
}
