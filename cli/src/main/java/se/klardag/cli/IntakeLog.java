package se.klardag.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.klardag.cli.cases.Rejected;
import se.klardag.cli.cases.RowLog;

/// What a call's case files left out (*inläsningslogg*): counts, the first rows, and every row to a file when asked.
final class IntakeLog implements RowLog {
    private static final int SHOWN = 20;

    private final List<Rejected> first = new ArrayList<>();
    private final Map<String, Set<String>> ignored = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final RejectFile file;

    IntakeLog(RejectFile file) {
        this.file = file;
    }

    @Override
    public void passStarts() {
        first.clear();
        ignored.clear();
        counts.clear();
        file.restart();
    }

    @Override
    public void rejected(Rejected row) {
        counts.merge(row.file(), 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add(row);
        }
        file.write(row);
    }

    @Override
    public void ignoredColumn(String name, String title) {
        ignored.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(title);
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
