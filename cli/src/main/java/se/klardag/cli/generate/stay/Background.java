package se.klardag.cli.generate.stay;

/// What all rows of a stay (*vårdtillfälle*) have in common.
///
/// @param patient            eight hexadecimal digits as one number, never without a letter among them
/// @param admissionNoticeAt  [Moment#NONE] when it was never sent
/// @param plannedDischarge   midnight of the planned day, [Moment#NONE] without an admission notice, which carries it
/// @param sipCalledAt        [Moment#NONE] when there was no call
public record Background(
        int patient,
        SyntheticCare careType,
        String unit,
        String legalBasis,
        Moment admittedAt,
        Moment admissionNoticeAt,
        Moment plannedDischarge,
        String sipRequired,
        Moment sipCalledAt,
        String consent,
        String openCareReady) {

    /// As it was known when the export was made: what had not happened yet is blank. A plan stays.
    public Background knownBefore(Moment end) {
        return new Background(patient, careType, unit, legalBasis, admittedAt, before(end, admissionNoticeAt),
                plannedDischarge, sipRequired, before(end, sipCalledAt), consent, openCareReady);
    }

    private static Moment before(Moment end, Moment event) {
        return event.isBefore(end) ? event : Moment.NONE;
    }
}
