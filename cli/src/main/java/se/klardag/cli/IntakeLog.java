package se.klardag.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.cases.Layout;
import se.klardag.cli.cases.Rejected;
import se.klardag.cli.cases.RowLog;

/// What a call's case files left out (*inläsningslogg*): counts, the first rows, and every row to a file when asked.
final class IntakeLog implements RowLog {
    static final List<String> HEADER = List.of("file", "row", "case_id", "column", "value", "reason", "message");

    private static final int SHOWN = 20;

    private final List<Rejected> first = new ArrayList<>();
    private final Map<String, Set<String>> ignored = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Layout> layouts = new LinkedHashMap<>();
    private final Optional<OutFolder.Lines> lines;
    private final Texts texts;
    private long notYet;
    private long undated;

    /// @param lines takes every rejected row, when the call asked for a folder
    IntakeLog(Optional<OutFolder.Lines> lines, Texts texts) {
        this.lines = lines;
        this.texts = texts;
    }

    @Override
    public void passStarts() {
        first.clear();
        ignored.clear();
        counts.clear();
        layouts.clear();
        notYet = 0;
        undated = 0;
        lines.ifPresent(OutFolder.Lines::restart);
    }

    @Override
    public void rejected(Rejected row) {
        counts.merge(row.file(), 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add(row);
        }
        lines.ifPresent(each -> each.write(fields(row)));
    }

    @Override
    public void ignoredColumn(String name, String title) {
        ignored.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(title);
    }

    @Override
    public void laidOut(String name, Layout layout) {
        layouts.put(name, layout);
    }

    @Override
    public void knownBy(long later, long withoutRecordedTime) {
        notYet = later;
        undated = withoutRecordedTime;
    }

    /// How each file turned out to be laid out.
    Map<String, Layout> layouts() {
        return layouts;
    }

    /// Rows recorded after the day that counts.
    long notYet() {
        return notYet;
    }

    /// Rows without a recorded time, taken as recorded when they happened.
    long undated() {
        return undated;
    }

    /// What is to be done about the row, in the reader's language.
    String message(Rejected row) {
        return texts.get("reject." + row.reason().code(), row.allowed());
    }

    private List<String> fields(Rejected row) {
        return List.of(
                IdentityMask.mask(row.file()),
                Long.toString(row.row()),
                IdentityMask.mask(row.caseId()),
                row.column(),
                IdentityMask.mask(row.value()),
                row.reason().code(),
                message(row));
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Rejected rows by file; no file without any.
    Map<String, Long> counts() {
        return counts;
    }

    /// The first rejected rows, 20 at most.
    List<Rejected> first() {
        return first;
    }

    /// Titles of the columns left unread, by file.
    Map<String, Set<String>> ignored() {
        return ignored;
    }
}
