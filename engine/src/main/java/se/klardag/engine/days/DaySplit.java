package se.klardag.engine.days;

/// Where each day of a stay ended up (*dygnens fördelning*): counted, free or excluded. The parts add up to the stay.
///
/// @param inAverage  counted in the municipality's mean
/// @param individualDays billed case by case: liable days, or a long-stayer's under an average
/// @param free       not charged: free days, or a long-stayer's days up to the limit
/// @param excluded   left out with the case, or taken out by an interruption
public record DaySplit(long inAverage, long individualDays, long free, long excluded) {
    public DaySplit {
        if (inAverage < 0 || individualDays < 0 || free < 0 || excluded < 0) {
            throw new IllegalArgumentException(
                    "days below 0: " + inAverage + ", " + individualDays + ", " + free + ", " + excluded);
        }
    }

    /// Days that a sum has: in the mean, or billed case by case.
    public long counted() {
        return Math.addExact(inAverage, individualDays);
    }

    /// All days of the stay.
    public long total() {
        return Math.addExact(counted(), Math.addExact(free, excluded));
    }
}
