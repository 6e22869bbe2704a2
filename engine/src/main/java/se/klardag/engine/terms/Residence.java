package se.klardag.engine.terms;

/// Which municipality pays for a patient (*betalande kommun*).
public enum Residence {
    /// The one of registration.
    REGISTERED("registered"),
    /// The one where the patient stays.
    STAY("stay"),
    /// On each day the one of residence: a patient who moves is paid for by two.
    EACH_DAY("each-day");

    private final String code;

    Residence(String code) {
        this.code = code;
    }

    /// In rule files.
    public String code() {
        return code;
    }
}
