package se.klardag.cli.ledger.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.posting.Content;
import se.klardag.cli.ledger.posting.Content.Payment;
import se.klardag.cli.ledger.posting.Document;
import se.klardag.rules.RuleText;

/// A file of payments (*betalningsfil*): the columns `bill`, `amount`, `date`, `reference`. All rows are good, or none is
/// taken.
public final class PaymentFile {
    private static final List<String> COLUMNS = List.of("bill", "amount", "date", "reference");
    private static final int HASH_SHOWN = 16;

    private PaymentFile() {}

    /// The payments of a file.
    ///
    /// @throws LedgerFault naming row, column and value of the first that cannot be used
    public static List<Payment> read(Path file) {
        try {
            return rows(file, Files.readString(file, StandardCharsets.UTF_8).replaceFirst("^\ufeff", ""));
        } catch (CharacterCodingException _) {
            throw LedgerFault.unusable("ledger.payments-unreadable", file);
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        }
    }

    private static List<Payment> rows(Path file, String text) {
        var header = text.lines().findFirst().orElse("");
        char separator = header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
        var payments = new ArrayList<Payment>();
        try (var rows = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .ofNamedCsvRecord(text)) {
            for (var row : rows) {
                payments.add(payment(
                        file.toString(),
                        row.getStartingLineNumber(),
                        field(file, row, 0),
                        field(file, row, 1),
                        field(file, row, 2),
                        field(file, row, 3)));
            }
        } catch (CsvParseException _) {
            throw LedgerFault.unusable("ledger.payments-unreadable", file);
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        }
        var references = payments.stream().map(Payment::reference).toList();
        for (int i = 0; i < references.size(); i++) {
            if (references.indexOf(references.get(i)) < i) {
                throw LedgerFault.unusable("ledger.payment-twice", file, Shown.briefly(references.get(i)));
            }
        }
        return payments;
    }

    private static String field(Path file, NamedCsvRecord row, int column) {
        try {
            return row.getField(COLUMNS.get(column)).strip();
        } catch (NoSuchElementException _) {
            throw LedgerFault.unusable("ledger.payments-columns", file, String.join(", ", COLUMNS));
        }
    }

    /// One payment out of its texts.
    public static Payment payment(
            String file, long row, String bill, String amount, String date, String reference) {
        if (bill.isEmpty() || reference.isEmpty()) {
            throw wrong(file, row, bill.isEmpty() ? "bill" : "reference", "");
        }
        return new Payment(bill, amount(file, row, amount), date(file, row, date), safe(reference));
    }

    private static BigDecimal amount(String file, long row, String text) {
        var plain = text.replace(" ", "").replace("\u00a0", "").replace(',', '.').replace('\u2212', '-');
        if (!plain.matches("-?[0-9]{1,12}(\\.[0-9]{1,2})?") || new BigDecimal(plain).signum() == 0) {
            throw wrong(file, row, "amount", text);
        }
        return new BigDecimal(plain);
    }

    private static LocalDate date(String file, long row, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw wrong(file, row, "date", text);
        }
    }

    private static LedgerFault wrong(String file, long row, String column, String value) {
        return LedgerFault.unusable("ledger.payment-value", file, row, column, Shown.briefly(value));
    }

    /// A reference that looks like an identity number is kept as its hash: it still names the payment.
    private static String safe(String reference) {
        return IdentityMask.mask(reference).equals(reference)
                ? reference
                : "sha256:" + RuleText.sha256(reference.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_SHOWN);
    }

    /// The payments of a document.
    public static List<Payment> taken(Document document) {
        return document.content() instanceof Content.Payments payments ? payments.payments() : List.of();
    }
}
