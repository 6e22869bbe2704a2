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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.Municipalities;
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

    /// @param log told of every row and column that is left out
    public CaseFiles(List<Path> paths, Municipalities municipalities, RowLog log) {
        this.paths = List.copyOf(paths);
        this.log = log;
        municipalities.all().forEach(municipality -> known[municipality.code()] = true);
    }

    /// Works on every accepted case.
    ///
    /// @param work asks the source once or several times; called again when a pass taught something new
    /// @throws FileFault when a file is wrong as a whole
    public <T> T read(Function<CaseSource, T> work) {
        while (true) {
            try {
                return work.apply(this::pass);
            } catch (Again learnt) {
                learnt.apply();
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
        for (int i = 0; i < paths.size(); i++) {
            int index = i;
            fileIndex = i;
            readFile(paths.get(i), false, handler -> {
                boolean isNew = !row.hasId() || !handler.isWhole() || ids.add(row.idHash());
                if (!isNew) {
                    suspects.add(row.idHash());
                }
                if (accept(index, handler)) {
                    taker.accept(row);
                }
            });
        }
        if (repeats == null && !suspects.isEmpty()) {
            throw new Again(() -> repeats = collect(suspects));
        }
    }

    /// Reads once more for the rows whose ids came again, and decides which stay.
    private Repeats collect(LongSet suspects) {
        var found = new Repeats();
        for (int i = 0; i < paths.size(); i++) {
            int index = i;
            readFile(paths.get(i), true, handler -> {
                if (row.hasId() && handler.isWhole() && suspects.contains(row.idHash())) {
                    found.add(row.id(), index, handler.line(), handler.content());
                }
            });
        }
        found.decide();
        return found;
    }

    private boolean accept(int index, RowHandler handler) {
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
        var repeat = repeats == null ? null : repeats.reasonFor(index, line);
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
        int code = row.municipality();
        if (code > 0 && !known[code]) {
            row.reject(RejectReason.NOT_A_MUNICIPALITY, Column.MUNICIPALITY, Municipality.codeText(code));
        }
        boolean both = WallClock.isKnown(row.readyNoticeAt()) && WallClock.isKnown(row.dischargedAt());
        if (both && row.dischargedAt() < row.readyNoticeAt()) {
            row.reject(
                    RejectReason.DISCHARGE_BEFORE_NOTICE,
                    Column.DISCHARGED_AT,
                    WallClock.toLocal(row.dischargedAt()) + " < " + WallClock.toLocal(row.readyNoticeAt()));
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
            } catch (UncheckedIOException wrapped) {
                throw unwrapped(path, text, encoding, wrapped.getCause());
            } catch (CharacterCodingException | CaseText.NotText notText) {
                throw unwrapped(path, text, encoding, notText);
            }
            keepHash(path, text.sha256Hex());
        } catch (IOException unreadable) {
            throw new FileFault(file, "fault.unreadable", String.valueOf(unreadable.getMessage()));
        }
    }

    private void rows(CaseText text, boolean keepText, Consumer<RowHandler> taker) throws IOException {
        var header = Header.of(file, text.headerLine());
        if (!keepText) {
            for (int i = 0; i < header.titles().size(); i++) {
                if (header.columns().get(i).isEmpty()) {
                    log.ignoredColumn(file, header.titles().get(i));
                }
            }
        }
        var handler = new RowHandler(header, row, keepText);
        // Not closed here: the text is, once the rest of its bytes are hashed.
        @SuppressWarnings("resource")
        var reader = CsvReader.builder()
                .fieldSeparator(header.delimiter())
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, text.reader());
        try {
            var rows = reader.iterator();
            if (rows.hasNext()) {
                rows.next();
            }
            while (rows.hasNext()) {
                var each = rows.next();
                line = each.line();
                if (!each.isBlankRow()) {
                    taker.accept(each);
                }
            }
        } catch (CsvParseException broken) {
            throw brokenFile(broken, handler.line());
        }
    }

    private RuntimeException brokenFile(CsvParseException broken, long at) {
        if (broken.getCause() instanceof IOException cause) {
            return new UncheckedIOException(cause);
        }
        return new FileFault(file, "fault.quote", Long.toString(at));
    }

    /// A byte that is no UTF-8 in a file that does not claim to be: then it is Windows-1252, and the pass begins again.
    private RuntimeException unwrapped(Path path, CaseText text, Charset encoding, @Nullable Throwable cause) {
        boolean undecodable = cause instanceof CharacterCodingException;
        if (undecodable && !text.isMarked() && encoding.equals(StandardCharsets.UTF_8)) {
            return new Again(() -> encodings.put(path, CaseText.WINDOWS_1252));
        }
        return undecodable || cause instanceof CaseText.NotText
                ? new FileFault(file, "fault.not-text")
                : new FileFault(file, "fault.unreadable", cause == null ? "" : String.valueOf(cause.getMessage()));
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

        private final transient Runnable learnt;

        Again(Runnable learnt) {
            super("read again", null, false, false);
            this.learnt = learnt;
        }

        void apply() {
            learnt.run();
        }
    }

    /// Which files and lines an id that came again stands on, and what becomes of each.
    private static final class Repeats {
        private record Place(int file, long line) {}

        private record Member(Place place, Map<String, String> content) {}

        private final Map<String, List<Member>> byId = new HashMap<>();
        private final Map<Place, RejectReason> reasons = new HashMap<>();

        void add(String id, int file, long line, Map<String, String> content) {
            byId.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Member(new Place(file, line), content));
        }

        void decide() {
            for (var members : byId.values()) {
                if (members.size() == 1) {
                    continue; // another id with the same hash
                }
                var first = members.getFirst();
                boolean same = members.stream()
                        .allMatch(member -> member.content().equals(first.content()));
                var rejected = same ? members.subList(1, members.size()) : members;
                var reason = same ? RejectReason.DUPLICATE_CASE_ID : RejectReason.CONFLICTING_CASE_ID;
                rejected.forEach(member -> reasons.put(member.place(), reason));
            }
            byId.clear();
        }

        @Nullable
        RejectReason reasonFor(int file, long line) {
            return reasons.get(new Place(file, line));
        }
    }
}
