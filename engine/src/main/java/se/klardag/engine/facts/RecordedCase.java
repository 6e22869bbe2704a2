package se.klardag.engine.facts;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;

/// One case kept whole (*ärende*): a copy of a reader's row, or written out by a test or another program.
///
/// @param events the other events that were recorded
public record RecordedCase(
        String id,
        String patient,
        int municipality,
        CareType careType,
        long admittedAt,
        long admissionNoticeAt,
        long readyAt,
        long readyNoticeAt,
        Answer sipRequired,
        long sipCalledAt,
        long withdrawnAt,
        long dischargedAt,
        Outcome outcome,
        Answer consent,
        Answer openCareReady,
        LegalBasis legalBasis,
        Map<Event, Long> events,
        Answer payerAnswer,
        int stayMunicipality,
        int movedTo,
        CaseOrigin origin)
        implements
            Case {
    public RecordedCase {
        events = Map.copyOf(events);
    }

    /// A case of no file whose payer is the municipality of registration throughout, and has not answered.
    public RecordedCase(
            String id,
            String patient,
            int municipality,
            CareType careType,
            long admittedAt,
            long admissionNoticeAt,
            long readyAt,
            long readyNoticeAt,
            Answer sipRequired,
            long sipCalledAt,
            long withdrawnAt,
            long dischargedAt,
            Outcome outcome,
            Answer consent,
            Answer openCareReady,
            LegalBasis legalBasis,
            Map<Event, Long> events) {
        this(
                id,
                patient,
                municipality,
                careType,
                admittedAt,
                admissionNoticeAt,
                readyAt,
                readyNoticeAt,
                sipRequired,
                sipCalledAt,
                withdrawnAt,
                dischargedAt,
                outcome,
                consent,
                openCareReady,
                legalBasis,
                events,
                Answer.NOT_STATED,
                0,
                0,
                CaseOrigin.NONE);
    }

    /// A copy that stays as it is when a reader goes on to the next row.
    public static RecordedCase copyOf(Case row) {
        return row instanceof RecordedCase kept ? kept
                : copy(row, row.id(), row.patient(), row.municipality(), row.origin());
    }

    /// The same facts without the patient and the place where they were read.
    public RecordedCase anonymous() {
        return copy(this, id, "", municipality, CaseOrigin.NONE);
    }

    /// What is recorded of the stay, whoever's it is.
    public RecordedCase nameless() {
        return copy(this, "", "", 0, CaseOrigin.NONE);
    }

    /// Whether both state the same, wherever they were read.
    public boolean statesSameAs(RecordedCase other) {
        return equals(copy(other, other.id, other.patient, other.municipality, origin));
    }

    private static RecordedCase copy(Case row, String id, String patient, int municipality, CaseOrigin origin) {
        return new RecordedCase(
                id,
                patient,
                municipality,
                row.careType(),
                row.admittedAt(),
                row.admissionNoticeAt(),
                row.readyAt(),
                row.readyNoticeAt(),
                row.sipRequired(),
                row.sipCalledAt(),
                row.withdrawnAt(),
                row.dischargedAt(),
                row.outcome(),
                row.consent(),
                row.openCareReady(),
                row.legalBasis(),
                eventsOf(row),
                row.payerAnswer(),
                row.stayMunicipality(),
                row.movedTo(),
                origin);
    }

    /// A somatic case with an admission notice two days before it was ready, and nothing recorded against it.
    ///
    /// @param readyNotice when the ready notice was sent
    /// @param discharged  when the patient left
    public static RecordedCase of(
            String id, int municipality, LocalDateTime readyNotice, LocalDateTime discharged) {
        long ready = WallClock.of(readyNotice);
        return new RecordedCase(
                id,
                "",
                municipality,
                CareType.SOMATIC,
                ready - 2 * WallClock.DAY,
                ready - 2 * WallClock.DAY,
                ready,
                ready,
                Answer.NOT_STATED,
                WallClock.NONE,
                WallClock.NONE,
                WallClock.of(discharged),
                Outcome.HOME,
                Answer.NOT_STATED,
                Answer.NOT_STATED,
                LegalBasis.NOT_STATED,
                Map.of());
    }

    @Override
    public long at(Event event) {
        var moment = events.get(event);
        return moment == null ? WallClock.NONE : moment;
    }

    private static Map<Event, Long> eventsOf(Case row) {
        var events = new EnumMap<Event, Long>(Event.class);
        for (var event : Event.values()) {
            if (WallClock.isKnown(row.at(event))) {
                events.put(event, row.at(event));
            }
        }
        return events;
    }
}
