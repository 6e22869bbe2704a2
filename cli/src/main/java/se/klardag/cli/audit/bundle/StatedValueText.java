package se.klardag.cli.audit.bundle;

import java.util.Set;
import java.util.stream.Collectors;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.TermWords;
import tools.jackson.databind.JsonNode;

/// A field of the receipt and its value in words (*uppgift i kvittot i ord*): keys and codes are for programs.
final class StatedValueText {
    private static final int NAMED = 16;
    private static final Set<String> OF_COLUMNS = Set.of(
            "missingColumns", "absentColumns", "columnsInNoFile", "recordedColumns", "field");

    private final Texts texts;

    StatedValueText(Texts texts) {
        this.texts = texts;
    }

    /// What the field is called.
    String label(String field) {
        return word("bundle.stated.", field);
    }

    /// Its value on one line: words and numbers in their order.
    String of(String field, JsonNode value) {
        if (value.isBoolean()) {
            return texts.get(value.booleanValue() ? "bundle.stated.yes" : "bundle.stated.no");
        }
        if (value.isArray()) {
            var shown = value.valueStream()
                    .limit(NAMED)
                    .map(each -> of(field, each))
                    .collect(Collectors.joining(", "));
            return value.size() > NAMED ? shown + " … (+" + (value.size() - NAMED) + ")" : shown;
        }
        if (value.isObject()) {
            return value.propertyStream()
                    .map(each -> part(each.getKey(), each.getValue()))
                    .collect(Collectors.joining(" "));
        }
        return OF_COLUMNS.contains(field) ? column(value.asString()) : value.asString();
    }

    /// Why an export does not look whole is a sentence of its own; another code is a municipality's.
    private String part(String key, JsonNode value) {
        var sentence = "bundle.stated.code." + value.asString("");
        return key.equals("code") && texts.has(sentence)
                ? texts.get(sentence)
                : word("bundle.stated.part.", key) + " " + of(key, value);
    }

    /// A column by what it holds, and by its heading.
    private String column(String title) {
        var key = "fact." + title;
        return texts.has(key) ? TermWords.uncapitalised(texts.get(key)) + " (" + title + ")" : title;
    }

    /// What none of our receipts holds stays as it is.
    private String word(String keys, String key) {
        return texts.has(keys + key) ? texts.get(keys + key) : key;
    }
}
