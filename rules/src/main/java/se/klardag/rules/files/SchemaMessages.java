package se.klardag.rules.files;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.value.BilingualText;
import tools.jackson.databind.JsonNode;

/// What a fault against the schema says to the person who wrote the file (*felmeddelande*).
final class SchemaMessages {
    private SchemaMessages() {}

    /// What was expected, from all faults at one place: a value may be a whole number or a word.
    ///
    /// @param theirs the checker's own words, for faults that need none of ours
    static BilingualText expected(List<Error> faults, BilingualText theirs) {
        var forms = new ArrayList<BilingualText>();
        for (var fault : faults) {
            var form = form(fault);
            if (form == null) {
                return theirs;
            }
            if (!forms.contains(form)) {
                forms.add(form);
            }
        }
        var node = faults.getFirst().getInstanceNode();
        var all = forms.stream()
                .reduce((one, other) -> one.and(new BilingualText(" eller ", " or ")).and(other))
                .orElseThrow();
        return new BilingualText("ska vara ", "must be ").and(all).and(found(node)).and(hint(node, faults));
    }

    /// What the schema allows here; `null` when the checker's own words are as good.
    private static @Nullable BilingualText form(Error fault) {
        var schema = fault.getSchemaNode();
        return switch (String.valueOf(fault.getKeyword())) {
            case "type" -> type(schema);
            case "const" -> BilingualText.same(text(schema));
            case "enum" -> words(schema);
            case "minimum" -> new BilingualText("lägst " + text(schema), "at least " + text(schema));
            case "maximum" -> new BilingualText("högst " + text(schema), "at most " + text(schema));
            case "exclusiveMinimum" -> new BilingualText("mer än " + text(schema), "more than " + text(schema));
            case "pattern" -> pattern(text(schema));
            default -> null;
        };
    }

    private static @Nullable BilingualText type(JsonNode schema) {
        return switch (text(schema)) {
            case "integer" -> new BilingualText("ett heltal", "a whole number");
            case "number" -> new BilingualText("ett tal", "a number");
            case "string" -> new BilingualText("text", "text");
            case "object" -> new BilingualText("en karta med nycklar", "a map");
            case "array" -> new BilingualText("en lista", "a list");
            default -> null;
        };
    }

    private static BilingualText words(JsonNode schema) {
        var words = new ArrayList<String>();
        schema.forEach(word -> words.add(text(word)));
        return words.size() == 1
                ? BilingualText.same(words.getFirst())
                : new BilingualText("ett av orden ", "one of ").and(BilingualText.same(String.join(", ", words)));
    }

    /// The forms that people get wrong; others are shown as the checker shows them.
    private static @Nullable BilingualText pattern(String pattern) {
        if (pattern.contains("[0-5][0-9]")) {
            return new BilingualText("ett klockslag som \"12:00\"", "a time of day like \"12:00\"");
        }
        if (pattern.equals("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")) {
            return new BilingualText("ett datum som 2022-01-31", "a date like 2022-01-31");
        }
        if (pattern.equals("^[0-9]{2}$")) {
            return new BilingualText("två siffror som \"12\"", "two digits like \"12\"");
        }
        if (pattern.equals("\\S")) {
            return new BilingualText("en text som inte är tom", "a text that is not empty");
        }
        if (pattern.contains("decimals")) {
            return new BilingualText(
                    "none, eller till exempel 2 decimals down eller 2 decimals half-up",
                    "none, or for example 2 decimals down or 2 decimals half-up");
        }
        return null;
    }

    private static BilingualText found(JsonNode node) {
        if (node.isContainer()) {
            return BilingualText.same("");
        }
        if (node.isNull()) {
            return new BilingualText(", inte tomt", ", not empty");
        }
        var written = node.isString() ? "\"" + text(node) + "\"" : text(node);
        var shown = written.length() > 60 ? written.substring(0, 60) + "…" : written;
        return new BilingualText(", inte " + shown, ", not " + shown);
    }

    /// What the writer may have meant.
    private static BilingualText hint(JsonNode node, List<Error> faults) {
        boolean wantsNumber = faults.stream()
                .anyMatch(fault -> "type".equals(fault.getKeyword())
                        && text(fault.getSchemaNode()).matches("integer|number"));
        if (wantsNumber && node.isString()) {
            if (text(node).matches("[0-9]+([.][0-9]+)?")) {
                return new BilingualText("; skriv talet utan citattecken", "; write the number without quotes");
            }
            if (text(node).matches("[0-9]+,[0-9]+")) {
                return new BilingualText("; skriv decimalpunkt", "; write a decimal point");
            }
            if (text(node).matches("[0-9][0-9 ]*([.,][0-9]+)? *[\\p{L}%/]+.*")) {
                return new BilingualText("; skriv bara talet, utan enhet", "; write the number alone, without a unit");
            }
        }
        boolean wantsTime = faults.stream().anyMatch(SchemaMessages::isTime);
        if (wantsTime && node.isNumber()) {
            return new BilingualText(
                    "; skriv klockslaget som \"12:00\"", "; write the time of day like \"12:00\"");
        }
        if (wantsNumber && node.isNumber()) {
            return new BilingualText("; här räknas hela dagar eller timmar", "; whole days or hours are counted here");
        }
        var words = new ArrayList<String>();
        faults.stream()
                .map(Error::getSchemaNode)
                .filter(JsonNode::isArray)
                .forEach(schema -> schema.forEach(word -> words.add(text(word))));
        return SchemaKeys.nearest(text(node), words)
                .map(near -> new BilingualText("; menade du " + near + "?", "; did you mean " + near + "?"))
                .orElse(BilingualText.same(""));
    }

    private static boolean isTime(Error fault) {
        var pattern = fault.getSchemaNode();
        return "type".equals(fault.getKeyword()) && "string".equals(text(pattern))
                && String.valueOf(fault.getSchemaLocation()).contains("values/break");
    }

    private static String text(JsonNode node) {
        return node.isNumber() ? node.decimalValue().toPlainString() : node.asString("");
    }
}
