package se.klardag.cli.report.explanation;

import java.util.List;
import java.util.function.Function;
import se.klardag.cli.render.LineWrapper;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.report.explanation.Node.Reader;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.figure.Figure;

/// A document as lines (*dokument som text*): everything folded is open. A wrapped document breaks lines at the width of the
/// terminal, and prints a table that is too wide row by row.
final class TextForm {
    private final TerminalPage page;
    private final boolean wrapped;
    private final Texts texts;
    private final LineWrapper prose;
    private final FigureText figures;

    private TextForm(boolean wrapped, TerminalPage page, Texts texts) {
        this.page = page;
        this.wrapped = wrapped;
        this.texts = texts;
        this.prose = new LineWrapper(page);
        this.figures = new FigureText(texts);
    }

    static String print(Document document, TerminalPage page, Texts texts) {
        var form = new TextForm(document.wrapped(), page, texts);
        form.nodes(document.nodes());
        return form.prose.text();
    }

    private void nodes(List<Node> nodes) {
        Node.shown(nodes, Reader.LINES).forEach(this::node);
    }

    private void node(Node.Shown node) {
        switch (node) {
            case Node.Title(var text) -> heading(text);
            case Node.Lead(var text) -> paragraph(0, text);
            case Node.Heading(var text) -> section(text);
            case Node.Subheading(var text) -> section(text);
            case Node.Paragraph(int depth, var text) -> paragraph(depth, text);
            case Node.Result(var text) -> paragraph(1, text);
            case Node.Table table -> table(table);
            case Node.Tree(var _, var figure) -> tree(figure, "", "", "");
            case Node.Fold(var summary, var inner) -> {
                if (wrapped) {
                    section(summary);
                }
                nodes(inner);
            }
        }
    }

    private void section(String text) {
        if (wrapped) {
            prose.blank();
        }
        heading(text);
    }

    private void heading(String text) {
        if (wrapped) {
            prose.heading(text);
        } else {
            prose.raw(TerminalSafe.of(text) + "\n");
        }
    }

    private void paragraph(int depth, String text) {
        if (wrapped) {
            prose.paragraph(2 * depth, text);
        } else {
            prose.raw("  ".repeat(depth) + TerminalSafe.of(text) + "\n");
        }
    }

    private void tree(Figure figure, String indent, String branch, String below) {
        prose.raw(indent + branch + TerminalSafe.of(figures.words(figure)) + "\n");
        var parts = figure.parts();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            tree(parts.get(i), indent + below, last ? "└ " : "├ ", last ? "  " : "│ ");
        }
    }

    private void table(Node.Table table) {
        var lined = new TextTable<List<String>>(texts).boldHeadings();
        for (int i = 0; i < table.headings().size(); i++) {
            int column = i;
            var indent = i == 0 ? "  " : "";
            Function<List<String>, String> cell = row -> indent + row.get(column);
            (table.numbers().contains(i) ? lined.right(cell) : lined.left(cell)).headed(cell.apply(table.headings()));
        }
        boolean broken = table.rows().stream().flatMap(List::stream).anyMatch(cell -> cell.contains("\n"));
        if (!broken && lined.width(table.rows()) <= page.proseWidth()) {
            prose.raw(lined.print(table.rows(), page));
        } else {
            table.rows().forEach(row -> row(table, row));
        }
    }

    /// The first cell with those of numbers, then the others, each by its heading.
    private void row(Node.Table table, List<String> row) {
        var first = new StringBuilder(row.getFirst());
        table.numbers()
                .forEach(column -> first.append(": ")
                        .append(row.get(column))
                        .append(' ')
                        .append(table.headings().get(column)));
        prose.item(2, "·", first.toString());
        for (int i = 1; i < row.size(); i++) {
            if (!table.numbers().contains(i) && !row.get(i).isEmpty()) {
                var lines = List.of(row.get(i).split("\n", -1));
                prose.paragraph(4, table.headings().get(i) + ": " + lines.getFirst());
                lines.subList(1, lines.size()).forEach(line -> prose.paragraph(6, line));
            }
        }
    }
}
