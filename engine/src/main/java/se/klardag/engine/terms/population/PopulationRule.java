package se.klardag.engine.terms.population;

import se.klardag.engine.terms.value.Term;

/// One rule of who counts (*populationsregel*).
///
/// @param reason  what the case must show for the rule to fit
/// @param effect  what happens to it then, with clause and status
/// @param reading the page on which the unclear sentence behind the rule is read, `R-005`; empty where the text itself decides
/// @param unclear the page on which it is read that an unclear answer is as good as a no, `R-021`; empty where the text itself says
///                so, or the reason asks no question
/// @param confirmedBy who adopted the reading for the parties, and when; empty where nobody has
public record PopulationRule(
        Reason reason,
        Term<Effect> effect,
        String reading,
        String unclear,
        String confirmedBy) {
    /// A rule whose text names the unclear answer itself, and whose reading nobody has confirmed.
    public PopulationRule(Reason reason, Term<Effect> effect, String reading) {
        this(reason, effect, reading, "");
    }

    /// A rule whose readings nobody has confirmed.
    public PopulationRule(Reason reason, Term<Effect> effect, String reading, String unclear) {
        this(reason, effect, reading, unclear, "");
    }
}
