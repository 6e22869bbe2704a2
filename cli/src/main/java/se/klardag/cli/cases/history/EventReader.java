package se.klardag.cli.cases.history;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.row.CodeTranslation;
import se.klardag.cli.cases.row.LongFields;
import se.klardag.cli.cases.row.MomentParser;
import se.klardag.cli.cases.row.PatientFilter;
import se.klardag.cli.cases.row.RejectReason;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.table.CaseTable;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.EventColumn;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.cases.table.RowReader;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.history.EventRule;
import se.klardag.rules.history.HistoryRules;
import se.klardag.rules.mapping.Mapping;

/// Reads the rows of a long file into [Histories] (*händelseläsare*).
public final class EventReader {
    /// What became of a row.
    public enum Outcome {
        TAKEN,
        /// The profile says that the event is read past.
        PAST,
        /// Recorded after the day that counts.
        NOT_YET,
        REJECTED
    }

    private static final Map<String, Column> BY_EVENT = new HashMap<>();

    static {
        for (var column : Column.values()) {
            if (column != Column.CASE_ID) {
                BY_EVENT.put(column.event(), column);
                BY_EVENT.put(column.title(), column);
            }
        }
    }

    private final Supplier<HistoryRules> rules;
    private final Histories histories;
    private final long end;
    private final CaseRow scratch = new CaseRow();
    private final Set<String> impossible = new HashSet<>();
    private final Set<Column> met = EnumSet.of(Column.CASE_ID);
    private long undated;
    private String written = "";
    private RejectedRow.Problem problem = new RejectedRow.Problem("", "", "", RejectReason.MISSING_VALUE);

    /// @param rules   asked for only where there is a long file
    /// @param reading says what day counts
    public EventReader(Supplier<HistoryRules> rules, Histories histories, ReadSettings reading) {
        this.rules = rules;
        this.histories = histories;
        var day = reading.knownOn();
        this.end = day == null ? Long.MAX_VALUE : (day.toEpochDay() + 1) * WallClock.DAY;
    }

    /// Rows without a recorded time, where only what was recorded by a day counts.
    public long undated() {
        return undated;
    }

    /// Columns of which there was an event, or whose value an event had.
    public Set<Column> met() {
        return met;
    }

    /// Stays whose patient was written as an identity number that cannot be one.
    public Set<String> impossible() {
        return impossible;
    }

    /// The id of the last row as the file has it.
    public String written() {
        return written;
    }

    /// What was wrong with the last row that was rejected.
    public RejectedRow.Problem problem() {
        return problem;
    }

    /// What becomes of the rows of a file.
    public interface Rows {
        /// @param id of the stay, as the row has it
        void row(long line, String id, Outcome outcome);
    }

    /// Reads a file of events, or a view of which each row states several.
    ///
    /// @param totals takes the line of each row that sums up others
    /// @throws IOException when it cannot be read
    public void read(
            CaseTable table, LongConsumer totals, @Nullable CodeTranslation translation, PatientFilter patients,
            int file, Rows rows) throws IOException {
        var header = table.header();
        var view = header.view();
        if (view == null) {
            var fields = new LongFields(header);
            var reader = new RowReader(header, fields, totals);
            table.rows(reader, () -> rows.row(
                    reader.line(),
                    named(fields),
                    take(reader, fields, translation, patients, new CaseOrigin(file, reader.line()).packed())));
            return;
        }
        var fields = new ViewFields(header, view);
        var reader = new RowReader(header, fields, totals);
        fields.recorded().forEach(event -> met.add(Objects.requireNonNull(BY_EVENT.get(event))));
        table.rows(reader, () -> rows.row(
                reader.line(),
                named(fields.row()),
                take(reader, fields, translation, patients, new CaseOrigin(file, reader.line()).packed())));
    }

    /// The id of a row, kept as it is written too.
    private String named(LongFields row) {
        written = row.idWritten();
        return row.get(EventColumn.CASE_ID);
    }

    /// Takes a row of a view: what is wrong with one of its facts takes the stay with it.
    private Outcome take(
            RowReader reader, ViewFields fields, @Nullable CodeTranslation translation, PatientFilter patients,
            long place) {
        var outcome = Outcome.PAST;
        for (var each : fields.stated()) {
            var taken = !reader.isWhole() ? take(reader, each.row(), translation, patients, place)
                    : each.isCompared() ? compared(each, fields.title(), translation)
                            : take(each.row(), translation, patients, reader.line(), place);
            if (taken == Outcome.REJECTED) {
                problem = new RejectedRow.Problem(
                        each.row().get(EventColumn.EVENT), each.heading(), problem.value(), problem.reason());
                return Outcome.REJECTED;
            }
            outcome = taken == Outcome.TAKEN || outcome == Outcome.PAST ? taken : outcome;
        }
        return outcome;
    }

