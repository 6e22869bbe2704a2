package se.klardag.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;

/// A document as lines for a terminal (*löpande text*): what is folded elsewhere stands open here. A table too wide for the screen
/// is told row by row.
final class PlainText {
    private final Page page;
    private final Prose prose;
    private final Texts texts;

    PlainText(Page page, Texts texts) {
        this.page = page;
        this.prose = new Prose(page.width(), page.styled());
        this.texts = texts;
    }

    String print(Document document) {
        prose.heading(document.title());
        document.lead().forEach(line -> prose.paragraph(0, line));
        document.parts().forEach(this::part);
        return prose.text();
    }

    private void part(Document.Part part) {
        switch (part) {
            case Document.Part.Heading(var text) -> heading(text);
            case Document.Part.Subheading(var text) -> heading(text);
            case Document.Part.Paragraph(var text) -> prose.paragraph(2, text);
            case Document.Part.Result(var text) -> prose.paragraph(2, text);
            case Document.Part.Table table -> table(table);
            case Document.Part.Tree(var figure) -> prose.raw(new ExplanationText(texts).print(figure));
            case Document.Part.Fold(var summary, var parts) -> {
                heading(summary);
                parts.forEach(this::part);
            }
        }
    }

    private void heading(String text) {
        prose.blank();
        prose.heading(text);
    }

    private void table(Document.Part.Table table) {
        var sides = new ArrayList<Side>();
        for (int i = 0; i < table.headings().size(); i++) {
            sides.add(table.numbers().contains(i) ? Side.RIGHT : Side.LEFT);
        }
        var lined = new TextTable(sides);
        lined.add(Style.BOLD, indented(table.headings()));
        table.rows().forEach(row -> lined.add(Style.PLAIN, indented(row)));
        boolean broken = table.rows().stream().flatMap(List::stream).anyMatch(cell -> cell.contains("\n"));
        if (!broken && lined.width() <= page.width()) {
            prose.table(lined);
        } else {
            table.rows().forEach(row -> row(table, row));
        }
    }

    private static List<String> indented(List<String> cells) {
        var all = new ArrayList<>(cells);
        all.set(0, "  " + all.getFirst());
        return all;
    }

    /// The first cell with those of numbers, then the others, each by its heading.
    private void row(Document.Part.Table table, List<String> row) {
        var first = new StringBuilder(row.getFirst());
        table.numbers()
                .forEach(column -> first.append(": ")
                        .append(row.get(column))
                        .append(' ')
                        .append(table.headings().get(column)));
        prose.item(2, "·", first.toString());
        for (int i = 1; i < row.size(); i++) {
            if (!table.numbers().contains(i) && !row.get(i).isEmpty()) {
                var lines = Arrays.asList(row.get(i).split("\n", -1));
                prose.paragraph(4, table.headings().get(i) + ": " + lines.getFirst());
                lines.subList(1, lines.size()).forEach(line -> prose.paragraph(6, line));
            }
        }
    }
}
