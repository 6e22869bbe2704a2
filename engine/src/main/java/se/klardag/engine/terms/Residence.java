package se.klardag.engine.terms;

import java.util.Locale;

/// Which municipality pays for a patient (*betalande kommun*).
public enum Residence {
    /// The one of registration.
    REGISTERED,
    /// The one where the patient stays.
    STAY,
    /// On each day the one of residence: a patient who moves is paid for by two.
    EACH_DAY;

    /// In rule files.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
