package se.klardag.cli.words;

import se.klardag.engine.facts.CareType;

/// Words for kinds of care (*vårdformer*).
public final class CareNames {
    private CareNames() {}

    /// The national statistics know two kinds: geriatric and long-term care are somatic.
    public static CareType national(CareType careType) {
        return switch (careType) {
            case SOMATIC, GERIATRIC, LONG_TERM -> CareType.SOMATIC;
            case PSYCHIATRIC -> CareType.PSYCHIATRIC;
            case NOT_STATED -> CareType.NOT_STATED;
        };
    }

    /// As in case files; a case that does not state it is neither.
    public static String code(CareType careType) {
        return switch (careType) {
            case SOMATIC, GERIATRIC, LONG_TERM -> "somatic";
            case PSYCHIATRIC -> "psychiatric";
            case NOT_STATED -> "not-stated";
        };
    }
}
