package se.klardag.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import se.klardag.cli.Texts;
import se.klardag.engine.figure.Figure;

/// A document as one page for the browser (*webbsida*): nothing is fetched, nothing runs, and what is folded opens without
/// script. Follows the reader's light or dark, and prints unfolded.
public final class HtmlText {
    private static final int OPEN_PARTS = 12;
    private static final int STACKED = 30;

    /// A moment, or a name that is not too long for a column: neither is broken.
    private static final Pattern SHORT = Pattern.compile("[0-9-]{10} [0-9:]{5}|\\S{1,30}");

    /// A month, a date, a moment or a large number in running text.
    private static final Pattern WHOLE = Pattern.compile(
            "\\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?)?\\b|[+−]?\\b[0-9]{1,3}(?: [0-9]{3})+\\b");

    private final Texts texts;
    private final ExplanationText figures;
    private final StringBuilder out = new StringBuilder();

    public HtmlText(Texts texts) {
        this.texts = texts;
        this.figures = new ExplanationText(texts);
    }

    /// The whole page.
    public String print(Document document) {
        var style = style();
        out.setLength(0);
        out.append("<!doctype html>\n<html lang=\"")
                .append(texts.get("html.language"))
                .append("\">\n<head>\n")
                .append("<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .append(hash(style))
                .append("'; base-uri 'none'; form-action 'none'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
                .append(escape(document.title()))
                .append("</title>\n<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n<main>\n");
        element("h1", document.title());
        document.lead().forEach(line -> out.append("<p class=\"lead\">").append(flowing(line)).append("</p>\n"));
        // the only one there is to read needs no click
        boolean open = document.parts().stream().filter(Document.Part.Fold.class::isInstance).count() == 1;
        document.parts().forEach(part -> part(part, open));
        out.append("</main>\n</body>\n</html>\n");
        return out.toString();
    }

    private void part(Document.Part part, boolean open) {
        switch (part) {
            case Document.Part.Heading(var text) -> element("h2", text);
            case Document.Part.Subheading(var text) -> element("h3", text);
            case Document.Part.Paragraph(var text) -> element("p", text);
            case Document.Part.Result(var text) ->
                out.append("<p class=\"result\">").append(flowing(text)).append("</p>\n");
            case Document.Part.Table table -> table(table);
            case Document.Part.Tree(var figure) -> {
                out.append("<div class=\"tree\">\n");
                tree(figure);
                out.append("</div>\n");
            }
            case Document.Part.Fold(var summary, var parts) -> {
                out.append("<details class=\"fold\"").append(open ? " open" : "").append(">\n");
                element("summary", summary);
                parts.forEach(inner -> part(inner, false));
                out.append("</details>\n");
            }
        }
    }

    /// On a narrow screen the cells of a row with running text stand below each other, each by its heading.
    private void table(Document.Part.Table table) {
        boolean stacked = table.headings().size() > 2
                && table.rows().stream().flatMap(List::stream).anyMatch(cell -> cell.length() > STACKED);
        out.append("<div class=\"wide\" tabindex=\"0\"><table")
                .append(stacked ? " class=\"stacked\"" : "")
                .append(">\n<thead><tr>");
        for (int i = 0; i < table.headings().size(); i++) {
            cell("th scope=\"col\"", "th", table.headings().get(i), table.numbers().contains(i));
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (var row : table.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                var heading = stacked && i > 0 ? " data-heading=\"" + escape(table.headings().get(i)) + "\"" : "";
                cell("td" + heading, "td", row.get(i), table.numbers().contains(i));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
    }

    private void cell(String open, String close, String text, boolean number) {
        boolean whole = SHORT.matcher(text).matches();
        var look = number ? " class=\"number\"" : whole ? " class=\"short\"" : "";
        out.append('<').append(open).append(look).append('>');
        out.append((whole || number ? escape(text) : flowing(text)).replace("\n", "<br>"))
                .append("</")
                .append(close)
                .append('>');
    }

    /// Open as far as a reader sees at once; a long list of cases is folded.
    private void tree(Figure figure) {
        var parts = figure.parts();
        if (parts.isEmpty()) {
            out.append("<p class=\"leaf\">").append(words(figure)).append("</p>\n");
            return;
        }
        out.append("<details")
                .append(parts.size() <= OPEN_PARTS ? " open" : "")
                .append(">\n<summary>")
                .append(words(figure))
                .append("</summary>\n");
        parts.forEach(this::tree);
        out.append("</details>\n");
    }

    /// The number stands out, the citation steps back.
    private String words(Figure figure) {
        var words = escape(figures.words(figure));
        var amount = escape(figures.amount(figure));
        int at = words.indexOf(": " + amount);
        var marked = at < 0
                ? words
                : words.substring(0, at + 2) + "<b>" + amount + "</b>" + words.substring(at + 2 + amount.length());
        return unbroken(marked.replace("  [", " <small>[").replace("]", "]</small>"));
    }

    private void element(String name, String text) {
        out.append('<').append(name).append('>').append(flowing(text)).append("</").append(name).append(">\n");
    }

    /// A browser would break a date at its hyphens, and a number between its thousands.
    private static String flowing(String text) {
        return unbroken(escape(text));
    }

    private static String unbroken(String escaped) {
        return WHOLE.matcher(escaped).replaceAll("<span class=\"short\">$0</span>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String style() {
        try (var in = HtmlText.class.getResourceAsStream("explanation.css")) {
            if (in == null) {
                throw new IllegalStateException("not shipped: explanation.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read explanation.css", broken);
        }
    }

    /// By its hash the page allows this style, and no other.
    private static String hash(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
