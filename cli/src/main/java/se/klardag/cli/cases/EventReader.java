package se.klardag.cli.cases;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.EventRule;
import se.klardag.rules.HistoryRules;
import se.klardag.rules.Mapping;

/// Reads the rows of a long file into [Histories] (*händelseläsare*).
final class EventReader {
    /// What became of a row.
    enum Outcome {
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
    private long undated;
    private String problemColumn = "";
    private String problemValue = "";
    private RejectReason problem = RejectReason.MISSING_VALUE;

    /// @param rules   asked for only where there is a long file
    /// @param reading says what day counts
    EventReader(Supplier<HistoryRules> rules, Histories histories, Reading reading) {
        this.rules = rules;
        this.histories = histories;
        var day = reading.knownOn();
        this.end = day == null ? Long.MAX_VALUE : (day.toEpochDay() + 1) * WallClock.DAY;
    }

    /// Rows without a recorded time, where only what was recorded by a day counts.
    long undated() {
        return undated;
    }

    /// Stays whose patient was written as an identity number that cannot be one.
    Set<String> impossible() {
        return impossible;
    }

    /// What was wrong with the last row that was rejected.
    RejectReason problem() {
        return problem;
    }

    String problemColumn() {
        return problemColumn;
    }

    String problemValue() {
        return problemValue;
    }

    /// Takes one row.
    Outcome take(LongFields row, @Nullable Translation translation, PatientFilter patients, long line, long place) {
        var id = row.get(EventColumn.CASE_ID);
        if (id.isEmpty()) {
            return reject(RejectReason.MISSING_VALUE, EventColumn.CASE_ID, "");
        }
        var outcome = taken(id, row, translation, patients, line, place);
        if (outcome == Outcome.REJECTED) {
            histories.spoil(id);
        }
        return outcome;
    }

    /// A row that is not whole takes its stay with it.
    void spoil(LongFields row) {
        if (!row.get(EventColumn.CASE_ID).isEmpty()) {
            histories.spoil(row.get(EventColumn.CASE_ID));
        }
    }

    private Outcome taken(
            String id, LongFields row, @Nullable Translation translation, PatientFilter patients, long line,
            long place) {
        var recordedText = moment(row.get(EventColumn.RECORDED_AT), translation);
        long recorded = parse(recordedText, true);
        if (isUnreadable(recorded)) {
            return rejectMoment(recorded, EventColumn.RECORDED_AT, recordedText);
        }
        if (WallClock.isKnown(recorded) && recorded >= end) {
            return Outcome.NOT_YET;
        }
        var name = row.get(EventColumn.EVENT);
        var event = translation == null ? name : translation.event(name).orElse(name);
        if (event.equals(Mapping.IGNORED)) {
            return Outcome.PAST;
        }
        var column = BY_EVENT.get(event.toLowerCase(Locale.ROOT));
        if (column == null) {
            return reject(
                    name.isEmpty() ? RejectReason.MISSING_VALUE : RejectReason.UNKNOWN_EVENT, EventColumn.EVENT, name);
        }
        return stated(new Stating(id, column, rule(column), recorded, line, place), row, translation, patients);
    }

    /// What a row is about.
    private record Stating(String id, Column column, EventRule rule, long recorded, long line, long place) {}

    private Outcome stated(
            Stating stating, LongFields row, @Nullable Translation translation, PatientFilter patients) {
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
        if (isLater(recorded, column == Column.PLANNED_DISCHARGE ? WallClock.NONE : at)) {
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
        histories.add(stating.id(),
                new Fact(column, at, recorded, column.isMoment() ? "" : ours, stating.place()));
        beside.ifPresent(each -> histories.add(stating.id(), new Fact(each, at, recorded, ours, stating.place())));
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
            Column column, String value, @Nullable Translation translation, PatientFilter patients, long line) {
        var text = value.toCharArray();
        if (column == Column.PATIENT && !patients.passes(text, 0, text.length, line)) {
            return new String(patients.instead(text, 0, text.length));
        }
        return translation == null ? value : translation.field(column, value);
    }

    private Optional<RejectReason> wrong(Column column, String value) {
        scratch.clear();
        scratch.set(column, value.toCharArray(), 0, value.length());
        return value.isEmpty() ? Optional.of(RejectReason.MISSING_VALUE) : Optional.ofNullable(scratch.problem());
    }

    private EventRule rule(Column column) {
        return rules.get()
                .event(column.event())
                .orElseThrow(() -> new IllegalStateException("history/events.csv has no line for " + column.event()));
    }

    private static String moment(String text, @Nullable Translation translation) {
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

    private static boolean isUnreadable(long moment) {
        return moment == MomentParser.UNREADABLE || moment == MomentParser.SKIPPED;
    }

    private Outcome rejectMoment(long moment, EventColumn column, String text) {
        return reject(
                moment == MomentParser.SKIPPED ? RejectReason.SKIPPED_TIME : RejectReason.UNPARSABLE_TIME, column,
                text);
    }

    private Outcome reject(RejectReason reason, EventColumn column, String value) {
        problem = reason;
        problemColumn = column.title();
        problemValue = value;
        return Outcome.REJECTED;
    }
}
