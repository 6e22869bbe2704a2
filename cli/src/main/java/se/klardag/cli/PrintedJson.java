package se.klardag.cli;

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
        return JsonMapper.shared().writer().with(layout()).writeValueAsString(node) + "\n";
    }

    /// How it is laid out.
    public static PrettyPrinter layout() {
        return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }
}
