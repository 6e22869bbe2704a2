package se.klardag.cli.json;

import java.io.StringWriter;
import java.util.Locale;
import se.klardag.cli.text.TerminalSafe;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// JSON as we write it (*utskriven JSON*): two blanks a level, and lines that end alike on every system, so that the bytes do.
public final class PrintedJson {
    /// Without a mapper, whose classes take longer to load than a result takes to print.
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final ObjectWriteContext CONTEXT = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return layout();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    };

    private PrintedJson() {}

    /// The text, with an end of line.
    public static String of(JsonNode node) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(CONTEXT, text)) {
            write(node, json);
        }
        return escaped(text.toString()) + "\n";
    }

    private static void write(JsonNode node, JsonGenerator json) {
        switch (node) {
            case ObjectNode map -> {
                json.writeStartObject();
                for (var each : map.properties()) {
                    json.writeName(each.getKey());
                    write(each.getValue(), json);
                }
                json.writeEndObject();
            }
            case ArrayNode list -> {
                json.writeStartArray();
                for (var each : list) {
                    write(each, json);
                }
                json.writeEndArray();
            }
            case StringNode string -> json.writeString(string.stringValue());
            case BooleanNode word -> json.writeBoolean(word.booleanValue());
            case NullNode _ -> json.writeNull();
            case NumericNode number -> number(number, json);
            default -> throw new IllegalArgumentException("not ours to print: " + node.getNodeType());
        }
    }

    private static void number(NumericNode number, JsonGenerator json) {
        switch (number.numberType()) {
            case INT -> json.writeNumber(number.intValue());
            case LONG -> json.writeNumber(number.longValue());
            case BIG_INTEGER -> json.writeNumber(number.bigIntegerValue());
            case FLOAT -> json.writeNumber(number.floatValue());
            case DOUBLE -> json.writeNumber(number.doubleValue());
            case BIG_DECIMAL -> json.writeNumber(number.decimalValue());
        }
    }

    /// What a reader would not see in a string, escaped: the value is the same.
    private static String escaped(String json) {
        if (TerminalSafe.visibleLines(json).equals(json)) {
            return json;
        }
        var out = new StringBuilder();
        json.codePoints().forEach(character -> {
            var text = Character.toString(character);
            if (TerminalSafe.visibleLines(text).equals(text)) {
                out.append(text);
            } else {
                text.chars().forEach(unit -> out.append(String.format(Locale.ROOT, "\\u%04x", unit)));
            }
        });
        return out.toString();
    }

    /// How it is laid out.
    public static PrettyPrinter layout() {
        return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }
}
