package se.klardag.cli.report.overview;

import java.util.List;
import java.util.Optional;

/// A table of the month (*månadens tabell*), before anybody prints it.
///
/// @param id      on the page; the key of the sheet's name is `overview.sheet.` and the id
/// @param caption what it shows
/// @param columns the first has the row's name
/// @param rows    as many values as columns
/// @param total   below the rows
record FigureTable(
        String id,
        String caption,
        List<Column> columns,
        List<List<TableValue>> rows,
        Optional<List<TableValue>> total) {
    FigureTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// A column.
    ///
    /// @param number whether its values are aligned to the right
    record Column(String heading, boolean number) {}

    boolean isEmpty() {
        return rows.isEmpty();
    }
}
