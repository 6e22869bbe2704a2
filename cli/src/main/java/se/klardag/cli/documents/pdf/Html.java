package se.klardag.cli.documents.pdf;

import java.util.List;

/// Writes the XHTML that becomes a page (*sidans text*); everything from outside is escaped here.
final class Html {
    private final StringBuilder out = new StringBuilder();

    /// Opens an element; attributes in pairs.
    Html open(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /// An element that holds text only.
    Html element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close(name);
    }

    /// A table's row of headings.
    ///
    /// @param numeric how many of the last columns hold numbers
    Html headings(List<String> titles, int numeric) {
        open("thead").open("tr");
        for (int i = 0; i < titles.size(); i++) {
            element("th", titles.get(i), "scope", "col", "class", i >= titles.size() - numeric ? "number" : "word");
        }
        return close("tr").close("thead");
    }

    /// A row; the first cell is its heading.
    Html row(List<String> cells, int numeric, String kind) {
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

    /// Something that is written as it stands.
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    static String escaped(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> clean.append("&amp;");
                case '<' -> clean.append("&lt;");
                case '>' -> clean.append("&gt;");
                case '"' -> clean.append("&quot;");
                default -> clean.appendCodePoint(character < 0x20 && character != '\n' ? 0xFFFD : character);
            }
        });
        return clean.toString();
    }
}
