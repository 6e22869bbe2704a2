package se.klardag.engine.terms.population;

import se.klardag.engine.terms.value.Term;

/// One rule of who counts (*populationsregel*).
///
/// @param reason what the case must show for the rule to fit
/// @param effect what happens to it then, with clause and status
public record PopulationRule(Reason reason, Term<Effect> effect) {}
