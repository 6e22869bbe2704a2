package se.klardag.cli.generate.stay;

/// Somatic or psychiatric care (*somatisk eller psykiatrisk vård*), with its lengths of stay after ready.
///
/// | | |
/// |---|---|
/// | Unit | shares of 1; scale in days |
/// | Valid | synthetic cases only |
/// | Source | `abroad-and-statistics.md` D.2 (Weibull shape .69; scale 1.878 or 2.671 for mean 3.0 or 4.0), D.7 |
/// | Rounding | length = whole part of the Weibull draw, plus 1 |
public enum SyntheticCare {
    SOMATIC("somatic", 0.65, 1.878, "Syntetisk avd ", 40),
    PSYCHIATRIC("psychiatric", 0.85, 2.671,
            "Syntetisk psykiatriavd ", 8);

    private static final double PSYCHIATRIC_SHARE = 0.04;
    private static final double LENGTH_SHAPE = 0.69;
    private static final double OPEN_COMPULSORY_CARE = 0.03;
    private static final double OPEN_FORENSIC_CARE = 0.02;

    private final String code;
    private final double sameDayShare;
    private final double lengthScale;
    private final String wardName;
    private final int wards;

    SyntheticCare(String code, double sameDayShare, double lengthScale, String wardName, int wards) {
        this.code = code;
        this.sameDayShare = sameDayShare;
        this.lengthScale = lengthScale;
        this.wardName = wardName;
        this.wards = wards;
    }

    public static SyntheticCare draw(RandomStream stream) {
        return stream.chance(PSYCHIATRIC_SHARE) ? PSYCHIATRIC : SOMATIC;
    }

    public String code() {
        return code;
    }

    /// Midnights between ready and discharge: 0 for the same day.
    public int drawMidnights(RandomStream stream) {
        return stream.chance(sameDayShare) ? 0 : 1 + (int) stream.weibull(LENGTH_SHAPE, lengthScale);
    }

    public String drawUnit(RandomStream stream) {
        return wardName + stream.between(1, wards);
    }

    /// Blank, or open compulsory (*OPT*) or open forensic (*ORV*) psychiatric care; our assumption.
    public String drawLegalBasis(RandomStream stream) {
        double share = stream.uniform();
        if (this == SOMATIC || share >= OPEN_COMPULSORY_CARE + OPEN_FORENSIC_CARE) {
            return "";
        }
        return share < OPEN_COMPULSORY_CARE ? "OPT" : "ORV";
    }
}
