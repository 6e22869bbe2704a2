package se.klardag.cli.report.explanation;

import java.util.List;
import java.util.regex.Pattern;
import se.klardag.cli.report.explanation.Node.Reader;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.MarkupSafe;
import se.klardag.cli.text.ShippedFile;
import se.klardag.cli.text.Texts;
import se.klardag.engine.figure.Figure;

/// A document as one page for the browser (*webbsida*). It fetches nothing and runs nothing; folded parts open without
/// script. It follows the reader's light or dark, and prints unfolded.
final class HtmlForm {
    private static final int OPEN_PARTS = 12;
    private static final int STACKED = 30;

    /// Where a long Swedish heading may break, "Inskrivnings-meddelande".
    private static final String JOINT = "nings&shy;";

    /// More columns than this take the width of the window.
    private static final int BROAD = 6;

    /// A moment, or a name that is not too long for a column: neither is broken.
    /// As [FigureText] writes it.
    private static final Pattern CITATION = Pattern.compile("  (\\[[^\\]]*\\])");
    private static final Pattern SHORT = Pattern.compile("[0-9-]{10} [0-9:]{5}|\\S{1,30}");

    /// A month, a date, a moment or a large number in running text.
    private static final Pattern WHOLE = Pattern.compile(
            "\\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?)?\\b|[+−]?\\b[0-9]{1,3}(?: [0-9]{3})+\\b");

    private final Texts texts;
    private final FigureText figures;
    private final StringBuilder out = new StringBuilder();

    private HtmlForm(Texts texts) {
        this.texts = texts;
        this.figures = new FigureText(texts);
    }

    static String print(Document document, Texts texts) {
        return new HtmlForm(texts).page(Node.shown(document.nodes(), Reader.PAGES).toList());
    }

    private String page(List<Node.Shown> nodes) {
        var style = ShippedFile.text(HtmlForm.class, "explanation.css");
        var title = nodes.stream().filter(Node.Title.class::isInstance).map(node -> ((Node.Title) node).text());
        out.append("<!doctype html>\n<html lang=\"")
                .append(texts.get("html.language"))
                .append("\">\n<head>\n")
                .append("<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .append(ShippedFile.pageHash(style))
                .append("'; base-uri 'none'; form-action 'none'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
                .append(shown(title.findFirst().orElse("")))
                .append("</title>\n<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n<main>\n");
        // the only one there is to read needs no click
        boolean open = nodes.stream().filter(Node.Fold.class::isInstance).count() == 1;
        nodes.forEach(node -> node(node, open));
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private void node(Node.Shown node, boolean open) {
        switch (node) {
            case Node.Title(var text) -> element("h1", text);
            case Node.Lead(var text) -> paragraph("lead", text);
            case Node.Heading(var text) -> element("h2", text);
            case Node.Subheading(var text) -> element("h3", text);
            case Node.Paragraph(int _, var text) -> element("p", text);
            case Node.Result(var text) -> paragraph("result", text);
            case Node.Table table -> table(table);
            case Node.Tree(var _, var figure) -> {
                out.append("<div class=\"tree\">\n");
                tree(figure);
                out.append("</div>\n");
            }
            case Node.Fold(var summary, var inner) -> {
                out.append("<details class=\"fold\"").append(open ? " open" : "").append(">\n");
                element("summary", summary);
                Node.shown(inner, Reader.PAGES).forEach(each -> node(each, false));
                out.append("</details>\n");
            }
        }
    }

    private void paragraph(String look, String text) {
        out.append("<p class=\"").append(look).append("\">").append(flowing(text)).append("</p>\n");
    }

    /// On a narrow screen the cells of a row with running text go below each other, each after its heading.
    private void table(Node.Table table) {
        boolean stacked = table.headings().size() > 2
                && table.rows().stream().flatMap(List::stream).anyMatch(cell -> cell.length() > STACKED);
        out.append(table.headings().size() > BROAD ? "<div class=\"wide broad\"" : "<div class=\"wide\"")
                .append(" tabindex=\"0\"><table")
                .append(stacked ? " class=\"stacked\"" : "")
                .append(">\n<thead><tr>");
        for (int i = 0; i < table.headings().size(); i++) {
            cell("th scope=\"col\"", "th", table.headings().get(i), table.numbers().contains(i));
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (var row : table.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                var heading = stacked && i > 0 ? " data-heading=\"" + shown(table.headings().get(i)) + "\""
                        : "";
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
        var shown = (whole || number ? shown(text) : flowing(text)).replace("\n", " <br>");
        out.append(close.equals("th") ? shown.replace("nings", JOINT) : shown)
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

    /// The number is bold, the citation small. What the figure is called holds an id of somebody else's, which may look like a
    /// citation and is none.
    private String words(Figure figure) {
        var how = CITATION.matcher(shown(figures.how(figure))).replaceAll(" <small>$1</small>");
        return unbroken(
                shown(figures.label(figure)) + ": <b>" + shown(figures.amount(figure)) + "</b>" + how);
    }

    private static String shown(String text) {
        return MarkupSafe.of(IdentityMask.mask(text));
    }

    private void element(String name, String text) {
        out.append('<').append(name).append('>').append(flowing(text)).append("</").append(name).append(">\n");
    }

    /// A browser would break a date at its hyphens, and a number between its thousands.
    private static String flowing(String text) {
        return unbroken(shown(text));
    }

    private static String unbroken(String escaped) {
        return WHOLE.matcher(escaped).replaceAll("<span class=\"short\">$0</span>");
    }
}
