package se.klardag.engine.terms.liability;

import java.util.Optional;
import se.klardag.engine.terms.calendar.Notices;
import se.klardag.engine.terms.calendar.PreviousDay;
import se.klardag.engine.terms.value.Term;

/// When the counting of a stay starts and ends (*klocka*).
///
/// @param previousDay  until what hour an end counts as the day before; empty where an end is always its own day
/// @param interruption what a relapse does; empty where the agreement has no rule of it
/// @param notices      on which day a notice counts as given; empty where a notice is given when it is sent
public record Clock(
        Term<Start> start,
        Term<End> end,
        Optional<Term<PreviousDay>> previousDay,
        Optional<Term<Interruption>> interruption,
        Optional<Notices> notices) {
    /// A clock that nothing pauses, and whose moments are those recorded.
    public Clock(Term<Start> start, Term<End> end) {
        this(start, end, Optional.empty(), Optional.empty(), Optional.empty());
    }

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
    public sealed interface End {
        /// The patient left hospital.
        End DISCHARGE = new Discharge();

        /// The patient left hospital.
        record Discharge() implements End {}

        /// Discharge, or what came before it.
        ///
        /// @param payerReady whether it ends when what the payer is to provide is in place
        /// @param withdrawal whether it ends when the ready notice is withdrawn; days before that still cost
        /// @param silence    what a payer who has not answered counts as
        record Earliest(boolean payerReady, boolean withdrawal, Silence silence) implements End {}
    }

    /// What no answer means (*tystnad*).
    public enum Silence {
        /// That the payer cannot receive the patient.
        CANNOT_RECEIVE,
        /// That the payer can.
        CAN_RECEIVE
    }

    /// What happens to days on which the patient is too ill again to leave (*avbrott*).
    public enum Interruption {
        /// Nothing.
        COUNTED,
        /// Each date from the interruption to its end, both included, is taken out of the stay's days.
        PAUSES
    }
}
