package se.klardag.engine.terms;

/// Which kinds of care a bill is for (*vårdformsgrupp*): one kind with those that share its terms, or all care that no other
/// bill of the municipality is for.
public enum CareGroup {
    ALL("all"),
    SOMATIC("somatic"),
    PSYCHIATRIC("psychiatric"),
    GERIATRIC("geriatric"),
    LONG_TERM("long_term");

    private final String code;

    CareGroup(String code) {
        this.code = code;
    }

    /// The code in results.
    public String code() {
        return code;
    }
}
