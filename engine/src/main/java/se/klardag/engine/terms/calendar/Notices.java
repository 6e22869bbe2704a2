package se.klardag.engine.terms.calendar;

import se.klardag.engine.terms.value.Term;

/// On which day each notice counts as given (*underrättelsernas dagar*).
///
/// @param assessment the notice that asks the payer to assess the patient's needs
/// @param ready      the ready notice
/// @param ahead      how many days before the planned discharge the ready notice is to be given, 0 or more
public record Notices(Term<DeemedTime> assessment, Term<DeemedTime> ready, Term<Integer> ahead) {
    public Notices {
        if (ahead.value() < 0) {
            throw new IllegalArgumentException("days ahead below 0: " + ahead.value());
        }
    }
}
