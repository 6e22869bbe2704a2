package se.klardag.engine.terms;

/// When the counting of a stay starts and ends (*klocka*).
public record Clock(Term<Start> start, Term<End> end) {
    /// The event that starts the clock.
    public enum Start {
        /// The ready notice was sent.
        READY_NOTICE,
        /// The physician's judgement.
        READY,
        /// The later of the two; both must be recorded.
        LATER_OF_BOTH,
        /// Admission, for care that costs from its first day.
        ADMISSION
    }

    /// The event that ends it.
    public enum End {
        DISCHARGE
    }
}
