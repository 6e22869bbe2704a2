package se.klardag.cli.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.rules.HistoryRules;
import se.klardag.rules.Mapping;
import se.klardag.rules.Municipalities;
import se.klardag.rules.Payers;
import se.klardag.rules.RuleText;

/// The case files of one call (*ärendefiler*), wide or long, text or workbook. Wide rows are read one by one: memory
/// does not grow with the files but for 16 bytes a row, which find repeated ids. The events of long files are kept
/// until all are read, for those of one stay may stand anywhere.
///
/// A file is taken for UTF-8 until a byte says otherwise, and ids for unique until one comes again; then the files are
/// read again with what was learnt. Work given to [#read] may therefore see its cases more than once, each time from
/// the beginning.
public final class CaseFiles {
    private final SourceFiles sources;
    private final Municipalities municipalities = Municipalities.shipped();
    private final Reading reading;
    private final RowLog log;
    private final RowRules rules;
    private final CaseRow row = new CaseRow();
    private @Nullable HistoryRules historyRules;
    private @Nullable Repeats repeats;
    private @Nullable History history;
    private Set<String> impossibleStays = Set.of();
    private String file = "";
    private int fileIndex;
    private long line;
    private long read;
    private long used;
    private long rejected;
    private long notYet;

    /// Reads files in our own form.
    public CaseFiles(List<Path> paths, Payers payers, RowLog log) {
        this(paths, Reading.PLAIN, payers, log);
    }

    /// @param paths `-` stands for standard input
    /// @param payers whose codes the files may name
    /// @param log   told of every row and column that is left out
    public CaseFiles(List<Path> paths, Reading reading, Payers payers, RowLog log) {
        this.sources = new SourceFiles(paths, reading);
        this.reading = reading;
        this.log = log;
        this.rules = new RowRules(payers);
    }

    /// Names of the columns that a wide file may have.
    public static Set<String> columns() {
        return Arrays.stream(Column.values()).map(Column::title).collect(Collectors.toUnmodifiableSet());
    }

