package se.klardag.cli.report.overview;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import se.klardag.cli.text.MarkupSafe;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;

/// HTML under way (*märkning*): a number carries its exact value for machines beside the one that people read.
final class PageMarkup {
    private static final Pattern DATE = Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b");

    private final StringBuilder out = new StringBuilder();
    private final NumberFormats numerals;

    PageMarkup(Texts texts) {
        this.numerals = NumberFormats.inPrint(texts.language());
    }

    NumberFormats numerals() {
        return numerals;
    }

    /// Markup as it is.
    PageMarkup raw(String markup) {
        out.append(markup);
        return this;
    }

    /// An element that holds text.
    ///
    /// @param open name with attributes of ours
    PageMarkup element(String open, String text) {
        out.append('<')
                .append(open)
                .append('>')
                .append(unbroken(MarkupSafe.of(text)))
                .append("</")
                .append(name(open))
                .append(">\n");
        return this;
    }

    /// A browser would break a date at its hyphens.
    private static String unbroken(String escaped) {
        return DATE.matcher(escaped).replaceAll("<span class=\"short\">$0</span>");
    }

    private static String name(String open) {
        int end = open.indexOf(' ');
        return end < 0 ? open : open.substring(0, end);
    }

    /// A number for people and machines.
    String data(TableValue value) {
        var shown = MarkupSafe.of(value.shown(numerals));
        return value.number()
                .map(number -> "<data value=\"" + NumberFormats.machine(number) + "\">" + shown + "</data>")
                .orElseGet(() -> unbroken(shown));
    }

    /// A table whose first column names its rows.
    PageMarkup table(FigureTable table) {
        out.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"")
                .append(table.id())
                .append("-caption\"><table id=\"")
                .append(table.id())
                .append("\"><caption id=\"")
                .append(table.id())
                .append("-caption\">")
                .append(MarkupSafe.of(table.caption()))
                .append("</caption>\n<thead><tr>");
        for (var column : table.columns()) {
            out.append("<th scope=\"col\"")
                    .append(column.number() ? " class=\"number\"" : "")
                    .append('>')
                    .append(MarkupSafe.of(column.heading()))
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach(row -> row(row, table));
        out.append("</tbody>\n");
        table.total().ifPresent(total -> {
            out.append("<tfoot>\n");
            row(total, table);
            out.append("</tfoot>\n");
        });
        out.append("</table></div>\n");
        return this;
    }

    private void row(List<TableValue> values, FigureTable table) {
        out.append("<tr>");
        for (int i = 0; i < values.size(); i++) {
            var name = i == 0 ? "th scope=\"row\"" : "td";
            var look = table.columns().get(i).number() ? " class=\"number" + sign(values.get(i)) + "\"" : "";
            out.append('<')
                    .append(name)
                    .append(look)
                    .append('>')
                    .append(data(values.get(i)))
                    .append(i == 0 ? "</th>" : "</td>");
        }
        out.append("</tr>\n");
    }

    private static String sign(TableValue value) {
        return value instanceof TableValue.Money(BigDecimal kronor, boolean signed) && signed && kronor.signum() != 0
                ? kronor.signum() > 0 ? " more" : " less"
                : "";
    }

    /// A part of the page that can be folded; it is open where it is short.
    PageMarkup folded(String summary, FigureTable table) {
        out.append("<details><summary>").append(MarkupSafe.of(summary)).append("</summary>\n");
        table(table);
        out.append("</details>\n");
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
