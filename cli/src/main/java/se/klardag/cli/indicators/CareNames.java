package se.klardag.cli.indicators;

import se.klardag.engine.facts.CareType;

/// Words for kinds of care (*vårdformer*).
final class CareNames {
    private CareNames() {}

    /// As in case files; a case that does not state it stands apart from both.
    static String code(CareType careType) {
        return switch (careType) {
            case SOMATIC -> "somatic";
            case PSYCHIATRIC -> "psychiatric";
            case NOT_STATED -> "not-stated";
        };
    }
}