    /// Works on every accepted case.
    ///
    /// @param work asks the source once or several times; called again when a pass taught something new
    /// @throws FileFault when a file is wrong as a whole
    public <T> T read(Function<CaseSource, T> work) {
        LongSet lesson = null;
        while (true) {
            try {
                repeats = lesson == null ? repeats : collect(lesson);
                lesson = null;
                return work.apply(this::pass);
            } catch (Repeating repeating) {
                lesson = repeating.suspects();
            } catch (SourceFiles.OtherEncoding _) {
                // learnt; from the beginning
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
        return sources.name((int) (place >>> 40));
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
        return sources.sha256();
    }

    /// What other headings, codes and events became cases by: the mapping profile, and the tables of a stay's history where
    /// a file of events was read.
    public List<RuleText> readWith() {
        var texts = new ArrayList<RuleText>();
        reading.profile().map(Mapping::text).ifPresent(texts::add);
        if (historyRules != null) {
            texts.addAll(HistoryRules.texts());
        }
        return texts;
    }

    /// How many rows the last pass read, and what became of them.
    public RowCounts rows() {
        return new RowCounts(read, used, rejected, notYet);
    }

    /// The ward of the case that is shown now, or empty.
    public String unit() {
        return row.unit();
    }

    /// The planned discharge of the case that is shown now, or [se.klardag.engine.facts.WallClock#NONE].
    public long plannedDischarge() {
        return row.moment(Column.PLANNED_DISCHARGE);
    }

    /// What is known of the stay of the case that is shown now beyond the case itself; empty for a wide file.
    public Optional<StayHistory> history() {
        return Optional.ofNullable(history);
    }

    /// Whether the case that is shown now is its stay's first period.
    public boolean isFirstOfStay() {
        return history == null || row.id().equals(history.id(0));
    }

    /// Whether the patient of the case that is shown now had what is written as an identity number and cannot be one.
    public boolean isImpossibleNumber() {
        return row.isImpossibleNumber() || (history != null && impossibleStays.contains(history.id(0)));
    }

    private void pass(Consumer<? super Case> taker) {
        log.passStarts();
        read = 0;
        used = 0;
        rejected = 0;
        notYet = 0;
        var ids = new LongSet();
        var suspects = new LongSet();
        boolean looking = repeats == null;
        var histories = new Histories();
        Consumer<CaseRow> watch = shown -> {
            if (looking && shown.hasId() && !ids.add(shown.idHash())) {
                suspects.add(shown.idHash());
            }
        };
        readAll(false, histories, reader -> {
            if (reader.isWhole()) {
                watch.accept(row);
            }
            if (accept(reader)) {
                used++;
                taker.accept(row);
            }
        });
        showHistories(histories, watch, taker);
        if (!suspects.isEmpty()) {
            throw new Repeating(suspects);
        }
    }

    /// Reads once more for the rows whose ids came again, and decides which stay.
    private Repeats collect(LongSet suspects) {
        var found = new Repeats(suspects);
        var histories = new Histories();
        readAll(true, histories, reader -> {
            if (reader.isWhole() && found.concern(row)) {
                found.add(row.id(), fileIndex, reader.line(), reader.contentHash());
            }
        });
        histories.forEach(this::historyRules, (_, _) -> {}, new Histories.Taker() {
            @Override
            public void stay(History stay, long rows) {
                for (int period = 0; period < stay.periods(); period++) {
                    stay.show(period, row);
                    at(stay.place(period));
                    if (found.concern(row)) {
                        // Not the same as any other row, whatever that says.
                        found.add(row.id(), fileIndex, line, stay.id(0) + '\0' + period);
                    }
                }
            }

            @Override
            public void spoiled(String id, List<Fact> facts) {
                // no case comes of it
            }
        });
        return found;
    }

    private void readAll(boolean again, Histories histories, Consumer<RowReader> wide) {
        var events = new EventReader(this::historyRules, histories, reading);
        history = null;
        for (int i = 0; i < sources.count(); i++) {
            fileIndex = i;
            file = sources.name(i);
            sources.open(i, table -> readTable(table, again, events, wide));
        }
        impossibleStays = events.impossible();
        if (!again && reading.knownOn() != null) {
            log.knownBy(notYet, events.undated());
        }
    }

    private boolean accept(RowReader reader) {
        if (!reader.isWhole()) {
            reject("", Integer.toString(reader.fields()), RejectReason.FIELD_COUNT);
            return false;
        }
        if (isWrong()) {
            reject(row.problemColumn().title(), row.problemValue(), row.problemOr(RejectReason.MISSING_VALUE));
            return false;
        }
        return true;
    }

    /// Holds the row against what every case must have; tells whether it has a problem.
    private boolean isWrong() {
        rules.hold(row);
        var repeat = row.problem() != null || repeats == null ? null : repeats.reasonFor(row, fileIndex, line);
        if (repeat != null) {
            row.reject(repeat, Column.CASE_ID, row.id());
        }
        return row.problem() != null;
    }

    private void reject(String column, String value, RejectReason reason) {
        reject(row.id(), column, value, reason);
    }

    private void reject(String id, String column, String value, RejectReason reason) {
        rejected++;
        log.rejected(new Rejected(file, line, id, column, value, reason));
    }

    /// Goes to a file and line.
    private void at(long place) {
        fileIndex = (int) (place >>> 40);
        file = sources.name(fileIndex);
        line = lineOf(place);
    }

    private void showHistories(Histories histories, Consumer<CaseRow> watch, Consumer<? super Case> taker) {
        histories.forEach(this::historyRules, (id, place) -> {
            at(place);
            reject(id, "", "", RejectReason.DUPLICATE_EVENT);
        }, new Histories.Taker() {
            @Override
            public void stay(History stay, long rows) {
                if (isUsable(stay, watch)) {
                    used += rows;
                    history = stay;
                    for (int period = 0; period < stay.periods(); period++) {
                        stay.show(period, row);
                        at(stay.place(period));
                        taker.accept(row);
                    }
                }
            }

            @Override
            public void spoiled(String id, List<Fact> facts) {
                rejectRest(id, facts, -1);
            }
        });
        history = null;
    }

    /// Whether every period of the stay is a case; if not, each of its rows is rejected.
    private boolean isUsable(History stay, Consumer<CaseRow> watch) {
        var unclear = stay.unclear();
        if (unclear.isPresent()) {
            at(unclear.get().place());
            reject(stay.id(0), unclear.get().column().event(), "", RejectReason.CONFLICTING_EVENTS);
            rejectRest(stay.id(0), stay.facts(), unclear.get().place());
            return false;
        }
        boolean usable = true;
        for (int period = 0; period < stay.periods(); period++) {
            stay.show(period, row);
            at(stay.place(period));
            watch.accept(row);
            if (usable && isWrong()) {
                usable = false;
                reject(row.problemColumn().title(), row.problemValue(), row.problemOr(RejectReason.MISSING_VALUE));
                rejectRest(stay.id(0), stay.facts(), stay.place(period));
            }
        }
        return usable;
    }

    /// Rejects the rows of a stay but for the one that was told already.
    private void rejectRest(String id, List<Fact> facts, long told) {
        facts.stream().mapToLong(Fact::place).distinct().filter(place -> place != told).forEach(place -> {
            at(place);
            reject(id, "", "", RejectReason.STAY_REJECTED);
        });
    }

    private void readTable(CaseTable table, boolean again, EventReader events, Consumer<RowReader> wide)
            throws IOException {
        var header = table.header();
        var patients = new PatientFilter(file, reading.patients());
        var translation = reading.profile()
                .map(mapping -> new Translation(mapping, municipalities, reading.decimal()))
                .orElse(null);
        if (header.isLong()) {
            var fields = new LongFields(header);
            var reader = new RowReader(header, fields, false);
            table.rows(reader, () -> {
                line = reader.line();
                takeEvent(reader, fields, translation, patients, events, again);
            });
        } else if (reading.knownOn() != null) {
            throw new FileFault(file, "fault.no-history");
        } else {
            var reader = new RowReader(header, new WideFields(header, row, patients, translation), again);
            table.rows(reader, () -> {
                line = reader.line();
                read++;
                wide.accept(reader);
            });
        }
        if (!again) {
            header.ignored().forEach(title -> log.ignoredColumn(file, title));
            log.laidOut(file, table.layout().withDecimal(translation == null ? '\0' : translation.decimalSeen()));
        }
    }

    private void takeEvent(
            RowReader reader, LongFields fields, @Nullable Translation translation, PatientFilter patients,
            EventReader events, boolean again) {
        read++;
        if (!reader.isWhole()) {
            if (!again) {
                reject(fields.get(EventColumn.CASE_ID), "", Integer.toString(reader.fields()),
                        RejectReason.FIELD_COUNT);
            }
            events.spoil(fields);
            return;
        }
        switch (events.take(fields, translation, patients, line, place())) {
            case TAKEN -> {}
            case PAST -> used++;
            case NOT_YET -> notYet++;
            case REJECTED -> {
                if (!again) {
                    reject(fields.get(EventColumn.CASE_ID), events.problemColumn(), events.problemValue(),
                            events.problem());
                }
            }
        }
    }

    private HistoryRules historyRules() {
        if (historyRules == null) {
            historyRules = HistoryRules.shipped();
        }
        return historyRules;
    }
}
