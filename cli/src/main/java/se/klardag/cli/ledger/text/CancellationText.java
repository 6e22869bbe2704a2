package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.util.Optional;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A posting that is taken back whole (*makulering*): the numbers that are marked, and their sums.
public final class CancellationText {
    private final Texts texts;
    private final NumberFormats numerals;
    private final TerminalPage page;

    public CancellationText(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.page = page;
    }

    /// What will be cancelled, or was.
    public String print(JournalEntry document, EntryBody.Cancellation taken) {
        var total = taken.bills().stream().map(EntryBody.NumberedBill::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return page.bold(texts.get(
                "ledger.heading.cancellation",
                new DateTimeFormats(texts).month(taken.period()),
                taken.cancels(),
                taken.series())) + "\n\n"
                + new TextTable<EntryBody.NumberedBill>(texts)
                        .left("ledger.column.number", EntryBody.NumberedBill::number)
                        .total(texts.get("ledger.bills", taken.bills().size()))
                        .left("column.code", bill -> Municipality.codeText(bill.key().municipality()))
                        .left("column.municipality", EntryBody.NumberedBill::name)
                        .right("ledger.column.cancelled", bill -> numerals.amount(bill.amount()))
                        .total(numerals.amount(total))
                        .print(taken.bills(), page)
                + "\n" + texts.get("ledger.cancelled-on", document.date()) + "\n";
    }

    /// The same for machines.
    ///
    /// @param entry where it was posted; empty when it was only shown
    public static ObjectNode json(JournalEntry document, EntryBody.Cancellation taken, Optional<EntryName> entry) {
        var node = JsonNodeFactory.instance.objectNode()
                .put("posted", entry.isPresent())
                .put("kind", document.kind().code())
                .put("series", taken.series())
                .put("period", taken.period().toString())
                .put("date", document.date().toString())
                .put("cancels", taken.cancels());
        LedgerJson.put(node, entry);
        var bills = node.putArray("bills");
        taken.bills()
                .forEach(bill -> bills.addObject()
                        .put("number", bill.number())
                        .put("code", Municipality.codeText(bill.key().municipality()))
                        .put("amount", NumberFormats.machine(bill.amount())));
        return node;
    }
}
