package se.klardag.cli.cases.row;

import java.util.Arrays;
import java.util.List;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.EventColumn;

/// A column as those who fill in a file see it (*kolumnbeskrivning*).
///
/// @param name     in the header
/// @param kind     what it holds
/// @param required whether a file needs the column
/// @param words    the words it may hold, with commas between; empty where any text or time may stand
public record ColumnForm(String name, Kind kind, boolean required, String words) {
    /// What a column holds.
    public enum Kind {
        TEXT,
        CODE,
        WORD,
        DAY,
        MOMENT
    }

    /// The columns of a file with a row a period, without those that only other rules ask for.
    public static List<ColumnForm> ofCases() {
        return Arrays.stream(Column.values())
                .filter(column -> !column.isOfOtherRules())
                .map(column -> new ColumnForm(
                        column.title(),
                        switch (column.kind()) {
                            case ID, TEXT -> Kind.TEXT;
                            case MUNICIPALITY -> Kind.CODE;
                            case WORD -> Kind.WORD;
                            case MOMENT -> Kind.MOMENT;
                            case DAY_OR_MOMENT -> Kind.DAY;
                        },
                        column.isRequired(),
                        ColumnWords.listedFor(column)))
                .toList();
    }

    /// The words that a column may hold, with commas between; empty where it holds no words of a list.
    public static String words(Column column) {
        return ColumnWords.listedFor(column);
    }

    /// The columns of a file with a row an event.
    public static List<ColumnForm> ofEvents() {
        return Arrays.stream(EventColumn.values())
                .map(column -> new ColumnForm(
                        column.title(),
                        switch (column) {
                            case CASE_ID, VALUE -> Kind.TEXT;
                            case EVENT -> Kind.WORD;
                            case AT, RECORDED_AT -> Kind.MOMENT;
                        },
                        column.isRequired(),
                        column == EventColumn.EVENT ? events() : ""))
                .toList();
    }

    /// The names of events, with commas between.
    private static String events() {
        return String.join(
                ", ",
                Arrays.stream(Column.values())
                        .filter(column -> column != Column.CASE_ID && !column.isOfOtherRules())
                        .map(Column::event)
                        .toList());
    }
}
