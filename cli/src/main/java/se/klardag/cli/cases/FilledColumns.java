package se.klardag.cli.cases;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.Header;

/// Which of our columns the files of a call fill (*fyllda kolumner*). A wide file fills those it has a heading for, even if
/// every row is blank; the long files together fill those they have an event of.
public final class FilledColumns {
    private final Set<Column> lacking = EnumSet.noneOf(Column.class);
    private final Set<Column> headed = EnumSet.noneOf(Column.class);
    private final Set<Column> met = EnumSet.noneOf(Column.class);
    private final Set<Column> unmet = EnumSet.noneOf(Column.class);
    private final Set<Column> claimed = EnumSet.noneOf(Column.class);
    private final Set<Column> declaredAbsent;
    private final Set<Column> saidRecorded;
    private boolean anyLong;

    /// @param declaredAbsent columns that the source was declared not to record
    /// @param saidRecorded   columns that it was said to record
    FilledColumns(Set<Column> declaredAbsent, Set<Column> saidRecorded) {
        this.declaredAbsent = declaredAbsent;
        this.saidRecorded = saidRecorded;
    }

    void clear() {
        lacking.clear();
        headed.clear();
        unmet.clear();
        met.clear();
        claimed.clear();
        anyLong = false;
    }

    /// A file is read.
    void file(Header header) {
        if (header.isLong()) {
            anyLong = true;
        } else {
            Arrays.stream(header.columns()).filter(Objects::nonNull).forEach(headed::add);
            lack(header.columns());
        }
    }

    /// All files are read.
    ///
    /// @param events columns of which the long files had an event
    /// @throws CaseFileException when a column was declared absent, and one of the files has it
    void events(Set<Column> events, String file) {
        if (anyLong) {
            met.addAll(events);
            unmet.addAll(EnumSet.complementOf(EnumSet.copyOf(met)));
            unmet.removeAll(lacking);
            claimed.addAll(unmet);
            claimed.retainAll(saidRecorded);
            unmet.removeAll(claimed);
            var filled = EnumSet.copyOf(met);
            filled.addAll(claimed);
            lack(filled.toArray(Column[]::new));
        }
        for (var column : declaredAbsent) {
            boolean elsewhere = headed.contains(column) && lacking.contains(column);
            if (elsewhere || (anyLong && met.contains(column))) {
                throw new CaseFileException(file, "fault.absent-there", column.title());
            }
        }
    }

    /// Whether a value of the column contradicts what was declared.
    boolean isAgainst(@Nullable Column column) {
        return column != null && declaredAbsent.contains(column);
    }

    /// Columns that the source was said to record, of which the long files have no event.
    public Set<Column> claimed() {
        return claimed;
    }

    /// Columns of which the long files have no event, where nobody said that the source records them.
    public Set<Column> unmet() {
        return unmet;
    }

    private void lack(@Nullable Column[] filled) {
        var others = EnumSet.allOf(Column.class);
        Arrays.stream(filled).filter(Objects::nonNull).forEach(others::remove);
        lacking.addAll(others);
    }

    /// Whether no file fills the column.
    public boolean isNowhere(Column column) {
        return lacking.contains(column) && !headed.contains(column) && !met.contains(column)
                && !claimed.contains(column);
    }

    /// Whether some file does not fill the column.
    public boolean lacks(Column column) {
        return lacking.contains(column);
    }

    /// Whether the source was declared not to record it.
    public boolean isDeclaredAbsent(Column column) {
        return declaredAbsent.contains(column);
    }
}
