package se.klardag.cli.check;

import se.klardag.cli.text.Texts;
import se.klardag.engine.eligibility.Finding;

/// A finding in words (*avvikelse i ord*).
public final class FindingText {
    private FindingText() {}

    /// Of a case, with its own numbers; a period that overlaps one of another municipality does not name that case.
    public static String of(LocatedFinding found, Texts texts) {
        boolean elsewhere = found.finding() == Finding.OVERLAPPING_PERIODS && found.details().getFirst().isEmpty();
        return texts.get(
                elsewhere ? "deviation.overlapping-elsewhere" : "deviation." + found.finding().code(),
                found.details().toArray());
    }

    /// In general.
    public static String general(Finding finding, Texts texts) {
        return texts.get("deviations." + finding.code());
    }

    /// The provision that it is compared with (*lagrum*); empty where it is our own measure.
    public static String clause(Finding finding) {
        return switch (finding) {
            case NO_ADMISSION_NOTICE -> "5 kap. 3 § första stycket 1 lagen (2017:612)";
            case LATE_ADMISSION_NOTICE -> "2 kap. 3 § lagen (2017:612)";
            case NO_READY_NOTICE -> "5 kap. 3 § första stycket 2 lagen (2017:612)";
            case SIP_NOT_CALLED -> "5 kap. 3 § andra stycket lagen (2017:612)";
            case LATE_SIP_CALL -> "4 kap. 3 § lagen (2017:612)";
            case NOTICE_BEFORE_ADMISSION -> "3 kap. 1 § lagen (2017:612)";
            case WITHDRAWN_OUTSIDE_PERIOD, DISCHARGE_BEFORE_ADMISSION, OVERLAPPING_PERIODS, SAME_PERIOD_TWICE,
                    IMPLAUSIBLE_LENGTH, LONG_PERIOD, OPEN_LONG, SAME_DAY_READY, LATE_ENTRY, REPEATED_NOTICE,
                    RENEWED_NOTICE, KOMMUN_NOT_PARTY, KOMMUN_NOT_OF_REGION, DAY_WITHOUT_DISCHARGES,
                    READY_DATE_DIFFERS ->
                "";
            case MOVE_NOT_USED, MOVED_BEFORE_FIRST_DAY, MOVE_WITHOUT_DATE, STAY_MUNICIPALITY_NOT_USED ->
                "5 kap. 2 § lagen (2017:612)";
            case PLANNED_DATE_MOVED -> "2 kap. 4 § lagen (2017:612)";
            case IMPOSSIBLE_IDENTITY_NUMBER -> "18 § folkbokföringslagen (1991:481); lagen (2022:1697)";
        };
    }
}
