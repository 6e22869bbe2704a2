package se.klardag.engine.facts;

/// How the period ended (*utfall*): where the patient went, or death.
public enum Outcome {
    HOME,
    SHORT_TERM,
    SPECIAL_HOUSING,
    DECEASED,
    HOSPITAL,
    OTHER,
    NOT_STATED
}