    /// Keeps what another place says of the stay, unless it was registered, or is to have happened, after the day that
    /// counts.
    private Outcome compared(ViewFields.Stated said, String view, @Nullable CodeTranslation translation) {
        var row = said.row();
        var id = row.get(EventColumn.CASE_ID);
        var lost = row.lost();
        if (lost != null || id.isEmpty()) {
            return lost == null
                    ? reject(RejectReason.MISSING_VALUE, EventColumn.CASE_ID, "")
                    : reject(lost.why(), lost.column(), lost.shown());
        }
        var text = moment(row.get(EventColumn.AT), translation);
        long at = parse(text, true);
        if (isUnreadable(at)) {
            histories.spoil(id);
            return rejectMoment(at, EventColumn.AT, text);
        }
        var recordedText = moment(row.get(EventColumn.RECORDED_AT), translation);
        long recorded = parse(recordedText, true);
        if (isUnreadable(recorded)) {
            histories.spoil(id);
            return rejectMoment(recorded, EventColumn.RECORDED_AT, recordedText);
        }
        boolean known = (!WallClock.isKnown(recorded) || recorded < end) && (!WallClock.isKnown(at) || at < end);
        if (known) {
            var column = Objects.requireNonNull(BY_EVENT.get(row.get(EventColumn.EVENT)));
            var value = row.get(EventColumn.VALUE);
            histories.compare(id, new SaidElsewhere(
                    column, view, said.heading(), translation == null ? value : translation.field(column, value), at,
                    said.isDay(), recorded));
        }
        return Outcome.PAST;
    }

    /// Takes one row; one that has another number of fields than the header takes its stay with it.
    private Outcome take(
            RowReader reader, LongFields row, @Nullable CodeTranslation translation, PatientFilter patients,
            long place) {
        if (!reader.isWhole()) {
            spoil(row);
            problem = new RejectedRow.Problem("", "", Integer.toString(reader.fields()), RejectReason.FIELD_COUNT);
            return Outcome.REJECTED;
        }
        return take(row, translation, patients, reader.line(), place);
    }

    private Outcome take(
            LongFields row, @Nullable CodeTranslation translation, PatientFilter patients, long line, long place) {
        var id = row.get(EventColumn.CASE_ID);
        if (id.isEmpty() && row.lost() == null) {
            return reject(RejectReason.MISSING_VALUE, EventColumn.CASE_ID, "");
        }
        var outcome = taken(id, row, translation, patients, line, place);
        if (outcome == Outcome.REJECTED) {
            histories.spoil(id);
        }
        return outcome;
    }

    private void spoil(LongFields row) {
        if (!row.get(EventColumn.CASE_ID).isEmpty()) {
            histories.spoil(row.get(EventColumn.CASE_ID));
        }
    }

    private Outcome taken(
            String id, LongFields row, @Nullable CodeTranslation translation, PatientFilter patients, long line,
            long place) {
        var lost = row.lost();
        if (lost != null) {
            return reject(lost.why(), lost.column(), lost.shown());
        }
        for (var column : EventColumn.values()) {
            if (IdText.isError(row.get(column))) {
                return reject(RejectReason.ERROR_VALUE, column, row.get(column));
            }
        }
        if (IdText.isUnusable(id)) {
            return reject(RejectReason.UNUSABLE_CHARACTER, EventColumn.CASE_ID, IdText.shown(id));
        }
        var recordedText = moment(row.get(EventColumn.RECORDED_AT), translation);
        long recorded = parse(recordedText, true);
        if (isUnreadable(recorded)) {
            return rejectMoment(recorded, EventColumn.RECORDED_AT, recordedText);
        }
        var name = row.get(EventColumn.EVENT);
        var event = translation == null ? name : translation.event(name).orElse(name);
        var column = BY_EVENT.get(event.toLowerCase(Locale.ROOT));
        if (WallClock.isKnown(recorded) && recorded >= end) {
            notYet(column);
            return Outcome.NOT_YET;
        }
        if (event.equals(Mapping.IGNORED)) {
            return Outcome.PAST;
        }
        if (column == null) {
            return reject(
                    name.isEmpty() ? RejectReason.MISSING_VALUE : RejectReason.UNKNOWN_EVENT, EventColumn.EVENT, name);
        }
        return stated(new Stating(id, column, rule(column), recorded, line, place), row, translation, patients);
    }

    /// What does not count yet tells all the same that the source records it.
    private void notYet(@Nullable Column column) {
        if (column != null) {
            met.add(column);
        }
    }

    /// What a row is about.
    private record Stating(String id, Column column, EventRule rule, long recorded, long line, long place) {}

