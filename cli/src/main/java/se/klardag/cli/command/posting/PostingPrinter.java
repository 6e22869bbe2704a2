package se.klardag.cli.command.posting;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongFunction;
import se.klardag.cli.command.options.TableFormat;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.review.EarlierMonth;
import se.klardag.cli.ledger.review.OtherMonths;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.text.CancellationText;
import se.klardag.cli.ledger.text.EarlierMonthsText;
import se.klardag.cli.ledger.text.LedgerJson;
import se.klardag.cli.ledger.text.PostingText;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.TerminalSafe;
import tools.jackson.databind.node.ObjectNode;

/// Shows what was posted, or would be (*utskrift av bokföring*).
record PostingPrinter(Console console, TableFormat format) {
    private static final int SHOWN_CASES = 5;

    /// A document with what is shown beside it.
    ///
    /// @param earlier  the months it is compared with, while it is only shown
    /// @param returned cases that upheld disputes took out and that it bills again, with the disputes' bills
    record Shown(JournalEntry document, List<EarlierMonth> earlier, SortedMap<String, String> returned) {
        Shown {
            earlier = List.copyOf(earlier);
            returned = Collections.unmodifiableSortedMap(returned);
        }

        ObjectNode json(Optional<EntryName> entry) {
            return switch (document.content()) {
                case EntryBody.Month month -> {
                    var node = LedgerJson.posting(document, month, entry);
                    if (entry.isEmpty()) {
                        LedgerJson.compare(node, earlier);
                    }
                    LedgerJson.returned(node, returned);
                    yield node;
                }
                case EntryBody.Cancellation taken -> CancellationText.json(document, taken, entry);
                case EntryBody.Dispute _,EntryBody.Payments _,EntryBody.Closing _,EntryBody.Dispatch _ ->
                    throw numberless(document);
            };
        }
    }

    private static IllegalStateException numberless(JournalEntry document) {
        return new IllegalStateException("no numbers in a " + document.kind());
    }

    /// The month in an entry.
    static EntryBody.Month month(JournalEntry document) {
        if (document.content() instanceof EntryBody.Month month) {
            return month;
        }
        throw new IllegalStateException("a month is posted as " + document.kind());
    }

    /// Shows a posting.
    ///
    /// @param entry where it is now; empty for a proposal
    void print(Shown shown, Optional<EntryName> entry) {
        switch (format) {
            case json -> console.printExactly(LedgerJson.print(shown.json(entry)));
            case table -> console.print(text(shown, entry));
        }
    }

    private String text(Shown shown, Optional<EntryName> entry) {
        var text = new PostingText(console.texts(), console.page());
        var out = switch (shown.document().content()) {
            case EntryBody.Month month -> text.print(shown.document(), month)
                    + (entry.isEmpty() && !shown.earlier().isEmpty()
                            ? "\n" + new EarlierMonthsText(console.texts(), console.page())
                                    .print(month, shown.earlier())
                            : "");
            case EntryBody.Cancellation taken ->
                new CancellationText(console.texts(), console.page()).print(shown.document(), taken);
            case EntryBody.Dispute _,EntryBody.Payments _,EntryBody.Closing _,EntryBody.Dispatch _ ->
                throw numberless(shown.document());
        };
        return out + entry.map(text::receipt).orElse(console.texts().get("ledger.proposal") + "\n");
    }

    /// Names the cases that upheld disputes took out and that are billed again.
    void printReturned(EntryBody.Month month, SortedMap<String, String> returned) {
        returned.forEach((id, bill) -> console.complain(console.texts()
                .get("ledger.returned", TerminalSafe.briefly(id), bill, days(month, id))));
    }

    private String days(EntryBody.Month month, String id) {
        return month.changes()
                .stream()
                .filter(change -> change.caseId().equals(id))
                .findFirst()
                .map(change -> console.texts().get("ledger.returned-days", change.daysAfter()))
                .orElse("");
    }

    /// Names the cases that another month's bills hold too.
    /// @param reader finds a document by its sequence
    void printOtherMonths(EntryBody.Month month, Ledger ledger, LongFunction<JournalEntry> reader) {
        OtherMonths.of(month, ledger.view(), reader).forEach((other, ids) -> {
            console.complain(console.texts()
                    .get(
                            "ledger.in-other-month", other, ids.size(), named(ids),
                            new MonthAdvice(console, ledger).again(other, month.series(), month)));
        });
    }

    /// Names the cases that a month has no more, and that the files have in another one.
    void printLeaving(YearMonth period, YearMonth other, List<String> ids, Ledger ledger) {
        console.complain(console.texts()
                .get(
                        "ledger.leaves-month", period, other, ids.size(), named(ids),
                        new MonthAdvice(console, ledger).first(other)));
    }

    private static String named(List<String> ids) {
        var first = ids.stream().limit(SHOWN_CASES).map(TerminalSafe::briefly).toList();
        return String.join(", ", first) + (ids.size() > SHOWN_CASES ? " …" : "");
    }
}
