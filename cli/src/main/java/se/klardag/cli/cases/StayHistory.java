package se.klardag.cli.cases;

/// What was recorded of a stay beyond the case it came to (*vårdtillfällets historik*).
public interface StayHistory {
    /// Ready periods.
    int periods();

    /// How often the planned discharge was moved.
    int plannedMoves();

    /// Notices sent again while one was in force.
    int repeatedNotices();

    /// Facts recorded more than a number of hours after they happened.
    long lateEntries(long hours);
}
