package se.klardag.cli.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.text.UsageException;

/// Case files that nobody has put in order, by when each was changed last (*filernas ordning*), oldest first. Their names tell
/// nothing: `2022-07-v2.csv` comes before `2022-07.csv`, and is the later export.
///
/// @param files oldest first
public record FileOrder(List<Dated> files) {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    /// @param changed to the minute, by a Swedish clock
    public record Dated(Path file, LocalDateTime changed) {}

    public FileOrder {
        files = List.copyOf(files);
    }

    /// @throws UsageException when two were changed in the same minute, as copies are: then nobody can tell which is newer
    public static FileOrder of(List<Path> files) {
        var dated = new ArrayList<>(files.stream().map(file -> new Dated(file, changed(file))).toList());
        dated.sort(Comparator.comparing(Dated::changed));
        for (int i = 1; i < dated.size(); i++) {
            if (dated.get(i).changed().equals(dated.get(i - 1).changed())) {
                throw new UsageException("month.same-time", shown(dated.get(i - 1)), shown(dated.get(i)));
            }
        }
        return new FileOrder(dated);
    }

    /// The order in words, with the file that holds.
    public String text(Texts texts) {
        return texts.get("month.order",
                files.stream().map(FileOrder::shown).collect(Collectors.joining(", ")),
                TerminalSafe.of(String.valueOf(files.getLast().file().getFileName())));
    }

    private static String shown(Dated dated) {
        return "%s (%s)".formatted(
                TerminalSafe.of(String.valueOf(dated.file().getFileName())),
                dated.changed().toString().replace('T', ' '));
    }

    private static LocalDateTime changed(Path file) {
        try {
            return LocalDateTime.ofInstant(Files.getLastModifiedTime(file).toInstant(), SWEDEN)
                    .truncatedTo(ChronoUnit.MINUTES);
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        }
    }
}
