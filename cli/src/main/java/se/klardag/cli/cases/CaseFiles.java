package se.klardag.cli.cases;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.Payers;
import se.klardag.rules.RuleText;

/// The case files of one call (*ärendefiler*), read row by row: memory does not grow with the files but for 16 bytes a
/// row, which find repeated ids.
///
/// A file is taken for UTF-8 until a byte says otherwise, and ids for unique until one comes again; then the files are
/// read again with what was learnt. Work given to [#read] may therefore see its cases more than once, each time from
/// the beginning.
public final class CaseFiles {
    private final List<Path> paths;
    private final RowLog log;
    private final boolean[] known = new boolean[10_000];
    private final Map<Path, Charset> encodings = new HashMap<>();
    private final Map<Path, String> hashes = new HashMap<>();
    private final CaseRow row = new CaseRow();
    private @Nullable Repeats repeats;
    private String file = "";
    private int fileIndex;
    private long line;

    /// @param payers whose codes the files may name
    /// @param log told of every row and column that is left out
    public CaseFiles(List<Path> paths, Payers payers, RowLog log) {
        this.paths = List.copyOf(paths);
        this.log = log;
        for (int code = 1; code < known.length; code++) {
            known[code] = payers.mayName(code);
        }
    }

    /// Works on every accepted case.
    ///
    /// @param work asks the source once or several times; called again when a pass taught something new
    /// @throws FileFault when a file is wrong as a whole
    public <T> T read(Function<CaseSource, T> work) {
        Runnable lesson = () -> {};
        while (true) {
            try {
                lesson.run();
                return work.apply(this::pass);
            } catch (Again again) {
                lesson = again.lesson;
            }
        }
    }

    /// The file of the case that is shown now, as it was given.
    public String file() {
        return file;
    }

    /// The line of the case that is shown now; the header is 1.
    public long line() {
        return line;
    }

    /// File and line of the case that is shown now, as one number.
    public long place() {
        return (long) fileIndex << 40 | line;
    }

    /// The file of a [#place].
    public String fileOf(long place) {
        return paths.get((int) (place >>> 40)).toString();
    }

    /// The line of a [#place].
    public long lineOf(long place) {
        return place & (1L << 40) - 1;
    }

    /// Hash of the patient's pseudonym of the case that is shown now; 0 when blank.
    public long patientHash() {
        return row.patientHash();
    }

