package se.klardag.engine.terms.liability;

import se.klardag.engine.terms.value.Term;

/// Which month a day belongs to (*periodisering*).
public sealed interface Attribution {
    /// All days of a stay belong to the month in which it closed; open cases belong to none.
    record ClosedInMonth(Term<String> membership, Term<Boolean> zeroDayCases) implements Attribution {}

    /// Each day belongs to the month it lies in.
    ///
    /// @param openCases whether patients still in are counted to the end of the month
    record DayByDay(Term<String> membership, Term<Boolean> openCases) implements Attribution {}
}
