package se.klardag.cli.ledger.text;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was sent when (*utskickslista*).
public final class DispatchText {
    private static final int SHOWN_HASH = 12;

    private final Texts texts;
    private final TerminalPage page;

    public DispatchText(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.page = page;
    }

    /// A file of a dispatch.
    public record Row(long entry, LocalDate day, String folder, EntryBody.SentFile file) {
        private String bills() {
            var bills = file.bills();
            return bills.size() < 2 ? String.join("", bills)
                    : bills.getFirst() + (bills.size() == 2 ? ", " : " … ") + bills.getLast();
        }
    }

    /// The files of an entry; none of one that is no dispatch.
    public static Stream<Row> rows(JournalEntry entry) {
        return entry.content() instanceof EntryBody.Dispatch dispatch
                ? dispatch.files()
                        .stream()
                        .map(file -> new Row(
                                entry.sequence(), entry.date(), dispatch.folder(), file))
                : Stream.of();
    }

    /// The list.
    public String print(List<Row> rows) {
        if (rows.isEmpty()) {
            return texts.get("sent.nothing") + "\n";
        }
        return new TextTable<Row>(texts)
                .left("sent.column.day", row -> row.day().toString())
                .left("sent.column.folder", row -> TerminalSafe.briefly(row.folder()))
                .left("sent.column.file", row -> TerminalSafe.briefly(row.file().name()))
                .left("sent.column.bills", Row::bills)
                .spare(3)
                .left("sent.column.form", row -> form(row.file().form()))
                .spare(4)
                .left("sent.column.hash", row -> row.file().sha256().substring(0, SHOWN_HASH))
                .spare(2)
                .print(rows, page);
    }

    /// The form in words; one of a later version as it is.
    private String form(String code) {
        return switch (code) {
            case "pdf", "xlsx", "peppol", "sie", "ledger", "statement", "reminder" -> texts.get("sent.form." + code);
            default -> TerminalSafe.briefly(code);
        };
    }

    /// The same for machines.
    public static ObjectNode json(List<Row> rows) {
        var node = JsonNodeFactory.instance.objectNode();
        var files = node.putArray("files");
        for (var row : rows) {
            var one = files.addObject()
                    .put("date", row.day().toString())
                    .put("entry", row.entry())
                    .put("folder", row.folder())
                    .put("file", row.file().name())
                    .put("form", row.file().form())
                    .put("sha256", row.file().sha256());
            var bills = one.putArray("bills");
            row.file().bills().forEach(bills::add);
        }
        return node;
    }
}
