package se.klardag.cli.output;

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
        for (var group : schema.at("/$defs/groups").properties()) {
            for (var member : group.getValue().get("properties").properties()) {
                // A member is either {value, status, …} or the bare value, which is described after "else".
                var bare = member.getValue().get("else");
                if (bare == null) {
                    throw new IllegalStateException("no bare value at " + group.getKey() + "." + member.getKey());
                }
                words.put(group.getKey() + "." + member.getKey(), words(bare));
            }
        }
        return words;
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
            words.addAll(new Pattern(value.get("pattern").asString()).words());
        } else {
            switch (value.path("type").asString("")) {
                case "integer" -> words.addAll(INTEGERS.stream().filter(number -> allows(value, number)).toList());
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

    /// The words of a pattern of alternatives, classes and fixed counts: every alternative, every
    /// character of a class.
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
                int times = Integer.parseInt(text.substring(at + 1, end).replaceAll(",.*", ""));
                at = end + 1;
                var repeated = new LinkedHashSet<String>();
                one.forEach(each -> repeated.add(each.repeat(times)));
                return repeated;
            }
            if (at < text.length() && "*+?\\.".indexOf(text.charAt(at)) >= 0) {
                throw new IllegalStateException("a pattern this test does not read: " + text + " at " + at);
            }
            return one;
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
