package se.klardag.cli.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.row.RejectReason;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.cases.row.RowValues;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.RowReader;
import se.klardag.engine.facts.CaseOrigin;

/// The ids that came again, and what becomes of their rows (*återkommande ärenden*). Memory grows with the number of
/// such ids, not with their rows: a file may hold one row a million times.
///
/// Rows that say the same are one case, whose fullest row stays. Rows that differ are no case; unless they are of different
/// files and the newer file holds: then the rows of the last file are what counts, and those of the files before it are
/// replaced. So is, whichever file holds, a row whose blanks a later file fills and which it does not contradict.
final class RepeatedCases {
    private static final int COLUMNS = Column.values().length;

    /// The rows of one id: the fullest of them, what they say together, and whether two of them say different things.
    private static final class Group {
        private final @Nullable String[] values = new @Nullable String[COLUMNS];
        /// The first file whose rows are not replaced.
        private int firstFile;
        private int lastFile = -1;
        private int file;
        private long line;
        private int filled = -1;
        private boolean unreadable;
        private boolean differing;
        /// How its id is written, where that differs from row to row.
        private final Set<String> written = new HashSet<>();

        void add(int otherFile, long otherLine, @Nullable String[] other, boolean newest) {
            boolean isLater = otherFile > lastFile && lastFile >= 0;
            if (isLater && (newest ? !saysSame(other) : fills(other))) {
                replace(otherFile);
            }
            differing |= unreadable || !saysSame(other);
            int filledThere = 0;
            for (int i = 0; i < COLUMNS; i++) {
                values[i] = values[i] == null ? other[i] : values[i];
                filledThere += other[i] == null || other[i].isEmpty() ? 0 : 1;
            }
            if (filledThere > filled) {
                filled = filledThere;
                file = otherFile;
                line = otherLine;
            }
            lastFile = otherFile;
        }

        /// Takes a row with a problem, which is the same as no other.
        void addUnreadable(int otherFile, long otherLine, boolean newest) {
            if (newest && otherFile > lastFile && lastFile >= 0) {
                replace(otherFile);
            }
            differing |= lastFile >= 0 && (!newest || otherFile == lastFile);
            differing |= !newest;
            unreadable = true;
            file = otherFile;
            line = otherLine;
            lastFile = otherFile;
        }

        /// A newer file begins anew.
        private void replace(int newer) {
            Arrays.fill(values, null);
            firstFile = newer;
            filled = -1;
            unreadable = false;
            differing = false;
        }

        /// Whether a later row says all that is said so far, and more where that is blank: what nobody knew when the first file
        /// was written is known now.
        private boolean fills(@Nullable String[] other) {
            if (unreadable || differing) {
                return false;
            }
            boolean more = false;
            for (int i = 0; i < COLUMNS; i++) {
                var was = values[i];
                if (was != null && !was.isEmpty() && !was.equals(other[i])) {
                    return false;
                }
                more |= was != null && was.isEmpty() && other[i] != null && !was.equals(other[i]);
            }
            return more;
        }

        private boolean saysSame(@Nullable String[] other) {
            if (unreadable || differing) {
                return false;
            }
            for (int i = 0; i < COLUMNS; i++) {
                if (other[i] != null && values[i] != null && !Objects.equals(other[i], values[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The row that holds instead of an older one, or that says the same as one of another file (*nyare rad*).
    static final class Newer {
        private final Group group;
        private final boolean alike;

        private Newer(Group group, boolean alike) {
            this.group = group;
            this.alike = alike;
        }

        /// Whether both say the same.
        boolean isAlike() {
            return alike;
        }

        /// File and line of the row that holds.
        CaseOrigin place() {
            return new CaseOrigin(group.file, group.line);
        }

        /// What it says otherwise than the row that is shown now; nothing where it cannot be read.
        List<RowLog.Change> changes(CaseRow row, Set<Column> columns) {
            var changes = new ArrayList<RowLog.Change>();
            if (group.unreadable) {
                return changes;
            }
            var before = RowValues.of(row, columns);
            for (var column : Column.values()) {
                var was = RowValues.shown(column, before[column.slot()]);
                var is = RowValues.shown(column, group.values[column.slot()]);
                if (!was.equals(is)) {
                    changes.add(new RowLog.Change(column.title(), was, is));
                }
            }
            return changes;
        }
    }

    private final LongSet suspects;
    private final boolean newest;
    private final Map<String, Group> byId = new HashMap<>();

    /// @param suspects hashes of ids that came more than once
    /// @param newest   whether the later file holds where two differ
    RepeatedCases(LongSet suspects, boolean newest) {
        this.suspects = suspects;
        this.newest = newest;
    }

    /// Whether the id may be one of them.
    boolean concern(CaseRow row) {
        return row.hasId() && suspects.contains(row.idHash());
    }

    /// Takes a row of such an id, in the order of the files. A column that the file lacks is compared with nothing; a row
    /// with a problem is the same as no other.
    void add(CaseRow row, int file, RowReader reader) {
        var group = byId.computeIfAbsent(row.id(), _ -> new Group());
        group.written.add(row.idWritten().isEmpty() ? row.id() : row.idWritten());
        if (row.isRejected()) {
            group.addUnreadable(file, reader.line(), newest);
        } else {
            group.add(file, reader.line(), RowValues.of(row, reader.columns()), newest);
        }
    }

    /// Takes a row that is the same as no other and replaces none, whatever that says.
    void addIncomparable(String id) {
        var group = byId.computeIfAbsent(id, _ -> new Group());
        group.differing = true;
        group.firstFile = 0;
    }

    /// The row of another file that stands for this one; `null` where there is none, or no file holds over another. Without
    /// a file that holds, only a row that fills blanks stands for an earlier one.
    @Nullable
    Newer newerThan(CaseRow row, int file) {
        var group = concern(row) ? byId.get(row.id()) : null;
        if (group == null || (group.differing && !newest)) {
            return null;
        }
        if (file < group.firstFile) {
            return new Newer(group, false);
        }
        return !newest || group.differing || group.file == file ? null : new Newer(group, true);
    }

    /// Why the row is rejected; `null` when it stays.
    @Nullable
    RejectReason reasonFor(CaseRow row, int file, long line) {
        var group = concern(row) ? byId.get(row.id()) : null;
        if (group == null) {
            return null;
        }
        boolean alike = group.written.size() > 1;
        if (group.differing) {
            return alike ? RejectReason.CONFLICTING_ALIKE_ID : RejectReason.CONFLICTING_CASE_ID;
        }
        return group.file == file && group.line == line ? null
                : alike ? RejectReason.DUPLICATE_ALIKE_ID : RejectReason.DUPLICATE_CASE_ID;
    }
}
