package se.klardag.engine.bill;

import java.util.Optional;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.BilingualText;

/// A reading of which nobody can say what sum hangs on it (*okänd summa*), with the reason: a bill is never silent on one.
///
/// @param reading the page on which the unclear sentence is read, `R-002`
/// @param reason  for which it leaves cases out or counts them; empty where it is about another term
/// @param cases   that no sum is told of; 0 where it is about another term
/// @param why     in a sentence
public record UntoldStake(String reading, Optional<Reason> reason, long cases, BilingualText why) {}
