package se.klardag.cli.cases.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.Event;

/// The columns of the wide case file (*ärendefilens kolumner*), names as in the contract.
public enum Column {
    CASE_ID(Kind.ID),
    PATIENT(Kind.TEXT),
    MUNICIPALITY(Kind.MUNICIPALITY),
    CARE_TYPE(Kind.WORD),
    UNIT(
            Kind.TEXT),
    ADMITTED_AT(Kind.MOMENT),
    ADMISSION_NOTICE_AT(Kind.MOMENT),
    PLANNED_DISCHARGE(
            Kind.DAY_OR_MOMENT),
    READY_AT(Kind.MOMENT),
    READY_NOTICE_AT(Kind.MOMENT),
    SIP_REQUIRED(
            Kind.WORD),
    SIP_CALLED_AT(Kind.MOMENT),
    WITHDRAWN_AT(Kind.MOMENT),
    DISCHARGED_AT(
            Kind.MOMENT),
    OUTCOME(Kind.WORD),
    CONSENT(
            Kind.WORD),
    OPEN_CARE_READY(Kind.WORD),
    LEGAL_BASIS(Kind.WORD),
    PLANNING_CALLED_AT(Kind.MOMENT),
    PLAN_MADE_AT(Kind.MOMENT),
    ASSESSMENT_NOTICE_AT(Kind.MOMENT),
    PAYER_READY_AT(Kind.MOMENT),
    INTERRUPTED_AT(Kind.MOMENT),
    RESUMED_AT(Kind.MOMENT),
    /// The day is the new payer's, whatever the hour.
    MOVED_AT(Kind.DAY_OR_MOMENT),
    PAYER_ANSWER(Kind.WORD),
    STAY_MUNICIPALITY(Kind.MUNICIPALITY),
    MOVED_TO(Kind.MUNICIPALITY);

    /// How the text of a field is read.
    public enum Kind {
        ID,
        TEXT,
        MUNICIPALITY,
        WORD,
        MOMENT,
        DAY_OR_MOMENT
    }

    private static final Map<String, Column> BY_NAME = new HashMap<>();

    static {
        for (var column : values()) {
            BY_NAME.put(column.title(), column);
        }
    }

    private final Kind kind;

    Column(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// The column that tells when an event happened.
    public static Column of(Event event) {
        return switch (event) {
            case PLANNING_CALL_RECEIVED -> PLANNING_CALLED_AT;
            case PLAN_MADE -> PLAN_MADE_AT;
            case PLANNED_DISCHARGE -> PLANNED_DISCHARGE;
            case ASSESSMENT_NOTICE -> ASSESSMENT_NOTICE_AT;
            case PAYER_READY -> PAYER_READY_AT;
            case INTERRUPTED -> INTERRUPTED_AT;
            case RESUMED -> RESUMED_AT;
            case MOVED -> MOVED_AT;
        };
    }

    /// The column that holds a field: both have one name.
    public static Column of(CaseField field) {
        return valueOf(field.name());
    }

    /// The field that it holds; empty for one that no terms ask for.
    public Optional<CaseField> field() {
        return Arrays.stream(CaseField.values()).filter(field -> field.name().equals(name())).findFirst();
    }

    /// Its place in an array with one slot per column.
    @SuppressWarnings("EnumOrdinal") // the array lives as long as the program, and no file or result holds the number
    public int slot() {
        return ordinal();
    }

    /// The name in the header.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a file without the column cannot be read.
    public boolean isRequired() {
        return this == CASE_ID || this == MUNICIPALITY || this == READY_NOTICE_AT || this == DISCHARGED_AT;
    }

    /// Whether only rules other than today's Swedish ones ask for it.
    public boolean isOfOtherRules() {
        return this == PAYER_ANSWER
                || this == STAY_MUNICIPALITY
                || this == MOVED_TO
                || Arrays.stream(Event.values())
                        .anyMatch(event -> event != Event.PLANNED_DISCHARGE && of(event) == this);
    }

    /// Its name as an event of the long file: `ready_notice` for `ready_notice_at`.
    public String event() {
        var title = title();
        return title.endsWith("_at") ? title.substring(0, title.length() - 3) : title;
    }

    /// Whether it holds a point in time.
    public boolean isMoment() {
        return kind == Kind.MOMENT || kind == Kind.DAY_OR_MOMENT;
    }

    /// The names of all columns.
    public static Set<String> titles() {
        return Set.copyOf(BY_NAME.keySet());
    }

    /// The column that an event fills, by the event's name or the column's own.
    public static Optional<Column> ofEvent(String name) {
        var plain = name.toLowerCase(Locale.ROOT);
        return named(plain).or(() -> named(plain + "_at"));
    }

    /// The column with this name, in any case.
    public static Optional<Column> named(String title) {
        return Optional.ofNullable(BY_NAME.get(title.toLowerCase(Locale.ROOT)));
    }
}
