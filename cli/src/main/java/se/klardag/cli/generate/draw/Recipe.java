package se.klardag.cli.generate.draw;

/// The numbers of the fixture recipe that are not tied to one care type: every one is `assumed`.
///
/// | | |
/// |---|---|
/// | Unit | shares of 1, minutes of the day, days; each name says which |
/// | Valid | synthetic cases only; never a figure about real care |
/// | Source | `abroad-and-statistics.md` D.4, D.5 and D.7; what is missing there is our own assumption and says so |
/// | Rounding | none |
public final class Recipe {
    /// D.1: ready cases per inhabitant and month.
    public static final double CASES_PER_INHABITANT = 1.5 / 1_000;
    /// D.7 point 1: coefficient of variation of the municipality effect on the volume.
    public static final double MUNICIPALITY_VARIATION = 0.35;

    /// Monday to Sunday. D.4's referrals moved one day back; Saturday and Sunday keep their proportion but are
    /// scaled so that a day of the weekend has 0.35 of a weekday (D.5).
    private static final double[] READY_WEIGHTS = {13.0, 19.6, 16.8, 19.9, 19.1, 7.9, 4.5};
    /// D.5: weekend discharge factor.
    private static final double WEEKEND_DISCHARGE = 0.5;

    static final int READY_EARLIEST = 8 * 60;
    static final int READY_MODE = 10 * 60 + 30;
    static final int READY_LATEST = 16 * 60;
    static final int DISCHARGE_EARLIEST = 8 * 60;
    static final int DISCHARGE_MEAN = 14 * 60 + 15;
    static final int DISCHARGE_DEVIATION = 2 * 60;
    static final int DISCHARGE_LATEST = 20 * 60;

    /// Our assumption: a ready notice within 20 minutes, otherwise within 90.
    static final double PROMPT_READY_NOTICE = 0.85;
    /// D.7 point 4, 2 % late or missing admission notice: half late, half missing.
    static final double LATE_ADMISSION_NOTICE = 0.01;
    static final double MISSING_ADMISSION_NOTICE = 0.01;

    /// Our assumption: share of SIP required, and of those the calls that are late or never made.
    static final double SIP_REQUIRED = 0.30;
    static final double SIP_NOT_REQUIRED = 0.67;
    static final double SIP_CALL_LATE = 0.01;
    static final double SIP_CALL_MISSING = 0.007;

    /// Our assumption: shares of what can stop payment responsibility, and of nothing recorded.
    static final double CONSENT_REFUSED = 0.006;
    static final double OPEN_CARE_NOT_READY = 0.005;
    static final double OPEN_CARE_UNCLEAR = 0.003;
    static final double NOTHING_RECORDED = 0.04;

    /// D.7 point 4: open at export, of the cases ready in the last month.
    public static final double OPEN_AT_EXPORT = 0.03;

    private Recipe() {}

    static double readyWeight(int isoDayOfWeek) {
        return READY_WEIGHTS[isoDayOfWeek - 1];
    }

    static double dischargeWeight(int isoDayOfWeek) {
        return isoDayOfWeek >= 6 ? WEEKEND_DISCHARGE : 1;
    }
}
