package se.klardag.cli.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.cases.history.EventReader;
import se.klardag.cli.cases.history.Histories;
import se.klardag.cli.cases.history.History;
import se.klardag.cli.cases.history.StayHistory;
import se.klardag.cli.cases.plain.BlockPlan;
import se.klardag.cli.cases.plain.BlockShelf;
import se.klardag.cli.cases.plain.Focus;
import se.klardag.cli.cases.plain.PlainReader;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.row.CodeTranslation;
import se.klardag.cli.cases.row.PatientFilter;
import se.klardag.cli.cases.row.RejectReason;
import se.klardag.cli.cases.row.RowCounts;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.cases.row.RowRules;
import se.klardag.cli.cases.row.WideFields;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.cases.table.CaseTable;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.CsvTable;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.cases.table.RowReader;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.CaseSource;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.history.HistoryRules;
import se.klardag.rules.mapping.Mapping;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;

/// The case files of one call (*ärendefiler*), wide or long, text or workbook. Wide rows are read one by one: memory
/// does not grow with the files but for a dozen bytes a row, which find repeated ids. The events of long files are kept
/// until all are read, for those of one stay may stand anywhere.
///
/// A file is taken for UTF-8 until a byte says otherwise, and ids for unique until one comes again; then the files are
/// read again with what was learnt. Work given to [#read] may therefore see its cases more than once, each time from
/// the beginning; it never sees an id twice on the way.
public final class CaseFiles {
    private final SourceFiles sources;
    private final ReadSettings reading;
    private final RowLog log;
    private final PassReport report;
    private final RowRules rules;
    private final FilledColumns filled;
    private final RowInHand hand;
    private final CaseRow row;
    private final StayRows stays;
    private @Nullable HistoryRules historyRules;
    private @Nullable RepeatedCases repeats;
    private Set<String> impossibleStays = Set.of();
    private @Nullable BlockPlan plan = BlockPlan.ofMachine();
    private @Nullable Focus focus;
    private BlockShelf shelf = BlockShelf.none();

    /// Reads files in our own form.
    public CaseFiles(List<Path> paths, Payers payers, RowLog log) {
        this(paths, ReadSettings.PLAIN, payers, log);
    }

    /// @param paths `-` stands for standard input
    /// @param payers whose codes the files may name
    /// @param log   receives every row and column that is left out
    public CaseFiles(List<Path> paths, ReadSettings reading, Payers payers, RowLog log) {
        this(new SourceFiles(paths, reading), reading, payers, log);
    }

    /// Reads one text in our own form that is on no disk.
    ///
    /// @param name of the text in messages
    public CaseFiles(String name, byte[] text, Payers payers, RowLog log) {
        this(SourceFiles.held(name, text), ReadSettings.PLAIN, payers, log);
    }

    private CaseFiles(SourceFiles sources, ReadSettings reading, Payers payers, RowLog log) {
        this.sources = sources;
        this.reading = reading;
        this.log = log;
        this.report = new PassReport(log, sources);
        this.rules = new RowRules(payers, reading.reviewed(), this::historyRules);
        this.hand = new RowInHand(sources, report);
        this.row = hand.row();
        this.stays = new StayRows(hand, report, log, this::isWrong);
        this.filled = new FilledColumns(reading.declaredAbsent(), reading.saidRecorded());
    }

    /// Divides the files so; what is read does not hang on it.
    ///
    /// @param other `null` reads every row field by field
    void readBy(@Nullable BlockPlan other) {
        plan = other;
    }

    /// Keeps rows where others who read the same files in the same way find them, and finds theirs.
    public void keepIn(BlockShelf other) {
        shelf = other;
    }

    /// Works on every accepted case.
    ///
    /// @param work asks the source once or several times; called again when a pass taught something new
    /// @throws CaseFileException when a file is wrong as a whole
    public <T> T read(Function<CaseSource, T> work) {
        LongSet lesson = null;
        while (true) {
            try {
                repeats = lesson == null ? repeats : collect(lesson);
                lesson = null;
                return work.apply(this::pass);
            } catch (RepeatedIdsException repeating) {
                lesson = repeating.suspects();
            } catch (SourceFiles.ReadAgainException _) {
                // learnt; from the beginning
            }
        }
    }

