package se.klardag.cli.output;

import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.Texts;
import se.klardag.engine.figure.Figure;

/// A document as Markdown (*märkt text*), for a letter or a case file.
public final class MarkdownText {
    private final ExplanationText figures;
    private final StringBuilder out = new StringBuilder();

    public MarkdownText(Texts texts) {
        this.figures = new ExplanationText(texts);
    }

    /// The whole document.
    public String print(Document document) {
        out.setLength(0);
        out.append("# ").append(escape(document.title())).append("\n\n");
        document.lead().forEach(line -> out.append(escape(line)).append("  \n"));
        document.parts().forEach(part -> part(part, "##"));
        return out.toString();
    }

    private void part(Document.Part part, String level) {
        switch (part) {
            case Document.Part.Heading(var text) -> out.append('\n')
                    .append(level)
                    .append(' ')
                    .append(escape(text))
                    .append("\n\n");
            case Document.Part.Subheading(var text) ->
                out.append('\n').append(level).append("# ").append(escape(text)).append("\n\n");
            case Document.Part.Paragraph(var text) -> out.append(escape(text)).append("\n\n");
            case Document.Part.Result(var text) -> out.append("**").append(escape(text)).append("**\n\n");
            case Document.Part.Table table -> table(table);
            case Document.Part.Tree(var figure) -> {
                tree(figure, "");
                out.append('\n');
            }
            case Document.Part.Fold(var summary, var parts) -> {
                out.append('\n').append(level).append("# ").append(escape(summary)).append("\n\n");
                parts.forEach(each -> part(each, level + "#"));
            }
        }
    }

    private void table(Document.Part.Table table) {
        row(table.headings());
        out.append('|');
        for (int i = 0; i < table.headings().size(); i++) {
            out.append(table.numbers().contains(i) ? "---:|" : "---|");
        }
        out.append('\n');
        table.rows().forEach(this::row);
        out.append('\n');
    }

    private void row(List<String> cells) {
        out.append(cells.stream()
                .map(cell -> escape(cell).replace("\n", "<br>"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private void tree(Figure figure, String indent) {
        out.append(indent).append("- ").append(escape(figures.words(figure))).append('\n');
        figure.parts().forEach(part -> tree(part, indent + "  "));
    }

    /// What Markdown would take for its own signs stands as written.
    private static String escape(String text) {
        var plain = new StringBuilder();
        text.chars().forEach(sign -> {
            if ("\\`*_{}[]<>#|".indexOf(sign) >= 0) {
                plain.append('\\');
            }
            plain.append((char) sign);
        });
        return plain.toString();
    }
}
