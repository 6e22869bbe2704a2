package se.klardag.cli.report.explanation;

import java.util.List;

/// An explanation or a difference before it has a form (*dokument*): one tree for text, Markdown, page and JSON.
///
/// @param wrapped whether the text breaks its lines at the width of the terminal; else a line is printed as it is
public record Document(boolean wrapped, List<Node> nodes) {
    public Document {
        nodes = List.copyOf(nodes);
    }
}