    /// Works on the accepted cases that a focus is on; of the others it is told.
    ///
    /// @throws CaseFileException when a file is wrong as a whole
    public <T> T read(Focus on, Function<CaseSource, T> work) {
        focus = on;
        try {
            return read(work);
        } finally {
            focus = null;
        }
    }

    /// The file of a case, as it was given.
    public String fileOf(CaseOrigin origin) {
        return sources.name(origin.file());
    }

    /// Hash of the patient's pseudonym of the case that is shown now; 0 when blank.
    public long patientHash() {
        return row.patientHash();
    }

    /// SHA-256 of the file; of several, over their hashes in ascending order, or as given where a row of a
    /// newer file holds.
    public String sha256() {
        return sources.sha256(reading.newest() || rows().replaced() > 0);
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

    /// Our columns that the files lack: some wide file has no such heading, or the long files have no such event.
    public FilledColumns filled() {
        return filled;
    }

    /// Last day that the files were said to cover; empty where nobody said.
    public Optional<LocalDate> until() {
        return Optional.ofNullable(reading.claims().until());
    }

    /// How many rows the last pass read, and what became of them.
    public RowCounts rows() {
        return report.rows();
    }

    /// Rows that the last pass rejected.
    public RejectedRows rejected() {
        return report.rejectedRows();
    }

    /// Stays of the last pass of which two places say different things of when the patient was ready.
    public long differingStays() {
        return report.differingStays();
    }

    /// The ward of the case that is shown now, or empty.
    public String unit() {
        return row.unit();
    }

    /// What is known of the stay of the case that is shown now beyond the case itself; empty for a wide file.
    public Optional<StayHistory> history() {
        return Optional.ofNullable(stays.shown());
    }

    /// Whether the case that is shown now is its stay's first period.
    public boolean isFirstOfStay() {
        var shown = stays.shown();
        return shown == null || row.id().equals(shown.id(0));
    }

    /// Whether the patient of the case that is shown now had what is written as an identity number and cannot be one.
    public boolean isImpossibleNumber() {
        var shown = stays.shown();
        return row.isImpossibleNumber() || (shown != null && impossibleStays.contains(shown.id(0)));
    }

    private void pass(Consumer<? super Case> taker) {
        report.starts();
        var histories = new Histories();
        boolean looking = repeats == null && !shelf.areAllDistinct(sources.count());
        var ids = new SeenIds(looking, sources.expectedRows());
        var unlessRepeated = ids.guard(taker);
        readAll(false, histories, ids::expect, reader -> {
            if (reader.isWhole() && !reader.isForeseen()) {
                ids.see(row);
                report.alphabet(hand.file(), hand.line(), row.idWritten());
            }
            if (accept(reader)) {
                report.used(1);
                unlessRepeated.accept(row);
            }
        });
        stays.show(histories, this::historyRules, ids::see, unlessRepeated);
        ids.end();
        if (looking) {
            shelf.foundDistinct();
        }
    }

    /// Reads once more for the rows whose ids came again, and decides which stay.
    private RepeatedCases collect(LongSet suspects) {
        var found = new RepeatedCases(suspects, reading.newest());
        var histories = new Histories();
        readAll(true, histories, (_, _) -> {}, reader -> {
            if (reader.isWhole() && found.concern(row)) {
                found.add(row, hand.fileIndex(), reader);
            }
        });
        histories.forEach(this::historyRules, (_, _) -> {}, new Histories.Taker() {
            @Override
            public void stay(History stay, long rows) {
                for (int period = 0; period < stay.periods(); period++) {
                    stays.fill(stay, period);
                    if (found.concern(row)) {
                        // Not the same as any other row, whatever that says.
                        found.addIncomparable(row.id());
                    }
                }
            }
        });
        return found;
    }

    private void readAll(
            boolean again, Histories histories, PlainReader.ForeseenIds foreseen, Consumer<RowReader> wide) {
        var events = new EventReader(this::historyRules, histories, reading);
        stays.none();
        filled.clear();
        for (int i = 0; i < sources.count(); i++) {
            hand.open(i);
            sources.open(i, table -> readTable(table, again, events, foreseen, wide));
        }
        impossibleStays = events.impossible();
        filled.events(events.met(), hand.file());
        if (!again && reading.knownOn() != null) {
            log.knownBy(report.notYetRows(), events.undated());
        }
    }

    private boolean accept(RowReader reader) {
        if (!reader.isWhole()) {
            hand.reject(row.id(), "", Integer.toString(reader.fields()), RejectReason.FIELD_COUNT);
        } else if (!isSuperseded(reader.columns())) {
            if (!isWrong()) {
                return true;
            }
            hand.reject(row.id(), row.faults());
        }
        return false;
    }

    /// Whether a row of another file stands for this one, where the newer file holds; that is reported.
    private boolean isSuperseded(Set<Column> columns) {
        var newer = repeats == null ? null : repeats.newerThan(row, hand.fileIndex());
        if (newer != null) {
            report.superseded(newer, row, columns, hand.file(), hand.line());
        }
        return newer != null;
    }

    /// Holds the row against what every case must have; tells whether it has a problem.
    private boolean isWrong() {
        rules.hold(row);
        var repeat = row.isRejected() || repeats == null ? null : repeats.reasonFor(row, hand.fileIndex(), hand.line());
        if (repeat != null) {
            row.reject(repeat, Column.CASE_ID, row.idWritten().isEmpty() ? row.id()
                    : row.id() + " (" + IdText.revealed(row.idWritten()) + ")");
        }
        return row.isRejected();
    }

    private void readTable(
            CaseTable table, boolean again, EventReader events, PlainReader.ForeseenIds foreseen,
            Consumer<RowReader> wide)
            throws IOException {
        var header = table.header();
        report.headed(hand.file(), header);
        LongConsumer totals = again ? _ -> {} : each -> log.totalRow(hand.file(), each);
        var patients = new PatientFilter(hand.file(), reading.patients());
        var translation = Optional.ofNullable(header.mapping())
                .map(mapping -> new CodeTranslation(mapping, Municipalities.shipped(), reading.decimal()))
                .orElse(null);
        filled.file(header);
        if (header.isLong() && reading.newest() && sources.count() > 1) {
            throw new CaseFileException(hand.file(), "fault.newest-events");
        }
        if (header.isLong()) {
            events.read(table, totals, translation, patients, hand.fileIndex(), (place, id, outcome) -> {
                hand.atLine(place);
                takeEvent(id, outcome, events, again);
            });
        } else if (reading.knownOn() != null) {
            throw new CaseFileException(hand.file(), "fault.no-history");
        } else {
            var fields = new WideFields(hand.file(), header, row, patients, translation, filled::isAgainst);
            var reader = new RowReader(header, fields, totals);
            Runnable taker = () -> {
                fields.refuseContradiction();
                hand.atLine(reader.line());
                hand.place();
                report.read();
                wide.accept(reader);
            };
            var blocks = Arrays.stream(header.columns()).anyMatch(filled::isAgainst) ? null : plan;
            if (blocks != null && table instanceof CsvTable text
                    && PlainReader.fits(text, header, reading.patients())) {
                var way = new PlainReader.Way(blocks, again ? null : passing(), shelf);
                PlainReader.rows(text, row, reader, foreseen, taker, way);
            } else {
                table.rows(reader, taker);
            }
        }
        if (!again) {
            header.ignored().forEach(title -> log.ignoredColumn(hand.file(), title));
            log.laidOut(hand.file(),
                    table.layout().withDecimal(translation == null ? '\0' : translation.decimalSeen()));
        }
    }

    /// Rows that may be passed by; none where a row may stand for another.
    private PlainReader.@Nullable Passing passing() {
        var on = repeats == null ? focus : null;
        return on == null ? null
                : new PlainReader.Passing(
                        new Focus(on.months(), on.dates(), passed -> {
                            report.read();
                            report.used(1);
                            on.passed().accept(passed);
                        }),
                        rules, hand.fileIndex());
    }

    private void takeEvent(String id, EventReader.Outcome outcome, EventReader events, boolean again) {
        report.read();
        if (!again) {
            report.written(hand.file(), hand.line(), events.written(), id);
        }
        switch (outcome) {
            case TAKEN -> {}
            case PAST -> report.used(1);
            case NOT_YET -> report.notYet();
            case REJECTED -> {
                if (!again) {
                    hand.reject(id, List.of(events.problem()));
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
