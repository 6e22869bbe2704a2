package se.klardag.engine.facts;

/// Kind of inpatient care (*vårdform*): somatic or psychiatric, or not stated in the export.
public enum CareType {
    SOMATIC,
    PSYCHIATRIC,
    NOT_STATED
}
