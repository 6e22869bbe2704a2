package se.klardag.cli.cases;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ids that came again, and what becomes of their rows (*återkommande ärenden*). Memory grows with the number of
/// such ids, not with their rows: a file may hold one row a million times.
final class Repeats {
    /// The rows of one id: the first of them, and whether another says something else.
    private static final class Group {
        private final int file;
        private final long line;
        private final String content;
        private boolean differing;

        Group(int file, long line, String content) {
            this.file = file;
            this.line = line;
            this.content = content;
        }
    }

    private final LongSet suspects;
    private final Map<String, Group> byId = new HashMap<>();

    /// @param suspects hashes of ids that came more than once
    Repeats(LongSet suspects) {
        this.suspects = suspects;
    }

    /// Whether the id may be one of them.
    boolean concern(CaseRow row) {
        return row.hasId() && suspects.contains(row.idHash());
    }

    /// Takes a row of such an id, in the order of the files.
    ///
    /// @param content hash of what the row says
    void add(String id, int file, long line, String content) {
        var first = byId.putIfAbsent(id, new Group(file, line, content));
        if (first != null && !first.content.equals(content)) {
            first.differing = true;
        }
    }

    /// Why the row is rejected; `null` when it stays.
    @Nullable
    RejectReason reasonFor(CaseRow row, int file, long line) {
        var group = concern(row) ? byId.get(row.id()) : null;
        if (group == null) {
            return null;
        }
        if (group.differing) {
            return RejectReason.CONFLICTING_CASE_ID;
        }
        return group.file == file && group.line == line ? null : RejectReason.DUPLICATE_CASE_ID;
    }
}
