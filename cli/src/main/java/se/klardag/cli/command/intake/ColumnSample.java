package se.klardag.cli.command.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import se.klardag.cli.cases.row.CodeTranslation;
import se.klardag.cli.cases.table.Column;
import se.klardag.rules.mapping.Mapping;
import se.klardag.rules.places.Municipalities;

/// A column of an unknown file (*okänd kolumn*): its heading, and what its first values look like.
///
/// @param at     its position, from 0
/// @param values of the first rows, without blanks
/// @param rows   how many rows that is
record ColumnSample(int at, String heading, List<String> values, int rows) {
    private static final int MOST_WORDS = 20;
    private static final Pattern CLOCK = Pattern.compile(
            "(?:(?:1899-12-3[01]|1900-01-0[01]|1970-01-01)[ T])?(?:[01]?[0-9]|2[0-3])[:.]?[0-5][0-9](?:[:.][0-5][0-9])?"
                    + "|0[.,][0-9]{2,}");
    private static final Pattern CENTURY = Pattern.compile("1[89]|20");

    boolean isBlank() {
        return values.isEmpty();
    }

    /// Dates, with or without their time of day.
    boolean isDates() {
        return most(value -> DateForms.shape(value) != DateForms.Shape.NEITHER);
    }

    /// Dates alone.
    boolean isDays() {
        return most(value -> DateForms.shape(value) == DateForms.Shape.DAY);
    }

    /// Times of day alone.
    boolean isClocks() {
        return most(value -> CLOCK.matcher(value).matches()) && values.stream().anyMatch(value -> value.length() > 2);
    }

    /// 18, 19 and 20 alone.
    boolean isCenturies() {
        return !values.isEmpty() && values.stream().allMatch(value -> CENTURY.matcher(value).matches());
    }

    /// Kommuner, by name or by code.
    boolean isMunicipalities(CodeTranslation translation, Municipalities all) {
        return most(value -> municipality(value, translation, all).isPresent());
    }

    private static Optional<Integer> municipality(String value, CodeTranslation translation, Municipalities all) {
        var code = translation.field(Column.MUNICIPALITY, value);
        return code.matches("[0-9]{4}") ? all.find(Integer.parseInt(code)).map(each -> each.code()) : Optional.empty();
    }

    /// Whether hardly a row lacks a value, and none comes twice.
    boolean isDistinct() {
        return isFull() && values.stream().distinct().count() == values.size();
    }

    private boolean isFull() {
        return !values.isEmpty() && values.size() * 3 >= rows * 2;
    }

    /// The values that a profile has no word of ours for; empty where they are no list of words at all.
    List<String> unknown(Column column, Mapping words, String ours) {
        var known = List.of(ours.split(", "));
        var unknown = values.stream()
                .distinct()
                .filter(value -> words.word(column.title(), value).isEmpty())
                .filter(value -> !known.contains(Mapping.plain(value)))
                .toList();
        return unknown.size() > MOST_WORDS ? unknown.subList(0, MOST_WORDS) : unknown;
    }

    /// Whether the values may be those of a column of ours: a heading alone is no proof.
    boolean mayBe(Column column, CodeTranslation translation, Municipalities all) {
        return (isBlank() && column.kind() != Column.Kind.ID) || switch (column.kind()) {
            case MOMENT, DAY_OR_MOMENT -> isDates();
            case MUNICIPALITY -> isMunicipalities(translation, all);
            case ID -> isFull() && (!isDates() || values.getFirst().matches("[0-9]+"));
            case TEXT -> !isDates() || values.getFirst().matches("[0-9]+");
            case WORD -> !isDates() && !isMunicipalities(translation, all)
                    && values.stream().distinct().count() <= MOST_WORDS;
        };
    }

    private boolean most(Predicate<String> test) {
        return !values.isEmpty() && values.stream().filter(test).count() * 5 >= values.size() * 3L;
    }
}
