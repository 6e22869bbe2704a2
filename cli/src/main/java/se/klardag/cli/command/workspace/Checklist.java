package se.klardag.cli.command.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;

/// What was done of a month and what was not (*checklista*), with the next command.
final class Checklist {
    private final Texts texts;
    private final List<String> lines = new ArrayList<>();
    private Optional<String> next = Optional.empty();
    private boolean hindered;

    Checklist(Texts texts) {
        this.texts = texts;
    }

    /// A step that is done.
    void done(String step, Object... values) {
        lines.add("[x] " + TerminalSafe.of(texts.get("month." + step, values)));
    }

    /// A step that is not.
    void open(String step, Object... values) {
        lines.add("[ ] " + TerminalSafe.of(texts.get("month." + step, values)));
    }

    /// What is to be run now; the first that is said holds.
    void next(String command) {
        if (next.isEmpty()) {
            next = Optional.of(command);
        }
    }

    /// What is to be run once what prevents it is out of the way.
    void nextThen(String command) {
        hindered = next.isEmpty();
        next(command);
    }

    String print() {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        next.ifPresent(command -> text.append('\n')
                .append(texts.get(hindered ? "month.next-then" : "month.next"))
                .append("\n  ")
                .append(TerminalSafe.of(command))
                .append('\n'));
        return text.toString();
    }
}
