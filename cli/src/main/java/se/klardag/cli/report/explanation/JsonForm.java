package se.klardag.cli.report.explanation;

import java.util.List;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.report.explanation.Node.Reader;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A document for programs (*dokument som JSON*).
final class JsonForm {
    private static final String WHOLE = "";

    private JsonForm() {}

    static String print(Document document) {
        var root = object(document.nodes(), JsonNodeFactory.instance.objectNode());
        return PrintedJson.of(root.has(WHOLE) ? root.get(WHOLE) : root);
    }

    private static ObjectNode object(List<Node> nodes, ObjectNode into) {
        for (var node : nodes) {
            switch (node) {
                case Node.Value(var key, var value) -> into.set(key, value);
                case Node.Tree(var key, var figure) -> into.set(key, FigureJson.node(figure));
                case Node.Group(var key, var inner) -> object(inner, into.putObject(key));
                case Node.Items(var key, var items) -> {
                    var array = into.putArray(key);
                    items.forEach(inner -> object(inner, array.addObject()));
                }
                case Node.Only(var readers, var inner) -> {
                    if (readers.contains(Reader.PROGRAMS)) {
                        object(inner, into);
                    }
                }
                case Node.Fold(var _, var inner) -> object(inner, into);
                case Node.Title _,Node.Lead _,Node.Heading _,Node.Subheading _,Node.Paragraph _,Node.Result _,Node.Table _ -> {
                    // words, for people
                }
            }
        }
        return into;
    }
}
