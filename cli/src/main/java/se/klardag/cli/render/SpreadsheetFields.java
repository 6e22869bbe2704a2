package se.klardag.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.klardag.cli.text.CellSafe;
import se.klardag.cli.text.Texts;

/// The fields of a list as a Swede writes them (*fält för kalkylprogram*), made of those that machines read.
public final class SpreadsheetFields {
    /// What begins a file of text in UTF-8 for Excel.
    static final String MARK = "\ufeff";

    /// What looks like a number and is none.
    private static final Set<String> WORDS = Set.of(
            "code", "municipality", "case_id", "file", "name", "unit", "value", "newer_value",
            "newer_file", "column", "message", "first", "second",
            "number", "period", "month", "agreement", "kommun", "hospital");
    private static final Pattern NUMBER = Pattern.compile("'?(-?[0-9]{1,15}(?:\\.[0-9]+)?)");
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?");

    private SpreadsheetFields() {}

    /// The headings in words; a column without any keeps its name.
    public static List<String> headings(List<String> keys, Texts texts) {
        return keys.stream().map(key -> texts.has("csv." + key) ? texts.get("csv." + key) : key).toList();
    }

    /// A field in the reader's words, where it is a code of ours.
    public static String word(String key, String text, Texts texts) {
        return SpreadsheetWords.of(key, text, texts);
    }

    /// The fields of a row: codes in words, a decimal comma, and a moment with a blank before its hour.
    static List<String> of(List<String> keys, List<String> row, Texts texts) {
        var fields = new ArrayList<String>();
        for (int i = 0; i < row.size(); i++) {
            var text = row.get(i);
            var key = i < keys.size() ? keys.get(i) : "";
            fields.add(number(key, text)
                    .map(number -> number.replace('.', ','))
                    .orElseGet(() -> CellSafe.of(isMoment(text) ? text.replace('T', ' ') : word(key, text, texts))));
        }
        return fields;
    }

    /// The number that a field of a column holds; empty for any other text.
    public static Optional<String> number(String key, String text) {
        var number = NUMBER.matcher(text);
        return !WORDS.contains(key) && number.matches() ? Optional.of(number.group(1)) : Optional.empty();
    }

    /// Whether a field is a date with its time of day.
    public static boolean isMoment(String text) {
        return MOMENT.matcher(text).matches();
    }
}
