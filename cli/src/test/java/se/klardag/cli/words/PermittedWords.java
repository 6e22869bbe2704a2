package se.klardag.cli.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every address and word that the schema of agreements permits, read out of the schema itself.
final class PermittedWords {
    private static final Path SCHEMA = Path.of("..", "rules", "schema", "agreement-v1.schema.json");

    /// Numbers that stand for any number; nought, one and halves have forms of their own in some languages.
    private static final List<String> INTEGERS = List.of("0", "1", "7", "1234");
    private static final List<String> DECIMALS = List.of("0", "1", "2.8", "10500.5");

    /// Stands for any word where the author chooses it, of a party, a class, an agreement; one with a number in it too.
    private static final List<String> WORDS = List.of("Staten", "two words", "an-id-2018");
    /// Words with a meaning of their own among those a pattern permits: the calendar without closed days, the own currency.
    private static final List<String> OWN_MEANING = List.of("every-day", "SEK");
    private static final String NAMED = "a-name-2";

    private final JsonNode schema;

    private PermittedWords(JsonNode schema) {
        this.schema = schema;
    }

    /// Words by address, in the schema's order.
    static Map<String, Set<String>> all() {
        try {
            return new PermittedWords(JsonMapper.shared().readTree(Files.readString(SCHEMA))).read();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Map<String, Set<String>> read() {
        var words = new LinkedHashMap<String, Set<String>>();
        words.put("follows", words(bare("follows", schema.at("/$defs/agreement/properties/follows"))));
        for (var group : schema.at("/$defs/groups").properties()) {
            members(group.getKey(), group.getValue(), words);
        }
        return words;
    }

    private void members(String path, JsonNode group, Map<String, Set<String>> words) {
        if (!group.has("properties") && !group.path("additionalProperties").isObject()) {
            throw new IllegalStateException("a group without members: " + path);
        }
        for (var member : group.path("properties").properties()) {
            var at = path + "." + member.getKey();
            words.put(at, words(bare(at, member.getValue())));
        }
        // Members with names of the author's own, lines of a tariff: one stands for all of them.
        if (group.path("additionalProperties").isObject()) {
            members(path + "." + NAMED, group.get("additionalProperties"), words);
        }
    }

    /// A member is either {value, status, …} or the bare value, which is described after "else".
    private static JsonNode bare(String path, JsonNode member) {
        var bare = member.get("else");
        if (bare == null) {
            throw new IllegalStateException("no bare value at " + path);
        }
        return bare;
    }

    private Set<String> words(JsonNode value) {
        var words = new LinkedHashSet<String>();
        if (value.has("$ref")) {
            words.addAll(words(schema.at(value.get("$ref").asString().substring(1))));
        }
        value.path("enum").forEach(word -> words.add(word.asString()));
        if (value.has("const")) {
            words.add(value.get("const").asString());
        }
        value.path("anyOf").forEach(each -> words.addAll(words(each)));
        value.path("oneOf").forEach(each -> words.addAll(words(each)));
        if (value.has("pattern")) {
            var pattern = value.get("pattern").asString();
            words.addAll(new Pattern(pattern).words());
            OWN_MEANING.stream().filter(word -> word.matches(pattern)).forEach(words::add);
        } else {
            switch (value.path("type").asString("")) {
                case "integer" -> {
                    words.addAll(INTEGERS.stream().filter(number -> allows(value, number)).toList());
                    words.add(value.get("maximum").asString());
                }
                case "string" -> words.addAll(WORDS);
                case "number" -> words.addAll(DECIMALS.stream().filter(number -> allows(value, number)).toList());
                default -> {}
            }
        }
        if (words.isEmpty()) {
            throw new IllegalStateException("a value of a kind this test does not know: " + value);
        }
        return words;
    }

    private static boolean allows(JsonNode value, String number) {
        var decimal = new BigDecimal(number);
        return (!value.has("minimum") || decimal.compareTo(value.get("minimum").decimalValue()) >= 0)
                && (!value.has("maximum") || decimal.compareTo(value.get("maximum").decimalValue()) <= 0)
                && (!value.has("exclusiveMinimum")
                        || decimal.compareTo(value.get("exclusiveMinimum").decimalValue()) > 0);
    }

    /// The words of a pattern: every alternative, every character of a class, a count at its least and one more; what may
    /// be left out both with and without. Of what may be repeated one word of each shape, and two words in a row.
    private static final class Pattern {
        private final String text;
        private int at;

        Pattern(String text) {
            this.text = text.replaceAll("^\\^|\\$$", "");
        }

        Set<String> words() {
            var words = alternatives();
            if (at < text.length()) {
                throw new IllegalStateException("a pattern this test does not read: " + text + " at " + at);
            }
            return words;
        }

        private Set<String> alternatives() {
            var words = new LinkedHashSet<>(sequence());
            while (at < text.length() && text.charAt(at) == '|') {
                at++;
                words.addAll(sequence());
            }
            return words;
        }

        private Set<String> sequence() {
            Set<String> words = Set.of("");
            while (at < text.length() && "|)".indexOf(text.charAt(at)) < 0) {
                var next = piece();
                var longer = new LinkedHashSet<String>();
                words.forEach(word -> next.forEach(end -> longer.add(word + end)));
                words = longer;
            }
            return words;
        }

        private Set<String> piece() {
            var one = single();
            if (at < text.length() && text.charAt(at) == '{') {
                int end = text.indexOf('}', at);
                var counts = text.substring(at + 1, end);
                int times = Integer.parseInt(counts.replaceAll(",.*", ""));
                at = end + 1;
                var counted = new LinkedHashSet<String>();
                one.forEach(each -> counted.add(each.repeat(times)));
                if (counts.contains(",")) {
                    one.forEach(each -> counted.add(each.repeat(times + 1)));
                }
                return counted;
            }
            if (at < text.length() && text.charAt(at) == '?') {
                at++;
                var perhaps = new LinkedHashSet<>(Set.of(""));
                perhaps.addAll(one);
                return perhaps;
            }
            if (at < text.length() && text.charAt(at) == '*') {
                at++;
                return repeated(one);
            }
            if (at < text.length() && "+\\.".indexOf(text.charAt(at)) >= 0) {
                throw new IllegalStateException("a pattern this test does not read: " + text + " at " + at);
            }
            return one;
        }

        private static Set<String> repeated(Set<String> one) {
            var shapes = new LinkedHashMap<String, String>();
            one.forEach(each -> shapes.putIfAbsent(each.replaceAll("[0-9]", "#"), each));
            var words = new LinkedHashSet<>(Set.of(""));
            words.addAll(shapes.values());
            words.add(String.join("", shapes.values()));
            return words;
        }

        private Set<String> single() {
            char first = text.charAt(at++);
            if (first == '(') {
                var inside = alternatives();
                at++;
                return inside;
            }
            if (first == '[') {
                int end = text.indexOf(']', at);
                var letters = new ArrayList<String>();
                for (int i = at; i < end; i++) {
                    boolean range = i + 2 < end && text.charAt(i + 1) == '-';
                    for (int letter = text.charAt(i); letter <= text.charAt(range ? i + 2 : i); letter++) {
                        letters.add(String.valueOf((char) letter));
                    }
                    i += range ? 2 : 0;
                }
                at = end + 1;
                return new LinkedHashSet<>(letters);
            }
            return Set.of(String.valueOf(first));
        }
    }
}
