package se.klardag.cli.workspace;

/// A line of `klardag.yaml` (*inställning*), by its key there.
public enum Setting {
    REGION("region"),
    AGREEMENT("agreement"),
    RATES("rates"),
    MAPPING("mapping"),
    ABSENT("absent"),
    CASES("cases"),
    PARTIES("parties"),
    TEMPLATES("templates"),
    LEDGER("ledger"),
    OUTPUT("output");

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
