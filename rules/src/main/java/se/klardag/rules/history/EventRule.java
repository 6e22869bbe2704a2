package se.klardag.rules.history;

/// What several rows of one event in one stay come to (*händelseregel*).
///
/// @param event   name in the long case file
/// @param valueIs column that the row's value fills; empty when the value is a note
public record EventRule(String event, Level level, Holds holds, Tie tie, String valueIs) {
    /// What the event is a fact of.
    public enum Level {
        STAY,
        PERIOD
    }

    /// Which of several rows holds.
    public enum Holds {
        /// The earliest.
        FIRST,
        /// The one recorded last.
        LATEST,
        /// The one in force when the ready notice was sent.
        AT_NOTICE
    }

    /// Which of several rows that differ and were recorded at the same time.
    public enum Tie {
        /// The last in the file.
        ROW_ORDER,
        /// None: nobody can tell.
        REFUSE
    }
}
