package se.klardag.rules.files;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The words that a term's value may be (*tillåtna ord*), as the schema of agreements has them.
public final class SchemaWords {
    private static final JsonNode SCHEMA = JsonMapper.shared()
            .readTree(ShippedResources.bytes("schema/agreement-v1.schema.json"));

    private SchemaWords() {}

    /// @param path of a term, also of one kind of care
    /// @return in the schema's order, with `…` last where a number, a time of day or a word of the author's own will do too;
    ///         empty where there are no words to choose from
    public static List<String> of(String path) {
        var own = path.substring(SchemaKeys.careOf(path).length());
        int dot = own.indexOf('.');
        var words = new ArrayList<String>();
        if (dot >= 0 && collect(
                SCHEMA.path("$defs")
                        .path("groups")
                        .path(own.substring(0, dot))
                        .path("properties")
                        .path(own.substring(dot + 1))
                        .path("else"),
                words)
                && !words.isEmpty()) {
            words.add("…");
        }
        return words;
    }

    /// @return whether other values will do too
    private static boolean collect(JsonNode value, List<String> words) {
        boolean others = value.has("pattern") || (value.has("type") && !value.has("enum") && !value.has("const"));
        if (value.has("$ref")) {
            others |= collect(SCHEMA.at(value.get("$ref").asString().substring(1)), words);
        }
        value.path("enum").forEach(word -> words.add(word.asString()));
        if (value.has("const")) {
            words.add(value.get("const").asString());
        }
        for (var alternatives : List.of("anyOf", "oneOf")) {
            for (var each : value.path(alternatives)) {
                others |= collect(each, words);
            }
        }
        return others;
    }
}
