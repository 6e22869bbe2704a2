package se.klardag.cli.simulate;

import se.klardag.rules.TermOverride;

/// What a change is about (*slag av ändring*): changes of one kind are separated from the rest as one effect.
public enum EffectKind {
    DAY_BREAK("day-break", "dayCount\\..*"),
    CARVE_OUT("carve-out", "longStay\\..*"),
    THRESHOLD("threshold", "liability\\.threshold"),
    MODEL("model", "liability\\..*"),
    POPULATION("population", "(population|deadlines|notices|clock|payer)\\..*"),
    ATTRIBUTION("attribution", "attribution\\..*"),
    PRICE("price", "(price|tariff)\\..*"),
    OTHER("other", ".*");

    private final String code;
    private final String paths;

    /// @param paths what the addresses of its changes look like; the first kind that fits has them
    EffectKind(String code, String paths) {
        this.code = code;
        this.paths = paths;
    }

    /// The code in results.
    public String code() {
        return code;
    }

    /// The kind of a change, whatever kind of care it is for.
    public static EffectKind of(TermOverride change) {
        var path = change.path().replaceFirst("^(somatic|psychiatric|geriatric|long_term)\\.", "");
        for (var kind : values()) {
            if (path.matches(kind.paths)) {
                return kind;
            }
        }
        return OTHER;
    }
}
