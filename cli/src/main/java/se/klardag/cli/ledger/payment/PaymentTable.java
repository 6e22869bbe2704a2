package se.klardag.cli.ledger.payment;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.list.ListTable;
import se.klardag.cli.ledger.list.ListTable.Column;
import se.klardag.cli.ledger.payment.Transfer.Part;
import se.klardag.cli.ledger.payment.Transfer.Place;

/// A table of payments (*betalningstabell*) in CSV or as a workbook, with English or Swedish headings: a row is what one
/// payment pays of one bill. All rows are good, or none is taken.
final class PaymentTable {
    private static final Column BILL = new Column(
            "bill", "räkning", true, Set.of("räkningsnummer", "faktura", "fakturanr", "fakturanummer"));
    private static final Column AMOUNT = new Column("amount", "belopp", true, Set.of("betalt", "betalt belopp"));
    private static final Column DATE = new Column(
            "date", "datum", true, Set.of("betalningsdag", "betalningsdatum", "betaldatum"));
    private static final Column REFERENCE = new Column(
            "reference", "referens", true, Set.of("betalningsreferens"));
    private static final Column PAYER = new Column("payer", "betalare", false, Set.of("avsändare", "kommun"));
    private static final List<Column> COLUMNS = List.of(BILL, AMOUNT, DATE, REFERENCE, PAYER);

    private PaymentTable() {}

    /// The payments of a file, with the rows that are none.
    ///
    /// @throws LedgerException when it is no table of payments
    static ReadPayments read(Path path) {
        var read = new ReadPayments.Reading();
        var list = ListTable.read(path, COLUMNS);
        for (var row : list.rows()) {
            var place = new Place(path.toString(), row.number(), true);
            read.row(() -> transfer(
                    place,
                    new Typed(row.heading(BILL), row.text(BILL)),
                    new Typed(row.heading(AMOUNT), row.text(AMOUNT)),
                    new Typed(row.heading(DATE), row.text(DATE)),
                    new Typed(row.heading(REFERENCE), row.text(REFERENCE)),
                    new Typed(row.heading(PAYER), row.text(PAYER))));
        }
        list.totals().forEach(total -> sum(total).ifPresent(sum -> read.total(total, sum)));
        return read.done(list.totals());
    }

    /// What a row says that the payments are together, if it does.
    private static Optional<BigDecimal> sum(ListTable.Total total) {
        return total.isSum() ? PaymentText.kronor(total.row().text(AMOUNT)) : Optional.empty();
    }

    /// A text with what its place is called.
    record Typed(String heading, String text) {}

    /// One payment of one bill out of its texts.
    static Transfer transfer(Place place, Typed bill, Typed amount, Typed date, Typed reference, Typed payer) {
        for (var needed : List.of(bill, reference)) {
            if (needed.text().isEmpty()) {
                throw place.fault(LedgerException.unusable("ledger.payment-blank", needed.heading()));
            }
        }
        var paid = PaymentText.amount(place, amount.heading(), amount.text());
        return new Transfer(
                place,
                PaymentText.date(place, date.heading(), date.text()),
                paid,
                PaymentText.kept(place, reference.heading(), reference.text()),
                PaymentText.kept(place, payer.heading(), payer.text()),
                List.of(new Part(bill.text(), Optional.of(paid))));
    }
}
