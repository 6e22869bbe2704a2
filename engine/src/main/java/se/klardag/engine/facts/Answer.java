package se.klardag.engine.facts;

/// A yes or no of the export (*ja*, *nej*, *oklart*); blank means that nothing is recorded against.
public enum Answer {
    YES,
    NO,
    UNCLEAR,
    NOT_STATED
}
