package se.klardag.rules.files;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Status;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// A YAML file as a tree that knows the line and column of each value (*regelträd*).
///
/// Strict: no repeated keys, no anchors or aliases, one document. A key with dots at the top, in what an adoption sets or
/// in what a scenario changes, is the address of a value, `dayCount.break`, and is laid out as such.
///
/// @param places line and column by JSON pointer: of the key for a value in a map
public record YamlTree(RuleText source, ObjectNode root, Map<String, Place> places) {
    /// Line and column, both from 1.
    public record Place(int line, int column) {
        private static Place of(TokenStreamLocation at) {
            return new Place(Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1));
        }

        /// @param position in code points from the start of the text
        private static Place atPosition(String text, int position) {
            int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
            var before = text.substring(0, end);
            return new Place(
                    1 + (int) before.chars().filter(character -> character == '\n').count(),
                    before.length() - before.lastIndexOf('\n'));
        }
    }

    /// Below these, as at the top, a key with dots is an address.
    private static final Set<String> ADDRESSED = Set.of("", "/sets", "/changes");

    /// Without a mapper, whose classes take longer to load than a rule file takes to read.
    private static final YAMLFactory YAML = new YAMLFactory();

    /// Those of files that ship, of which several parts of a call ask for the same.
    private static final Map<String, YamlTree> SHIPPED = new ConcurrentHashMap<>();

    /// Shows every node with its address, a map or list before what is in it.
    void walk(BiConsumer<String, JsonNode> visitor) {
        walk("", root, visitor);
    }

    private static void walk(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(pointer, node);
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                walk(pointer + "/" + i, list.get(i), visitor);
            }
        } else if (node instanceof ObjectNode map) {
            map.forEachEntry((key, value) -> walk(pointer + "/" + key, value, visitor));
        }
    }

    /// Reads a file.
    ///
    /// @return one of its own for each who asks, which may be changed
    /// @throws RuleFileException when it is no YAML, or not one map
    public static YamlTree read(RuleText source) {
        if (!source.isAsShipped()) {
            return parsed(source);
        }
        var kept = SHIPPED.computeIfAbsent(source.name(), _ -> parsed(source));
        return new YamlTree(kept.source, kept.root.deepCopy(), kept.places);
    }

    private static YamlTree parsed(RuleText source) {
        if (source.text().length() > RuleText.LARGEST) {
            throw problem(source, new Place(1, 1), new BilingualText("är större än 1 MB, mer än någon regelfil",
                    "is larger than 1 MB, more than any rule file"));
        }
        try (var parser = YAML.createParser(ObjectReadContext.empty(), source.text())) {
            return read(source, parser);
        }
    }

    private static YamlTree read(RuleText source, JsonParser parser) {
        try {
            return new Builder(source, parser).document();
        } catch (JacksonException notYaml) {
            var why = reason(notYaml);
            throw problem(
                    source,
                    place(source, notYaml, parser),
                    new BilingualText("går inte att läsa som YAML: " + why, "cannot be read as YAML: " + why));
        }
    }

    /// The scanner's own word on one line, without its picture of the place.
    private static String reason(JacksonException notYaml) {
        return notYaml.getCause() instanceof MarkedYamlEngineException marked
                ? marked.getProblem()
                : notYaml.getOriginalMessage();
    }

    /// Where the scanner stood; the parser itself only knows where the last token ended.
    private static Place place(RuleText source, JacksonException notYaml, JsonParser parser) {
        if (notYaml.getCause() instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            var mark = marked.getProblemMark().get();
            return new Place(mark.getLine() + 1, mark.getColumn() + 1);
        }
        if (notYaml.getCause() instanceof ReaderException reader) {
            return Place.atPosition(source.text(), reader.getPosition());
        }
        var at = notYaml.getLocation();
        return Place.of(at != null && at.getLineNr() > 0 ? at : parser.currentTokenLocation());
    }

    /// The same without some values, so that the rest can be looked at.
    ///
    /// @param pointers addresses of the values to leave out
    public YamlTree without(Iterable<String> pointers) {
        var rest = root.deepCopy();
        for (var pointer : pointers) {
            int last = pointer.lastIndexOf('/');
            if (rest.at(pointer.substring(0, last)) instanceof ObjectNode holder) {
                holder.remove(pointer.substring(last + 1));
            }
        }
        return new YamlTree(source, rest, places);
    }

    /// A problem at a value, or at the nearest value above it.
    public RuleProblem problem(String pointer, BilingualText message) {
        var at = pointer;
        while (!at.isEmpty() && !places.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        var place = places.getOrDefault(at, new Place(1, 1));
        var path = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
        return new RuleProblem(source.name(), place.line(), place.column(), path, message);
    }

    /// The refusal of a file for one problem at a value.
    public RuleFileException unusable(String pointer, BilingualText message) {
        return new RuleFileException(List.of(problem(pointer, message)));
    }

    private static RuleFileException problem(RuleText source, Place at, BilingualText message) {
        return new RuleFileException(
                List.of(new RuleProblem(source.name(), at.line(), at.column(), "", message)));
    }

    /// Walks the token stream once, remembering where each value is.
    private static final class Builder {
        /// `psychiatric.liability.freeDays.values` and some to spare.
        private static final int LONGEST_ADDRESS = 6;

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
                        new BilingualText("filen ska vara en karta med nycklar", "the file must be a map"));
            }
            var root = object("");
            if (next() != null) {
                throw problem(source, here(),
                        new BilingualText("filen har mer än ett dokument", "the file holds a second document"));
            }
            return new YamlTree(source, root, Map.copyOf(places));
        }

        private ObjectNode object(String pointer) {
            var node = JsonNodeFactory.instance.objectNode();
            while (next() == JsonToken.PROPERTY_NAME) {
                var key = parser.currentName();
                var at = here();
                var target = ADDRESSED.contains(pointer) ? dotted(node, pointer, key) : new Target(node, "", key);
                var child = pointer + target.prefix() + "/" + target.key();
                if (target.node().has(target.key())) {
                    throw problem(
                            source,
                            at,
                            new BilingualText(key + " är angivet två gånger", key + " is stated twice"));
                }
                places.put(child, at);
                next();
                target.node().set(target.key(), value(child));
            }
            return node;
        }

        /// `a.b.c` at the top stands for c in b in a.
        private Target dotted(ObjectNode root, String pointer, String key) {
            var steps = List.of(key.split("\\.", -1));
            if (steps.contains("") || steps.size() > LONGEST_ADDRESS) {
                return new Target(root, "", key);
            }
            var node = root;
            var prefix = new StringBuilder();
            for (var step : steps.subList(0, steps.size() - 1)) {
                prefix.append('/').append(step);
                var child = node.get(step);
                if (child == null) {
                    places.put(pointer + prefix, here());
                    node = node.putObject(step);
                } else if (child instanceof ObjectNode map) {
                    node = map;
                } else {
                    throw problem(
                            source,
                            here(),
                            new BilingualText(step + " är redan ett värde", step + " is a value already"));
                }
            }
            return new Target(node, prefix.toString(), steps.getLast());
        }

        private ArrayNode array(String pointer) {
            var node = JsonNodeFactory.instance.arrayNode();
            while (next() != JsonToken.END_ARRAY) {
                var child = pointer + "/" + node.size();
                places.put(child, here());
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
                case VALUE_NUMBER_FLOAT -> JsonNodeFactory.instance.numberNode(plainDecimal());
                case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
                case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
                case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
                case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw problem(
                            source, here(), new BilingualText("oväntat innehåll", "unexpected content"));
            };
        }

        /// A number as people write amounts: `1e3` and `.inf` are refused, and with them numbers of a billion digits.
        private BigDecimal plainDecimal() {
            var text = parser.getString();
            if (text.chars().anyMatch(Character::isLetter)) {
                throw problem(
                        source,
                        here(),
                        new BilingualText(
                                "talet " + text + " ska skrivas med siffror och decimalpunkt, utan exponent",
                                "write the number " + text + " in digits with a decimal point, without exponent"));
            }
            return parser.getDecimalValue();
        }

        private @Nullable JsonToken next() {
            var token = parser.nextToken();
            boolean alias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
            if (alias || (token != null && parser.getObjectId() != null)) {
                throw problem(
                        source,
                        here(),
                        new BilingualText(
                                "ankare och alias (& och *) används inte i regelfiler",
                                "anchors and aliases (& and *) are not used in rule files"));
            }
            return token;
        }

        private Place here() {
            return Place.of(parser.currentTokenLocation());
        }

        /// Where a key's value goes.
        private record Target(ObjectNode node, String prefix, String key) {}
    }

    public static Status status(String code) {
        for (var status : Status.values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status: " + code);
    }

    /// Text in both languages, or one text for both.
    public static BilingualText wording(JsonNode node) {
        return node instanceof ObjectNode both
                ? new BilingualText(both.get("sv").asString(), both.get("en").asString())
                : BilingualText.same(node.asString());
    }
}
