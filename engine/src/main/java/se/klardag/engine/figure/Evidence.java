package se.klardag.engine.figure;

import java.util.List;
import se.klardag.engine.facts.CareType;

/// The facts a number of days was counted from (*antecknade händelser*).
///
/// @param caseId names the case
/// @param care   kind of care, which some rules differ by
/// @param events what was recorded, in the order of a stay
public record Evidence(String caseId, CareType care, List<Event> events) {
    public Evidence {
        events = List.copyOf(events);
    }

    /// One recorded event.
    ///
    /// @param moment wall-clock milliseconds since 1970-01-01 00:00
    public record Event(Kind kind, long moment) {}

    /// What happened.
    public enum Kind {
        ADMITTED,
        ADMISSION_NOTICE,
        PLANNING_CALL_RECEIVED,
        PLAN_MADE,
        READY,
        READY_NOTICE,
        ASSESSMENT_NOTICE,
        PLANNED_DISCHARGE,
        INTERRUPTED,
        RESUMED,
        MOVED,
        PAYER_CAN_RECEIVE,
        PAYER_READY,
        WITHDRAWN,
        DISCHARGED,
        END_OF_PERIOD
    }
}
