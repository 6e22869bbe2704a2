package se.klardag.engine.eligibility;

import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.Term;

/// Whether a case counts (*prövning*).
public sealed interface Verdict {
    /// It counts.
    record Counts() implements Verdict {}

    /// It is left out, for the first reason that fits.
    ///
    /// @param by the rule, cited; says whether the case stays in the denominator
    record LeftOut(Reason reason, Term<Effect> by) implements Verdict {}
}
