package se.klardag.cli.ledger.journal;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The one way in which a document is written (*kanonisk JSON*): UTF-8, keys in order of code points, no blanks, whole
/// numbers only (sums are texts), nothing escaped but what JSON asks for. Each member of the document has a line of its own,
/// and each element of its lists, so that two documents can be compared line by line.
public final class CanonicalJson {
    private final StringBuilder out = new StringBuilder(1 << 12);

    private CanonicalJson() {}

    /// The bytes of a document.
    public static byte[] bytes(ObjectNode document) {
        var json = new CanonicalJson();
        json.document(document);
        return json.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// One value on one line, without a line end.
    public static String line(JsonNode value) {
        var json = new CanonicalJson();
        json.value(value);
        return json.out.toString();
    }

    private void document(ObjectNode document) {
        out.append('{');
        var separator = "\n";
        for (var member : sorted(document).entrySet()) {
            out.append(separator);
            text(member.getKey());
            out.append(':');
            if (member.getValue() instanceof ArrayNode list) {
                lines(list);
            } else {
                value(member.getValue());
            }
            separator = ",\n";
        }
        out.append("\n}\n");
    }

    private void lines(ArrayNode list) {
        out.append('[');
        var separator = "\n";
        for (var element : list) {
            out.append(separator);
            value(element);
            separator = ",\n";
        }
        out.append(list.isEmpty() ? "]" : "\n]");
    }

    private void value(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> {
                char separator = '{';
                for (var member : sorted((ObjectNode) value).entrySet()) {
                    out.append(separator);
                    text(member.getKey());
                    out.append(':');
                    value(member.getValue());
                    separator = ',';
                }
                out.append(value.isEmpty() ? "{}" : "}");
            }
            case ARRAY -> {
                char separator = '[';
                for (var element : value) {
                    out.append(separator);
                    value(element);
                    separator = ',';
                }
                out.append(value.isEmpty() ? "[]" : "]");
            }
            case STRING -> text(value.stringValue());
            case NUMBER -> {
                if (!value.isIntegralNumber()) {
                    throw new IllegalArgumentException("a sum is written as text, not " + value);
                }
                out.append(value.longValue());
            }
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL -> out.append("null");
            case MISSING, BINARY, POJO -> throw new IllegalArgumentException("no JSON: " + value.getNodeType());
        }
    }

    private static SortedMap<String, JsonNode> sorted(ObjectNode object) {
        var members = new TreeMap<String, JsonNode>();
        object.forEachEntry(members::put);
        return members;
    }

    private void text(String text) {
        out.append('"');
        if (isPlain(text)) { // nearly every one, and taken whole
            out.append(text).append('"');
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (character < ' ' || isHalfAlone(text, i)) {
                        out.append("\\u").append(Integer.toHexString(0x10000 + character).substring(1));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
        out.append('"');
    }

    /// Whether nothing of the text is escaped.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character == '"' || character == '\\' || Character.isSurrogate(character)) {
                return false;
            }
        }
        return true;
    }

    /// Half a character, which UTF-8 cannot write.
    private static boolean isHalfAlone(String text, int at) {
        char character = text.charAt(at);
        if (Character.isHighSurrogate(character)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(character) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
