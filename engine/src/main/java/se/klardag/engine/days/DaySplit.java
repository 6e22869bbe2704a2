package se.klardag.engine.days;

/// Where each day of a stay ended up (*dygnens fördelning*): counted, free or excluded. The parts add up to the stay.
///
/// @param inAverage  counted in the municipality's mean
/// @param individual counted and billed on their own: liable days, or a long-stayer's
/// @param free       not charged: free days, or a long-stayer's days up to the limit
/// @param excluded   left out with the case, or taken out by an interruption
public record DaySplit(long inAverage, long individual, long free, long excluded) {
    public DaySplit {
        if (inAverage < 0 || individual < 0 || free < 0 || excluded < 0) {
            throw new IllegalArgumentException(
                    "days below 0: " + inAverage + ", " + individual + ", " + free + ", " + excluded);
        }
    }

    /// All days of the stay.
    public long total() {
        return Math.addExact(Math.addExact(inAverage, individual), Math.addExact(free, excluded));
    }
}
