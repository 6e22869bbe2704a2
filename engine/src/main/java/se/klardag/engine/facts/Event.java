package se.klardag.engine.facts;

/// What else can be recorded of a case (*händelse*): moments that only some rules ask for.
public enum Event {
    /// The municipality received the call to care planning (*kallelse till vårdplanering*, lag 1990:1404 10 c §).
    PLANNING_CALL_RECEIVED,
    /// The care plan was made, as all who answer for it had signed (*vårdplan upprättad*, lag 1990:1404 10 d §).
    PLAN_MADE,
    /// The day on which the patient was planned to leave (*planerad utskrivning*).
    PLANNED_DISCHARGE,
    /// The payer was asked to assess what the patient needs (*begäran om bedömning*).
    ASSESSMENT_NOTICE,
    /// What the payer is to provide was in place (*betalaren redo*).
    PAYER_READY,
    /// The patient was too ill again to leave.
    INTERRUPTED,
    /// The interruption was over.
    RESUMED,
    /// The patient's residence went over to another payer.
    MOVED
}
