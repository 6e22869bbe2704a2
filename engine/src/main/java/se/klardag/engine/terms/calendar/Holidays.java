package se.klardag.engine.terms.calendar;

/// Which of two days is a public holiday, the other being an ordinary one (*helgdagskalender*): the one gave way to the
/// other when lag (1989:253) was changed.
public enum Holidays {
    /// The Monday after Whitsun (*annandag pingst*).
    WHIT_MONDAY,
    /// 6 June (*nationaldagen*).
    NATIONAL_DAY
}
