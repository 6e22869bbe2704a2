package se.klardag.engine.facts;

/// The legal ground of the care (*lagrum*), as far as payment responsibility cares: open psychiatric or open forensic
/// compulsory care (*öppen psykiatrisk tvångsvård*, *öppen rättspsykiatrisk vård*) have rules of their own, and the act on the ready
/// notice does not name forensic care, open or closed (*rättspsykiatrisk vård*).
public enum LegalBasis {
    OPEN_PSYCHIATRIC,
    OPEN_FORENSIC,
    FORENSIC,
    OTHER,
    NOT_STATED;

    /// Whether the patient goes to open compulsory care, where another plan replaces the SIP (lag 2017:612 4 kap. 1 §).
    public boolean isOpenCompulsoryCare() {
        return this == OPEN_PSYCHIATRIC || this == OPEN_FORENSIC;
    }

    /// Whether the care is under lag (1991:1129) om rättspsykiatrisk vård.
    public boolean isForensic() {
        return this == OPEN_FORENSIC || this == FORENSIC;
    }
}
