package se.klardag.engine.facts;

/// Kind of inpatient care (*vårdform*), or not stated in the export. Terms that say nothing of geriatric or long-term care
/// treat it as somatic.
public enum CareType {
    SOMATIC,
    PSYCHIATRIC,
    GERIATRIC,
    /// Somatic long-term care (*somatisk långtidssjukvård*).
    LONG_TERM,
    NOT_STATED
}
