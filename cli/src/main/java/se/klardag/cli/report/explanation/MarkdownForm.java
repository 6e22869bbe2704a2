package se.klardag.cli.report.explanation;

import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.report.explanation.Node.Reader;
import se.klardag.cli.text.MarkdownSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.figure.Figure;

/// A document as Markdown (*märkt text*), for a letter or a case file.
final class MarkdownForm {
    private final FigureText figures;
    private final StringBuilder out = new StringBuilder();

    private MarkdownForm(Texts texts) {
        this.figures = new FigureText(texts);
    }

    static String print(Document document, Texts texts) {
        var form = new MarkdownForm(texts);
        form.nodes(document.nodes(), "##");
        return form.out.toString();
    }

    private void nodes(List<Node> nodes, String level) {
        Node.shown(nodes, Reader.PAGES).forEach(node -> node(node, level));
    }

    private void node(Node.Shown node, String level) {
        switch (node) {
            case Node.Title(var text) -> paragraph("# ", text, "");
            case Node.Lead(var text) -> out.append(MarkdownSafe.of(text)).append("  \n");
            case Node.Heading(var text) -> paragraph("\n" + level + " ", text, "");
            case Node.Subheading(var text) -> paragraph("\n" + level + "# ", text, "");
            case Node.Paragraph(int _, var text) -> paragraph("", text, "");
            case Node.Result(var text) -> paragraph("**", text, "**");
            case Node.Table table -> table(table);
            case Node.Tree(var _, var figure) -> {
                tree(figure, "");
                out.append('\n');
            }
            case Node.Fold(var summary, var inner) -> {
                paragraph("\n" + level + "# ", summary, "");
                nodes(inner, level + "#");
            }
        }
    }

    private void paragraph(String before, String text, String after) {
        out.append(before).append(MarkdownSafe.of(text)).append(after).append("\n\n");
    }

    private void table(Node.Table table) {
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
                .map(cell -> MarkdownSafe.of(cell).replace("\n", "<br>"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private void tree(Figure figure, String indent) {
        out.append(indent).append("- ").append(MarkdownSafe.of(figures.words(figure))).append('\n');
        figure.parts().forEach(part -> tree(part, indent + "  "));
    }
}
