package se.klardag.engine.indicators;

import java.util.Optional;

/// A year of a municipality or a region in the figures of the national database (*årets nyckeltal*): see [KeyFigure].
///
/// | | |
/// |---|---|
/// | Unit | that of each figure |
/// | Valid | cases of every kind of care together |
/// | Source | [KeyFigure] |
/// | Rounding | none; see [Ratio] |
///
/// @param year        the sums of the year's cases
/// @param inhabitants aged 65 and over at the year's end; empty where nobody said
public record AnnualFigures(Indicators year, Optional<Long> inhabitants) {
    /// N20403: days by stays that have ready time.
    public Ratio meanReadyTime() {
        return year.meanOfDelayed();
    }

    /// N20404: days by inhabitants.
    public Optional<Ratio> daysPerInhabitant() {
        return inhabitants.map(people -> new Ratio(year.closedDays(), people));
    }

    /// N20405: stays that have ready time by inhabitants.
    public Optional<Ratio> staysPerInhabitant() {
        return inhabitants.map(people -> new Ratio(year.delayedStays(), people));
    }

    /// U79135: days by 1 000 inhabitants.
    public Optional<Ratio> daysPerThousand() {
        return inhabitants.map(year::closedDaysPerThousand);
    }
}
