package se.klardag.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.Wording;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/// A YAML file as a tree that knows the line and column of each value (*regelträd*).
///
/// Strict: no repeated keys, no anchors or aliases, one document. A key with dots at the top, `dayCount.break`, is the
/// address of a value and is laid out as such.
///
/// @param places line and column by JSON pointer: of the key for a value in a map
public record YamlTree(RuleText source, ObjectNode root, Map<String, Place> places) {
    /// Line and column, both from 1.
    public record Place(int line, int column) {}

    private static final YAMLMapper STRICT = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /// Reads a file.
    ///
    /// @throws RuleFileException when it is no YAML, or not one map
    public static YamlTree read(RuleText source) {
        try (var parser = STRICT.createParser(source.text())) {
            var builder = new Builder(source, parser);
            return builder.document();
        } catch (JacksonException notYaml) {
            var at = notYaml.getLocation();
            throw problem(
                    source,
                    at,
                    new Wording(
                            "går inte att läsa som YAML: " + notYaml.getOriginalMessage(),
                            "cannot be read as YAML: " + notYaml.getOriginalMessage()));
        }
    }

    /// A problem at a value, or at the nearest value above it.
    public RuleProblem problem(String pointer, Wording message) {
        var at = pointer;
        while (!at.isEmpty() && !places.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        var place = places.getOrDefault(at, new Place(1, 1));
        var path = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
        return new RuleProblem(source.name(), place.line(), place.column(), path, message);
    }

    private static RuleFileException problem(RuleText source, TokenStreamLocation at, Wording message) {
        int line = at == null ? 0 : Math.max(at.getLineNr(), 0);
        int column = at == null ? 0 : Math.max(at.getColumnNr(), 0);
        return new RuleFileException(List.of(new RuleProblem(source.name(), line, column, "", message)));
    }

    /// Walks the token stream once, remembering where each value stands.
    private static final class Builder {
        private final RuleText source;
        private final JsonParser parser;
        private final Map<String, Place> places = new HashMap<>();

        Builder(RuleText source, JsonParser parser) {
            this.source = source;
            this.parser = parser;
        }

        YamlTree document() {
            if (next() != JsonToken.START_OBJECT) {
                throw problem(source, here(),
                        new Wording("filen ska vara en karta med nycklar", "the file must be a map"));
            }
            var root = object("");
            if (next() != null) {
                throw problem(source, here(),
                        new Wording("filen har mer än ett dokument", "the file holds a second document"));
            }
            return new YamlTree(source, root, Map.copyOf(places));
        }

        private ObjectNode object(String pointer) {
            var node = JsonNodeFactory.instance.objectNode();
            while (next() == JsonToken.PROPERTY_NAME) {
                var key = parser.currentName();
                var at = here();
                var target = pointer.isEmpty() ? dotted(node, key) : new Target(node, "", key);
                var child = pointer + target.prefix() + "/" + target.key();
                places.put(child, new Place(at.getLineNr(), at.getColumnNr()));
                if (target.node().has(target.key())) {
                    throw problem(
                            source,
                            at,
                            new Wording(key + " är angivet två gånger", key + " is stated twice"));
                }
                next();
                target.node().set(target.key(), value(child));
            }
            return node;
        }

        /// `a.b.c` at the top stands for c in b in a.
        private Target dotted(ObjectNode root, String key) {
            var steps = List.of(key.split("\\."));
            var node = root;
            var prefix = new StringBuilder();
            for (var step : steps.subList(0, steps.size() - 1)) {
                prefix.append('/').append(step);
                var child = node.get(step);
                if (child == null) {
                    places.put(prefix.toString(), new Place(here().getLineNr(), here().getColumnNr()));
                    node = node.putObject(step);
                } else if (child instanceof ObjectNode map) {
                    node = map;
                } else {
                    throw problem(
                            source,
                            here(),
                            new Wording(step + " är redan ett värde", step + " is a value already"));
                }
            }
            return new Target(node, prefix.toString(), steps.getLast());
        }

        private ArrayNode array(String pointer) {
            var node = JsonNodeFactory.instance.arrayNode();
            while (next() != JsonToken.END_ARRAY) {
                var child = pointer + "/" + node.size();
                places.put(child, new Place(here().getLineNr(), here().getColumnNr()));
                node.add(value(child));
            }
            return node;
        }

        private JsonNode value(String pointer) {
            var token = parser.currentToken();
            return switch (token) {
                case START_OBJECT -> object(pointer);
                case START_ARRAY -> array(pointer);
                case VALUE_STRING -> JsonNodeFactory.instance.stringNode(parser.getString());
                case VALUE_NUMBER_INT -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
                case VALUE_NUMBER_FLOAT -> JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
                case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
                case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
                case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
                case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw problem(
                            source, here(), new Wording("oväntat innehåll", "unexpected content"));
            };
        }

        private @Nullable JsonToken next() {
            var token = parser.nextToken();
            boolean alias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
            if (alias || (token != null && parser.getObjectId() != null)) {
                throw problem(
                        source,
                        here(),
                        new Wording(
                                "ankare och alias (& och *) används inte i regelfiler",
                                "anchors and aliases (& and *) are not used in rule files"));
            }
            return token;
        }

        private TokenStreamLocation here() {
            return parser.currentTokenLocation();
        }

        /// Where a key's value goes.
        private record Target(ObjectNode node, String prefix, String key) {}
    }
}
