package se.klardag.cli.report.explanation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import se.klardag.engine.figure.Figure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A part of a document (*avsnitt*). People read the shown parts; the others hold what programs read, and who reads what.
public sealed interface Node {
    /// Who reads a form (*läsare*).
    enum Reader {
        /// Text, in the terminal or in a file.
        LINES,
        /// Markdown and the page for the browser.
        PAGES,
        /// JSON.
        PROGRAMS
    }

    /// A part that people see; all but the tree are nothing to programs.
    sealed interface Shown extends Node {}

    /// The name of the document.
    record Title(String text) implements Shown {}

    /// A line below the title.
    record Lead(String text) implements Shown {}

    /// A section begins.
    record Heading(String text) implements Shown {}

    /// A smaller heading.
    record Subheading(String text) implements Shown {}

    /// A paragraph.
    ///
    /// @param depth how far text indents it, in steps of two blanks
    record Paragraph(int depth, String text) implements Shown {}

    /// The conclusion.
    record Result(String text) implements Shown {}

    /// Rows under headings; columns of numbers are set to the right.
    ///
    /// @param numbers columns of numbers, from 0
    record Table(List<String> headings, List<List<String>> rows, List<Integer> numbers) implements Shown {
        public Table {
            headings = List.copyOf(headings);
            rows = List.copyOf(rows);
            numbers = List.copyOf(numbers);
        }
    }

    /// A figure down to its leaves.
    ///
    /// @param key of its JSON
    record Tree(String key, Figure figure) implements Shown {}

    /// Parts that a reader may fold away.
    record Fold(String summary, List<Node> nodes) implements Shown {
        public Fold {
            nodes = List.copyOf(nodes);
        }
    }

    /// A value for programs.
    record Value(String key, JsonNode value) implements Node {}

    /// An object for programs, and what people read of it.
    record Group(String key, List<Node> nodes) implements Node {
        public Group {
            nodes = List.copyOf(nodes);
        }
    }

    /// A list of objects for programs, and what people read of each.
    ///
    /// @param key empty where the list is the whole JSON
    record Items(String key, List<List<Node>> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// Parts for some readers.
    record Only(Set<Reader> readers, List<Node> nodes) implements Node {
        public Only {
            readers = Set.copyOf(readers);
            nodes = List.copyOf(nodes);
        }
    }

    static Node only(Reader reader, Node... nodes) {
        return new Only(EnumSet.of(reader), List.of(nodes));
    }

    static Node only(Reader reader, List<? extends Node> nodes) {
        return new Only(EnumSet.of(reader), List.copyOf(nodes));
    }

    static Node value(String key, String value) {
        return new Value(key, JsonNodeFactory.instance.stringNode(value));
    }

    static Node value(String key, boolean value) {
        return new Value(key, JsonNodeFactory.instance.booleanNode(value));
    }

    /// An empty line of text.
    static Node gap() {
        return only(Reader.LINES, new Paragraph(0, ""));
    }

    /// What a reader sees of the parts, in order.
    static Stream<Shown> shown(List<Node> nodes, Reader reader) {
        return nodes.stream().flatMap(node -> switch (node) {
            case Shown shown -> Stream.of(shown);
            case Value _ -> Stream.<Shown>of();
            case Group(var _, var inner) -> shown(inner, reader);
            case Items(var _, var items) -> items.stream().flatMap(inner -> shown(inner, reader));
            case Only(var readers, var inner) -> readers.contains(reader) ? shown(inner, reader) : Stream.<Shown>of();
        });
    }
}