    /// SHA-256 of the file; of several, over their hashes in ascending order, one a line.
    public String sha256() {
        if (paths.size() == 1) {
            return hashes.getOrDefault(paths.getFirst(), "");
        }
        var lines = new StringBuilder();
        paths.stream()
                .map(path -> hashes.getOrDefault(path, ""))
                .sorted()
                .forEach(hash -> lines.append(hash)
                        .append('\n'));
        return RuleText.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void pass(Consumer<? super Case> taker) {
        log.passStarts();
        var ids = new LongSet();
        var suspects = new LongSet();
        boolean looking = repeats == null;
        for (int i = 0; i < paths.size(); i++) {
            fileIndex = i;
            readFile(paths.get(i), false, handler -> {
                if (looking && row.hasId() && handler.isWhole() && !ids.add(row.idHash())) {
                    suspects.add(row.idHash());
                }
                if (accept(handler)) {
                    taker.accept(row);
                }
            });
        }
        if (!suspects.isEmpty()) {
            throw new Again(() -> repeats = collect(suspects));
        }
    }

    /// Reads once more for the rows whose ids came again, and decides which stay.
    private Repeats collect(LongSet suspects) {
        var found = new Repeats(suspects);
        for (int i = 0; i < paths.size(); i++) {
            int index = i;
            readFile(paths.get(i), true, handler -> {
                if (handler.isWhole() && found.concern(row)) {
                    found.add(row.id(), index, handler.line(), handler.contentHash());
                }
            });
        }
        return found;
    }

    private boolean accept(RowHandler handler) {
        if (!handler.isWhole()) {
            reject("", Integer.toString(handler.fields()), RejectReason.FIELD_COUNT);
            return false;
        }
        check();
        var problem = row.problem();
        if (problem != null) {
            reject(row.problemColumn().title(), row.problemValue(), problem);
            return false;
        }
        var repeat = repeats == null ? null : repeats.reasonFor(row, fileIndex, line);
        if (repeat != null) {
            reject(Column.CASE_ID.title(), row.id(), repeat);
            return false;
        }
        return true;
    }

    private void check() {
        if (!row.hasId()) {
            row.reject(RejectReason.MISSING_VALUE, Column.CASE_ID, "");
        }
        checkCode(row.municipality(), Column.MUNICIPALITY);
        checkCode(row.stayMunicipality(), Column.STAY_MUNICIPALITY);
        checkCode(row.movedTo(), Column.MOVED_TO);
        if (row.movedTo() > 0 && !WallClock.isKnown(row.at(Event.MOVED))) {
            row.reject(RejectReason.MISSING_VALUE, Column.MOVED_AT, "");
        }
        boolean both = WallClock.isKnown(row.readyNoticeAt()) && WallClock.isKnown(row.dischargedAt());
        if (both && row.dischargedAt() < row.readyNoticeAt()) {
            row.reject(
                    RejectReason.DISCHARGE_BEFORE_NOTICE,
                    Column.DISCHARGED_AT,
                    WallClock.toLocal(row.dischargedAt()) + " < " + WallClock.toLocal(row.readyNoticeAt()));
        }
    }

    private void checkCode(int code, Column column) {
        if (code > 0 && !known[code]) {
            row.reject(RejectReason.NOT_A_MUNICIPALITY, column, Municipality.codeText(code));
        }
    }

    private void reject(String column, String value, RejectReason reason) {
        log.rejected(new Rejected(file, line, row.id(), column, value, reason));
    }

    private void readFile(Path path, boolean keepText, Consumer<RowHandler> taker) {
        file = path.toString();
        var encoding = encodings.getOrDefault(path, StandardCharsets.UTF_8);
        try (var text = CaseText.open(path, encoding)) {
            try {
                rows(text, keepText, taker);
            } catch (CharacterCodingException undecodable) {
                // A byte that is no UTF-8 in a file that does not claim to be: then it is Windows-1252.
                if (text.isMarked() || !encoding.equals(StandardCharsets.UTF_8)) {
                    throw undecodable;
                }
                throw new Again(() -> encodings.put(path, CaseText.WINDOWS_1252));
            }
            keepHash(path, text.sha256Hex());
        } catch (IOException unreadable) {
            throw FileFault.of(file, unreadable);
        }
    }

    private void rows(CaseText text, boolean keepText, Consumer<RowHandler> taker) throws IOException {
        var header = Header.of(file, text.headerLine());
        if (!keepText) {
            header.ignored().forEach(title -> log.ignoredColumn(file, title));
        }
        var handler = new RowHandler(header, row, keepText);
        // Not closed here: the text is, once the rest of its bytes are hashed.
        @SuppressWarnings("resource")
        var rows = CsvReader.builder()
                .fieldSeparator(header.delimiter())
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, text.reader())
                .iterator();
        boolean headerSeen = false;
        while (hasNext(rows, handler)) {
            if (handler.isBlankRow()) {
                continue;
            }
            if (headerSeen) {
                line = handler.line();
                taker.accept(handler);
            }
            headerSeen = true;
        }
    }

    /// Reads the next row into the handler. What goes wrong here is the file's fault; what goes wrong where the row is
    /// taken is not.
    private boolean hasNext(Iterator<RowHandler> rows, RowHandler handler) throws IOException {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            rows.next();
            return true;
        } catch (UncheckedIOException unread) {
            throw unread.getCause();
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof IOException unread) {
                throw unread;
            }
            throw new FileFault(file, "fault.quote", Long.toString(handler.line()));
        }
    }

    private void keepHash(Path path, String hash) {
        var before = hashes.put(path, hash);
        if (before != null && !before.equals(hash)) {
            throw new FileFault(file, "fault.changed");
        }
    }

    /// A pass learnt something and is to begin again.
    private static final class Again extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Runnable lesson;

        Again(Runnable lesson) {
            super("read again", null, false, false);
            this.lesson = lesson;
        }
    }
}
