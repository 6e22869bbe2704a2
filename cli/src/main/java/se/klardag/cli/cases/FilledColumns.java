package se.klardag.cli.cases;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.Header;

/// Which of our columns the files of a call fill (*fyllda kolumner*). A wide file fills those it has a heading for, even if
/// every row is blank; the long files together fill those they have an event of.
public final class FilledColumns {
    private final Set<Column> lacking = EnumSet.noneOf(Column.class);
    private final Set<Column> declaredAbsent;
    private boolean anyLong;

    /// @param declaredAbsent columns that the source was declared not to record
    FilledColumns(Set<Column> declaredAbsent) {
        this.declaredAbsent = declaredAbsent;
    }

    void clear() {
        lacking.clear();
        anyLong = false;
    }

    /// A file is read.
    void file(Header header) {
        if (header.isLong()) {
            anyLong = true;
        } else {
            lack(header.columns());
        }
    }

    /// All long files are read.
    void events(Set<Column> met) {
        if (anyLong) {
            lack(met.toArray(Column[]::new));
        }
    }

    private void lack(@Nullable Column[] filled) {
        var others = EnumSet.allOf(Column.class);
        Arrays.stream(filled).filter(Objects::nonNull).forEach(others::remove);
        lacking.addAll(others);
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
