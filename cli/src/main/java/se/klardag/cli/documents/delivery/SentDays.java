package se.klardag.cli.documents.delivery;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.store.Ledger;

/// When the ledger noted each file as sent (*utskickets dagar*), the last time where it was several.
public final class SentDays {
    /// Nothing is noted.
    public static final SentDays NONE = new SentDays(Map.of());

    private final Map<String, Noted> byFile;

    private SentDays(Map<String, Noted> byFile) {
        this.byFile = Map.copyOf(byFile);
    }

    /// @param sequence of the ledger's entry
    private record Noted(long sequence, LocalDate day) {}

    /// Everything that the ledger noted until now.
    public static SentDays of(Ledger ledger) {
        var found = new HashMap<String, Noted>();
        for (var entry : ledger.journal().entries()) {
            var document = ledger.read(entry.sequence());
            if (document.content() instanceof EntryBody.Dispatch dispatch) {
                dispatch.files()
                        .forEach(file -> found.put(
                                key(file.name(), file.sha256()),
                                new Noted(document.sequence(), document.date())));
            }
        }
        return new SentDays(found);
    }

    /// The day of a file in these very bytes.
    Optional<LocalDate> day(DocumentFile file) {
        return noted(file).map(Noted::day);
    }

    /// Files that go out now: those that nobody noted, and of the noted the newest, where that is of the day.
    ///
    /// @param files that are listed together
    List<DocumentFile> now(List<DocumentFile> files, LocalDate today) {
        long last = files.stream().flatMap(file -> noted(file).stream()).mapToLong(Noted::sequence).max().orElse(0);
        return files.stream()
                .filter(file -> noted(file)
                        .map(each -> each.sequence() == last && each.day().equals(today))
                        .orElse(true))
                .toList();
    }

    private Optional<Noted> noted(DocumentFile file) {
        return Optional.ofNullable(byFile.get(key(file.name(), file.sha256())));
    }

    private static String key(String name, String sha256) {
        return name + " " + sha256;
    }
}
