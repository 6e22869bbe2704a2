package se.klardag.cli.output;

import java.util.List;
import se.klardag.engine.figure.Figure;

/// A text in parts, before it is given a form (*dokument*): Markdown or a page for the browser.
///
/// @param title what it is called
/// @param lead  lines below the title
public record Document(String title, List<String> lead, List<Part> parts) {
    public Document {
        lead = List.copyOf(lead);
        parts = List.copyOf(parts);
    }

    /// The same without figures down to their leaves.
    Document withoutTrees() {
        return new Document(title, lead, withoutTrees(parts));
    }

    private static List<Part> withoutTrees(List<Part> parts) {
        return parts.stream()
                .filter(part -> !(part instanceof Part.Tree))
                .map(part -> part instanceof Part.Fold(var summary, var inner)
                        ? new Part.Fold(summary, withoutTrees(inner))
                        : part)
                .filter(part -> !(part instanceof Part.Fold(var _, var inner) && inner.isEmpty()))
                .toList();
    }

    /// A part of the text (*avsnitt*).
    public sealed interface Part {
        /// A section begins.
        record Heading(String text) implements Part {}

        /// A smaller heading.
        record Subheading(String text) implements Part {}

        /// A paragraph.
        record Paragraph(String text) implements Part {}

        /// What everything comes to.
        record Result(String text) implements Part {}

        /// Rows under headings; those of numbers are set to the right.
        ///
        /// @param numbers columns of numbers, from 0
        record Table(List<String> headings, List<List<String>> rows, List<Integer> numbers) implements Part {
            public Table {
                headings = List.copyOf(headings);
                rows = List.copyOf(rows);
                numbers = List.copyOf(numbers);
            }
        }

        /// A figure down to its leaves.
        record Tree(Figure figure) implements Part {}

        /// Parts that a reader may fold away.
        record Fold(String summary, List<Part> parts) implements Part {
            public Fold {
                parts = List.copyOf(parts);
            }
        }
    }
}
