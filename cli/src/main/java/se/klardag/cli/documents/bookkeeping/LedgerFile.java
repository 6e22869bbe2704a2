package se.klardag.cli.documents.bookkeeping;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.parties.Bookkeeping;
import se.klardag.cli.documents.parties.LedgerColumns;
import se.klardag.cli.text.CellSafe;
import se.klardag.cli.text.NumberFormats;

/// Rows for a ledger's own import file (*fil till reskontran*), a row per posting, columns as the parties file says.
public final class LedgerFile {
    private final LedgerColumns columns;
    private final Bookkeeping books;

    private LedgerFile(LedgerColumns columns, Bookkeeping books) {
        this.columns = columns;
        this.books = books;
    }

    /// The bills' postings, in the bills' order. Bills of nothing are not booked.
    ///
    /// @throws DocumentRefusedException when a text holds a character that the encoding has no code for
    public static byte[] write(List<BillDocument> bills, Bookkeeping books, LedgerColumns columns) {
        return new LedgerFile(columns, books).bytes(bills);
    }

    private byte[] bytes(List<BillDocument> bills) {
        var out = new StringWriter();
        try (var csv = CsvWriter.builder()
                .fieldSeparator(columns.delimiter())
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out)) {
            if (columns.header()) {
                csv.writeRecord(
                        CellSafe.row(columns.columns().stream().map(LedgerColumns.Column::title).toList()));
            }
            for (var bill : bills) {
                Voucher.of(bill, books)
                        .ifPresent(voucher -> voucher.postings()
                                .forEach(
                                        posting -> csv.writeRecord(columns.columns()
                                                .stream()
                                                .map(column -> cell(column, voucher, posting))
                                                .toList())));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return encoded(out.toString());
    }

    private byte[] encoded(String text) {
        try {
            ByteBuffer bytes = columns.encoding().newEncoder().encode(CharBuffer.wrap(text));
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException _) {
            throw DocumentRefusedException.forWant("invoice.not-encodable", columns.encoding().name());
        }
    }

    private String cell(LedgerColumns.Column column, Voucher voucher, Voucher.Posting posting) {
        var bill = voucher.bill();
        var recipient = bill.recipient();
        var amount = posting.amount();
        return switch (column.field()) {
            case "" -> CellSafe.of(column.text());
            case "number" -> bill.name();
            case "basis" -> bill.basisId();
            case "period" -> bill.period().toString();
            case "issued" -> bill.issued().toString();
            case "due" -> bill.due().toString();
            case "municipality" -> recipient.code();
            case "name" -> CellSafe.of(recipient.name());
            case "organisation" -> recipient.organisation().written();
            case "reference" -> CellSafe.of(recipient.reference());
            case "account" -> posting.account().number();
            case "amount" -> number(amount);
            case "debit" -> amount.signum() > 0 ? number(amount) : "";
            case "credit" -> amount.signum() < 0 ? number(amount.negate()) : "";
            case "motpart" -> CellSafe.of(recipient.motpart());
            case "text" -> CellSafe.of(posting.text());
            case "dimension-1" -> dimension(posting, 0);
            case "dimension-2" -> dimension(posting, 1);
            case "dimension-3" -> dimension(posting, 2);
            default -> throw new IllegalStateException("the schema let through the field " + column.field());
        };
    }

    private String dimension(Voucher.Posting posting, int place) {
        return posting.result() && place < books.dimensions().size()
                ? CellSafe.of(books.dimensions().get(place).object())
                : "";
    }

    private String number(BigDecimal kronor) {
        return NumberFormats.machineOre(kronor).replace('.', columns.decimal());
    }
}
