package se.klardag.engine.terms;

/// Which date picks the edition of an agreement that a case is settled under (*väljande datum*).
public enum SelectedBy {
    /// The month that is settled: one edition for all its cases.
    SETTLED_MONTH,
    /// The date of the case's ready notice.
    READY_NOTICE,
    /// The date on which the patient left; the last day of the month for a patient still in.
    DISCHARGE
}
