package se.klardag.cli.generate;

/// One ready period (*utskrivningsklar period*) of a stay: what a row has of its own.
///
/// @param withdrawnAt  [Moment#NONE] unless the notice was withdrawn
/// @param dischargedAt [Moment#NONE] for a patient who is still in
/// @param outcome      blank for a patient who is still in
record Period(
        String municipality,
        Moment readyAt,
        Moment noticeAt,
        Moment withdrawnAt,
        Moment dischargedAt,
        String outcome) {

    boolean isOpen() {
        return dischargedAt.isNone();
    }

    boolean isWithdrawn() {
        return !withdrawnAt.isNone();
    }

    boolean isDeceased() {
        return outcome.equals(Outcome.DECEASED);
    }

    Period withOutcome(String other) {
        return new Period(municipality, readyAt, noticeAt, withdrawnAt, dischargedAt, other);
    }

    Period withdrawn(Moment at) {
        return new Period(municipality, readyAt, noticeAt, at, dischargedAt, outcome);
    }

    Period discharged(Moment at) {
        return new Period(municipality, readyAt, noticeAt, withdrawnAt, at, outcome);
    }

    Period stillOpen() {
        return new Period(municipality, readyAt, noticeAt, withdrawnAt, Moment.NONE, "");
    }
}
