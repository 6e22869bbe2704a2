package se.klardag.engine.terms.population;

import se.klardag.engine.terms.value.Term;

/// The statute's time limits for messages (*tidsfrister*), lag (2017:612) 2 kap. 3 § and 4 kap. 3 §.
///
/// @param admissionNotice hours that may really pass between admission and notice, 1 or more
/// @param sipCall         days after the ready notice's date within which the SIP call is to be sent, 0 or more
/// @param restDays        what happens when the last day is a rest day (lag 1930:173 2 §)
public record Deadlines(Term<Integer> admissionNotice, Term<Integer> sipCall, Term<RestDays> restDays) {
    /// Whether a last day that is a rest day moves.
    public enum RestDays {
        /// To the next day that is no rest day.
        MOVE,
        /// It stays.
        KEEP
    }
}
