package se.klardag.cli.ledger.payment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.payment.PaymentTable.Typed;
import se.klardag.rules.files.BoundedFile;

/// A file of payments (*betalningsfil*) of any form: a table in CSV, or BgMax and camt.054 as banks send them. What it holds
/// tells the form; its name does not.
public final class PaymentFile {
    private static final int LARGEST = 100_000_000;

    private PaymentFile() {}

    /// The payments of a file, with the rows that are none.
    ///
    /// @throws LedgerException naming the place in a bank's file that cannot be used, or when the file is none of payments
    public static ReadPayments read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw LedgerException.unusable("ledger.payments-large", file, LARGEST / 1_000_000);
            }
            return read(file, BoundedFile.read(file, LARGEST));
        } catch (IOException refused) {
            throw UnreadableFileException.of(file.toString(), refused);
        }
    }

    private static ReadPayments read(Path path, byte[] bytes) {
        var file = path.toString();
        if (BgMaxFile.isOne(bytes)) {
            return ReadPayments.of(BgMaxFile.read(file, new String(bytes, StandardCharsets.ISO_8859_1)));
        }
        var read = CamtFile.isOne(bytes) ? CamtFile.read(file, bytes) : PaymentTable.read(path);
        if (read.transfers().isEmpty() && read.rejected().isEmpty() && read.pending().isEmpty()) {
            throw LedgerException.unusable("ledger.payments-none", file);
        }
        return read;
    }

    /// A payment as it is typed; what cannot be used of it is named by its option.
    ///
    /// @throws LedgerException naming the option
    public static Transfer typed(String bill, String amount, String date, String reference, String payer) {
        return PaymentTable.transfer(
                new Transfer.Place("", 1, true),
                new Typed("BILL", bill.strip()),
                new Typed("--amount", amount.strip()),
                new Typed("--date", date.strip()),
                new Typed("--reference", reference.strip()),
                new Typed("--payer", payer.strip()));
    }
}
