package se.klardag.cli.documents.pdf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.documents.statement.StatementDocument;
import se.klardag.cli.documents.statement.StatementDocument.Kind;
import se.klardag.cli.text.MarkupSafe;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;

/// A statement or a reminder as pages (*saldobesked och påminnelse som PDF*).
public final class StatementPdf {
    private static final int NUMBERS = 5;

    private final StatementDocument statement;
    private final Texts texts;
    private final NumberFormats numerals;
    private final XhtmlWriter html = new XhtmlWriter();

    private StatementPdf(StatementDocument statement) {
        this.statement = statement;
        this.texts = Texts.in(statement.recipient().language());
        this.numerals = NumberFormats.inPrint(texts.language());
    }

    public static byte[] write(StatementDocument statement) {
        var xhtml = new StatementPdf(statement).xhtml();
        PdfFile.GLYPHS.refuseOthers(xhtml, statement.file());
        return new PdfFile(statement.day()).write(xhtml, _ -> {});
    }

    private String xhtml() {
        html.raw("<!DOCTYPE html>\n");
        html.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang",
                texts.language().name().toLowerCase(Locale.ROOT));
        html.open("head").element("title", title() + ", " + statement.recipient().name());
        html.raw("<meta name=\"author\" content=\"" + MarkupSafe.of(statement.issuer().name()) + "\"/>");
        html.raw("<meta name=\"subject\" content=\"" + MarkupSafe.of(statement.file()) + "\"/>");
        html.raw("<style>" + PdfFile.STYLES + "</style>").close("head");
        html.open("body");
        html.open("div", "class", "from").element("p", statement.issuer().name(), "class", "issuer");
        html.element("p", texts.get(key("kind")), "class", "kind").close("div");
        html.element("h1", title());
        if (statement.invented()) {
            html.element("p", texts.get("mark.invented"), "class", "warning");
        }
        parties();
        what();
        rows();
        notes();
        html.close("body").close("html");
        return html.toString();
    }

    private String title() {
        return texts.get(key("title"), statement.day());
    }

    private String key(String part) {
        return "statement." + statement.kind().code() + "." + part;
    }

    private void parties() {
        var recipient = statement.recipient();
        var issuer = statement.issuer();
        html.open("div", "class", "parties");
        html.open("div", "class", "to").element("p", texts.get("pdf.to"), "class", "label");
        html.element("p", recipient.name(), "class", "strong");
        if (!recipient.contact().role().isEmpty()) {
            html.element("p", recipient.contact().role());
        }
        html.element("p", recipient.address().street());
        html.element("p", recipient.address().postcode() + " " + recipient.address().city());
        html.element("p", texts.get("pdf.organisation", recipient.organisation().written()));
        html.close("div");
        html.open("table", "class", "facts").open("tbody");
        fact("statement.from", issuer.name());
        fact("statement.organisation", issuer.organisation().written());
        fact("statement.vat", issuer.vatNumber());
        fact("statement.address",
                issuer.address().street() + ", " + issuer.address().postcode() + " " + issuer.address().city());
        fact("statement.bankgiro", issuer.bankgiro().isEmpty() ? "" : issuer.bankgiroWritten());
        fact("statement.plusgiro", issuer.plusgiro().isEmpty() ? "" : issuer.plusgiroWritten());
        fact("statement.reference", recipient.reference());
        html.close("tbody").close("table").close("div");
    }

    private void fact(String key, String value) {
        if (!value.isEmpty()) {
            html.open("tr").element("th", texts.get(key), "scope", "row").element("td", value).close("tr");
        }
    }

    private void what() {
        html.open("div", "class", "what");
        int sign = statement.toPay().signum();
        html.element("p",
                texts.get(key(sign < 0 ? "back" : sign == 0 ? "even" : "sum"), money(statement.toPay().abs())), "class",
                "sum");
        html.element("p", texts.get(key("what"), statement.day(), statement.issuer().name()));
        statement.interest()
                .filter(interest -> interest.signum() != 0)
                .ifPresent(interest -> html.element(
                        "p", texts.get("statement.parts", money(statement.open()), money(interest))));
        if (statement.disputed().signum() != 0) {
            html.element("p", texts.get(key("disputed"), money(statement.disputed())));
        }
        if (statement.pending().signum() != 0) {
            html.element("p", texts.get(key("pending"), money(statement.pending())));
        }
        html.close("div");
    }

    private void rows() {
        if (!statement.rows().isEmpty()) {
            html.element("h2", texts.get("statement.bills"));
            rows(statement.rows(), true);
        }
        if (!statement.waiting().isEmpty()) {
            html.element("h2", texts.get("statement.waiting"));
            rows(statement.waiting(), false);
        }
    }

    /// @param summed whether they are what the statement asks for
    private void rows(List<StatementDocument.Row> rows, boolean summed) {
        boolean interest = summed && statement.interest().isPresent();
        var titles = new ArrayList<String>();
        for (var column : List.of("number", "period", "due", "billed", "credited", "paid", "open", "late")) {
            titles.add(texts.get("statement.column." + column));
        }
        if (interest) {
            titles.add(texts.get("statement.column.interest"));
        }
        int numbers = NUMBERS + (interest ? 1 : 0);
        html.open("table", "class", "lines").headings(titles, numbers).open("tbody");
        for (var row : rows) {
            var cells = new ArrayList<>(List.of(
                    row.number() + state(row),
                    row.period(),
                    row.due().toString(),
                    money(row.billed()),
                    money(row.credited()),
                    money(row.paid()),
                    money(row.open()),
                    row.late() == 0 ? "" : numerals.people(row.late())));
            if (interest) {
                cells.add(row.interest().map(this::money).orElse(""));
            }
            html.row(cells, numbers, "bill");
        }
        if (summed) {
            total(interest, numbers);
        }
        html.close("tbody").close("table");
    }

    private String state(StatementDocument.Row row) {
        return row.disputed() ? " (" + texts.get("statement.disputed") + ")"
                : row.pending() ? " (" + texts.get("statement.pending") + ")" : "";
    }

    private void total(boolean interest, int numbers) {
        var total = new ArrayList<>(List.of(texts.get("ledger.sum"), "", "", "", "", "", money(statement.open()), ""));
        if (interest) {
            total.add(statement.interest().map(this::money).orElse(""));
        }
        html.row(total, numbers, "total");
    }

    private void notes() {
        html.open("ul", "class", "notes");
        for (var row : statement.rows()) {
            if (!row.credits().isEmpty()) {
                html.element("li", texts.get("statement.note.credits", row.number(), money(row.credited()),
                        String.join(", ", row.credits())));
            }
        }
        if (statement.kind() == Kind.REMINDER && statement.rows().stream().anyMatch(row -> row.open().signum() < 0)) {
            html.element("li", texts.get("statement.note.set-off"));
        }
        if (statement.disputed().signum() != 0) {
            html.element("li", texts.get(key("note.disputed")));
        }
        if (statement.interest().isPresent()) {
            html.element("li", texts.get("statement.note.interest", statement.day()));
        }
        if (statement.kind() == Kind.REMINDER) {
            html.element("li", texts.get("statement.note.number"));
            html.element("li", texts.get("statement.note.paid", statement.day()));
        } else {
            html.element("li", texts.get("statement.note.day", statement.day()));
        }
        var contact = statement.issuer().contact();
        html.element("li", texts.get("statement.contact", Stream.of(contact.role(), contact.email(), contact.phone())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "))));
        html.close("ul");
    }

    private String money(BigDecimal kronor) {
        return numerals.ore(kronor);
    }
}
