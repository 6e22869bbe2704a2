package se.klardag.cli.documents.pdf;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import se.klardag.cli.text.MarkupSafe;

/// Writes the XHTML that becomes a page (*sidans text*); everything from outside is escaped here.
final class XhtmlWriter {
    private final StringBuilder out = new StringBuilder();

    /// Opens an element; attributes in pairs.
    XhtmlWriter open(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(safe(attributes[i + 1])).append('"');
        }
        out.append('>');
        return this;
    }

    XhtmlWriter close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    XhtmlWriter text(String text) {
        out.append(safe(text));
        return this;
    }

    /// Letters are composed: the font has `å` and no ring to put on an `a`.
    static String safe(String text) {
        return MarkupSafe.of(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /// Text of which some parts are not broken over two lines.
    XhtmlWriter keeping(String text, List<String> whole) {
        var markup = safe(text);
        for (var part : whole) {
            if (!part.isEmpty()) {
                markup = markup.replace(safe(part), "<span class=\"whole\">" + safe(part) + "</span>");
            }
        }
        return raw(markup);
    }

    /// An element that holds text only.
    XhtmlWriter element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close(name);
    }

    /// A table's row of headings.
    ///
    /// @param numeric how many of the last columns hold numbers
    XhtmlWriter headings(List<String> titles, int numeric) {
        open("thead").open("tr");
        for (int i = 0; i < titles.size(); i++) {
            element("th", titles.get(i), "scope", "col", "class", i >= titles.size() - numeric ? "number" : "word");
        }
        return close("tr").close("thead");
    }

    /// A row; the first cell is its heading.
    XhtmlWriter row(List<String> cells, int numeric, String kind) {
        open("tr", "class", kind);
        for (int i = 0; i < cells.size(); i++) {
            var side = i >= cells.size() - numeric ? "number" : "word";
            if (i == 0) {
                element("th", cells.get(i), "scope", "row", "class", side);
            } else {
                element("td", cells.get(i), "class", side);
            }
        }
        return close("tr");
    }

    /// Something that is written unchanged.
    XhtmlWriter raw(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /// With a capital first letter.
    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

}
