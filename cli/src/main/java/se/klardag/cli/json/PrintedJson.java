package se.klardag.cli.json;

import java.util.Locale;
import se.klardag.cli.text.TerminalSafe;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as we write it (*utskriven JSON*): two blanks a level, and lines that end alike on every system, so that the bytes do.
public final class PrintedJson {
    private PrintedJson() {}

    /// The text, with an end of line.
    public static String of(JsonNode node) {
        return escaped(JsonMapper.shared().writer().with(layout()).writeValueAsString(node)) + "\n";
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