    private Outcome stated(
            Stating stating, LongFields row, @Nullable CodeTranslation translation, PatientFilter patients) {
        var column = stating.column();
        var value = row.get(EventColumn.VALUE);
        boolean plan = !value.isEmpty() && stating.rule().valueIs().equals(column.event());
        var saidText = moment(row.get(EventColumn.AT), translation);
        // When it was said, where the value says what; else when it happened.
        long said = parse(saidText, plan || column.kind() != Column.Kind.MOMENT);
        if (isUnreadable(said)) {
            return rejectMoment(said, EventColumn.AT, saidText);
        }
        long recorded = plan && !WallClock.isKnown(stating.recorded()) ? said : stating.recorded();
        var plannedText = plan ? moment(value, translation) : "";
        long at = plan ? parse(plannedText, true) : said;
        if (isUnreadable(at)) {
            return rejectMoment(at, EventColumn.VALUE, plannedText);
        }
        if (column.isMoment() && !WallClock.isKnown(at)) {
            return reject(RejectReason.MISSING_VALUE, EventColumn.AT, "");
        }
        if (column.isMoment() && MomentParser.isImpossible(at)) {
            return plan
                    ? reject(RejectReason.IMPOSSIBLE_TIME, EventColumn.VALUE, plannedText)
                    : reject(RejectReason.IMPOSSIBLE_TIME, EventColumn.AT, saidText);
        }
        if (isLater(recorded, column == Column.PLANNED_DISCHARGE ? WallClock.NONE : at)) {
            notYet(column);
            return Outcome.NOT_YET;
        }
        var beside = column.isMoment() && !plan ? besides(stating.rule(), value) : Optional.<Column>empty();
        var fills = column.isMoment() ? beside : Optional.of(column);
        var ours = fills.map(each -> ours(each, value, translation, patients, stating.line())).orElse("");
        var wrong = fills.flatMap(each -> wrong(each, ours));
        if (wrong.isPresent()) {
            return reject(wrong.get(), EventColumn.VALUE, value);
        }
        if (column == Column.PATIENT && patients.isImpossible(value.toCharArray(), 0, value.length())) {
            impossible.add(stating.id());
        }
        met.add(column);
        beside.ifPresent(met::add);
        boolean shownAgain = isShownAgain(plan ? plannedText : saidText, at);
        histories.add(
                stating.id(),
                new Fact(column, at, shownAgain, recorded, column.isMoment() ? "" : ours, stating.place()));
        beside.ifPresent(each -> histories.add(
                stating.id(), new Fact(each, at, shownAgain, recorded, ours, stating.place())));
        return Outcome.TAKEN;
    }

    /// Whether a fact without a recorded time, taken as recorded when it happened, comes after the day that counts.
    private boolean isLater(long recorded, long at) {
        if (end == Long.MAX_VALUE || WallClock.isKnown(recorded)) {
            return WallClock.isKnown(recorded) && recorded >= end;
        }
        if (WallClock.isKnown(at) && at >= end) {
            return true;
        }
        undated++;
        return false;
    }

    /// The column that the value of an event fills, when there is a value and the rules say so.
    private static Optional<Column> besides(EventRule rule, String value) {
        return value.isEmpty() ? Optional.empty() : Optional.ofNullable(BY_EVENT.get(rule.valueIs()));
    }

    private static String ours(
            Column column, String value, @Nullable CodeTranslation translation, PatientFilter patients, long line) {
        var text = value.toCharArray();
        if (column == Column.PATIENT && !patients.passes(text, 0, text.length, line)) {
            return new String(patients.instead(text, 0, text.length));
        }
        var said = translation == null ? value : translation.field(column, value);
        return column.kind() == Column.Kind.TEXT ? IdText.normal(said) : said;
    }

    private Optional<RejectReason> wrong(Column column, String value) {
        scratch.clear();
        scratch.set(column, value.toCharArray(), 0, value.length());
        return value.isEmpty() ? Optional.of(RejectReason.MISSING_VALUE)
                : scratch.faults().stream().map(RejectedRow.Problem::reason).findFirst();
    }

    private EventRule rule(Column column) {
        return rules.get()
                .event(column.event())
                .orElseThrow(() -> new IllegalStateException("history/events.csv has no line for " + column.event()));
    }

    private static String moment(String text, @Nullable CodeTranslation translation) {
        return translation == null || text.isEmpty() ? text : translation.moment(text);
    }

    private static long parse(String text, boolean dayIsEnough) {
        if (text.isEmpty()) {
            return WallClock.NONE;
        }
        var characters = text.toCharArray();
        return dayIsEnough
                ? MomentParser.dayOrMoment(characters, 0, characters.length)
                : MomentParser.moment(characters, 0, characters.length);
    }

    private static boolean isShownAgain(String text, long moment) {
        var characters = text.toCharArray();
        return WallClock.isKnown(moment) && MomentParser.isInSecondHour(characters, 0, characters.length, moment);
    }

    private static boolean isUnreadable(long moment) {
        return moment == MomentParser.UNREADABLE || moment == MomentParser.SKIPPED;
    }

    private Outcome rejectMoment(long moment, EventColumn column, String text) {
        var reason = moment == MomentParser.SKIPPED
                ? RejectReason.SKIPPED_TIME
                : RejectReason.ofUnreadable(text.toCharArray(), 0, text.length());
        return reject(reason, column, text);
    }

    private Outcome reject(RejectReason reason, EventColumn column, String value) {
        problem = new RejectedRow.Problem(column.title(), "", value, reason);
        return Outcome.REJECTED;
    }
}
