package se.klardag.engine.bill;

/// Which kinds of care a bill is for (*vårdformer*).
public enum CareGroup {
    ALL("all"),
    SOMATIC("somatic"),
    PSYCHIATRIC("psychiatric");

    private final String code;

    CareGroup(String code) {
        this.code = code;
    }

    /// The code in results.
    public String code() {
        return code;
    }
}
