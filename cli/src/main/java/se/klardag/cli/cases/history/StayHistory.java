package se.klardag.cli.cases.history;

import java.util.List;

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

    /// When the last ready notice was sent.
    long lastNotice();

    /// Other places that say another time than the last notice.
    List<SaidElsewhere> differingElsewhere();
}
