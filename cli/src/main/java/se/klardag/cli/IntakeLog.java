package se.klardag.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import se.klardag.cli.cases.Rejected;
import se.klardag.cli.cases.RowLog;

/// What a call's case files left out (*inläsningslogg*): counts, the first rows, and every row to a file when asked.
final class IntakeLog implements RowLog {
    private static final int SHOWN = 20;

    private final List<Rejected> first = new ArrayList<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private final RejectFile file;
    private long count;

    IntakeLog(RejectFile file) {
        this.file = file;
    }

    @Override
    public void passStarts() {
        first.clear();
        ignored.clear();
        count = 0;
        file.restart();
    }

    @Override
    public void rejected(Rejected row) {
        count++;
        if (first.size() < SHOWN) {
            first.add(row);
        }
        file.write(row);
    }

    @Override
    public void ignoredColumn(String name, String title) {
        ignored.add(name + "\t" + title);
    }

    long count() {
        return count;
    }

    /// The first rejected rows, 20 at most.
    List<Rejected> first() {
        return first;
    }

    /// File and title of each column left unread, a tab between.
    Set<String> ignored() {
        return ignored;
    }
}
