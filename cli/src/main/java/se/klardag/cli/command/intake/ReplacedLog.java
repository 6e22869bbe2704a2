package se.klardag.cli.command.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;

/// The rows that gave way to a newer file (*ersatta rader*): counts, the first of them, and every changed value to a file
/// when asked.
final class ReplacedLog {
    /// Names of the columns of changed values.
    static final List<String> HEADER = List.of(
            "file", "row", "case_id", "column", "value", "newer_file", "newer_row", "newer_value");

    private static final int SHOWN = 20;

    private final Optional<OutputFolder.Lines> lines;
    private final boolean newest;
    private final Console console;
    private final List<RowLog.Replaced> first = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Long> repeated = new LinkedHashMap<>();

    /// @param newest whether the newer file holds; otherwise it has only filled blanks
    ReplacedLog(Optional<OutputFolder.Lines> lines, boolean newest, Console console) {
        this.newest = newest;
        this.lines = lines;
        this.console = console;
    }

    void restart() {
        first.clear();
        counts.clear();
        repeated.clear();
        lines.ifPresent(OutputFolder.Lines::restart);
    }

    void add(RowLog.Replaced row) {
        counts.merge(row.file(), 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add(row);
        }
        lines.ifPresent(file -> {
            var changes = row.changes().isEmpty()
                    ? List.of(new RowLog.Change("", "", ""))
                    : row.changes();
            changes.forEach(change -> file.write(List.of(
                    IdentityMask.mask(row.file()),
                    Long.toString(row.row()),
                    IdentityMask.mask(row.caseId()),
                    change.column(),
                    IdentityMask.mask(change.before()),
                    IdentityMask.mask(row.newerFile()),
                    Long.toString(row.newerRow()),
                    IdentityMask.mask(change.now()))));
        });
    }

    void addRepeated(String file) {
        repeated.merge(file, 1L, Long::sum);
    }

    /// Tells of the first rows, where no file holds all, and how many there are in each file.
    void tell() {
        var texts = console.texts();
        if (lines.isEmpty()) {
            first.forEach(row -> console.complain(texts.get(
                    newest ? "intake.replaced-row" : "intake.filled-row", row.file(), row.row(),
                    TerminalSafe.briefly(row.caseId()), changes(row),
                    row.newerFile(), row.newerRow())));
        }
        var numbers = new NumberFormats(texts.language());
        counts.forEach((file, rows) -> console.complain(texts.get(
                !newest ? "intake.filled" : lines.isEmpty() ? "intake.replaced" : "intake.replaced-written",
                numbers.people(rows), file,
                texts.get("intake.out-lists"))));
        repeated.forEach((file, rows) -> console.complain(
                texts.get("intake.repeated-rows", numbers.people(rows), file)));
    }

    private String changes(RowLog.Replaced row) {
        var texts = console.texts();
        return row.changes().isEmpty()
                ? texts.get("intake.newer-rejected")
                : row.changes()
                        .stream()
                        .map(change -> change.column() + " " + shown(change.before()) + " → " + shown(change.now()))
                        .collect(Collectors.joining(", "));
    }

    private String shown(String value) {
        return value.isEmpty() ? console.texts().get("moment.none") : TerminalSafe.briefly(value);
    }
}
