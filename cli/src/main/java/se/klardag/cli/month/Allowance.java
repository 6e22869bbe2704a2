package se.klardag.cli.month;

/// What a call accepts of files that leave something open (*godtagande*); that is on record where it is made use of.
///
/// @param partial   that the export does not look whole
/// @param differing that places of the source say different things of when a patient was ready
/// @param overlaps  that days count in two cases of one patient
public record Allowance(boolean partial, boolean differing, boolean overlaps) {
    /// Nothing is accepted.
    public static final Allowance NONE = new Allowance(false, false, false);
}
