package se.klardag.cli.generate.stay;

/// One ready period (*utskrivningsklar period*) of a stay: what a row has of its own.
///
/// @param withdrawnAt  [Moment#NONE] unless the notice was withdrawn
/// @param dischargedAt [Moment#NONE] for a patient who is still in
/// @param outcome      blank for a patient who is still in
public record ReadyPeriod(
        String municipality,
        Moment readyAt,
        Moment noticeAt,
        Moment withdrawnAt,
        Moment dischargedAt,
        String outcome) {

    public boolean isOpen() {
        return dischargedAt.isNone();
    }

    boolean isWithdrawn() {
        return !withdrawnAt.isNone();
    }

    boolean isDeceased() {
        return outcome.equals(Destination.DECEASED);
    }

    public ReadyPeriod withOutcome(String other) {
        return new ReadyPeriod(municipality, readyAt, noticeAt, withdrawnAt, dischargedAt, other);
    }

    public ReadyPeriod withdrawn(Moment at) {
        return new ReadyPeriod(municipality, readyAt, noticeAt, at, dischargedAt, outcome);
    }

    public ReadyPeriod discharged(Moment at) {
        return new ReadyPeriod(municipality, readyAt, noticeAt, withdrawnAt, at, outcome);
    }

    public ReadyPeriod stillOpen() {
        return new ReadyPeriod(municipality, readyAt, noticeAt, withdrawnAt, Moment.NONE, "");
    }
}
