package se.klardag.cli.command.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.klardag.cli.command.workspace.WorkspacePlaces;
import se.klardag.cli.text.Texts;

/// What the case files of a working folder say of the day (*mappens spår*): when they were written, and their newest event.
record FolderTraces(Texts texts) {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    /// A moment has a time of day; a day alone may be one that is planned.
    private static final Pattern MOMENT = Pattern.compile("([12][0-9]{3}-[01][0-9]-[0-3][0-9])[ T][0-2][0-9]:");
    /// Of the end of a file, where the newest rows are.
    private static final int LOOKED_AT = 4_000_000;

    /// The newest first.
    List<DatedTrace> of(WorkspacePlaces places) {
        var traces = new ArrayList<DatedTrace>();
        for (var file : places.caseFiles()) {
            traces.add(new DatedTrace(written(file), texts.get("doctor.trace.written", file.getFileName())));
            newest(file).ifPresent(day -> traces.add(
                    new DatedTrace(day, texts.get("doctor.trace.event", file.getFileName()))));
        }
        traces.sort(Comparator.comparing(DatedTrace::day).reversed());
        return traces;
    }

    private static LocalDate written(Path file) {
        try {
            return LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), SWEDEN);
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        }
    }

    private static Optional<LocalDate> newest(Path file) {
        return file.toString().endsWith(".csv")
                ? MOMENT.matcher(end(file))
                        .results()
                        .flatMap(found -> day(found.group(1)).stream())
                        .max(
                                Comparator.naturalOrder())
                : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty(); // 31 February: the reader of cases says so
        }
    }

    private static String end(Path file) {
        try (var all = Files.newInputStream(file)) {
            all.skipNBytes(Math.max(0, Files.size(file) - LOOKED_AT));
            var bytes = all.readNBytes(LOOKED_AT);
            return new String(bytes, StandardCharsets.ISO_8859_1); // digits are the same in every encoding that is read
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        }
    }
}
