package se.klardag.cli.command.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;

/// Ids that look like others (*id som liknar andra*): counts, and the first of each kind.
final class IdNotes {
    private static final int SHOWN = 20;

    /// @param key of the message
    private record Note(String key, String file, long row, String written, String caseId) {}

    private final List<Note> first = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    void restart() {
        first.clear();
        counts.clear();
    }

    void add(String key, String file, long row, String written, String caseId) {
        if (counts.merge(key, 1L, Long::sum) <= SHOWN) {
            first.add(new Note(key, file, row, written, caseId));
        }
    }

    void tell(Console console) {
        var texts = console.texts();
        first.forEach(note -> console.complain(texts.get(
                note.key(), note.file(), note.row(), TerminalSafe.briefly(note.written()),
                TerminalSafe.briefly(note.caseId()))));
        counts.forEach((key, count) -> {
            if (count > SHOWN) {
                console.complain(texts.get(
                        key + ".more", new NumberFormats(texts.language()).people(count - SHOWN)));
            }
        });
    }
}
