package se.klardag.cli.cases.row;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.cell.TextLimit;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.Header;
import se.klardag.cli.cases.table.RowReader;
import se.klardag.cli.text.Blanks;

/// Takes the fields of a wide row into a [CaseRow] (*ärenderadens fält*).
public final class WideFields implements RowReader.Fields {
    private final @Nullable Column[] columns;
    private final CaseRow row;
    private final PatientFilter patients;
    private final @Nullable CodeTranslation translation;
    private final Predicate<Column> absent;
    private final String file;
    private long line;
    private @Nullable Column against;

    /// @param translation of foreign codes; `null` when the file uses ours
    /// @param absent      columns that were declared absent
    public WideFields(
            String file, Header header, CaseRow row, PatientFilter patients, @Nullable CodeTranslation translation,
            Predicate<Column> absent) {
        this.file = file;
        this.absent = absent;
        this.columns = header.columns();
        this.row = row;
        this.patients = patients;
        this.translation = translation;
    }

    @Override
    public void begin(long startingLine) {
        line = startingLine;
        against = null;
        row.clear();
    }

    /// Refuses a file of which the row that was read has a value of a column that was declared absent.
    ///
    /// @throws CaseFileException with the column and the line
    public void refuseContradiction() {
        if (against != null) {
            throw new CaseFileException(file, "fault.absent-filled", against.title(), Long.toString(line));
        }
    }

    @Override
    public void lost(int index, RowReader.Lost why, String shown) {
        var column = index < columns.length ? columns[index] : null;
        if (column != null) {
            row.reject(RejectReason.of(why), column, shown);
        }
    }

    @Override
    public void field(int index, char[] text, int offset, int length) {
        var column = index < columns.length ? columns[index] : null;
        if (column == null) {
            return;
        }
        if (absent.test(column) && !Blanks.isBlank(text, offset, length)) {
            against = against == null ? column : against;
        }
        if (TextLimit.isOver(text, offset, length, TextLimit.LONGEST)) {
            row.set(column, text, offset, length); // which rejects it
            return;
        }
        if (column == Column.PATIENT && patients.isImpossible(text, offset, length)) {
            row.markImpossibleNumber();
        }
        if (column == Column.PATIENT && !patients.passes(text, offset, length, line)) {
            var instead = patients.instead(text, offset, length);
            row.set(column, instead, 0, instead.length);
        } else if (translation == null) {
            row.set(column, text, offset, length);
        } else {
            var ours = translation.field(column, new String(text, offset, length)).toCharArray();
            row.set(column, ours, 0, ours.length);
        }
    }
}
