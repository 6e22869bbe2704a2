package se.klardag.engine.bill;

import se.klardag.engine.figure.Figure;
import se.klardag.engine.terms.Activation;
import se.klardag.engine.terms.value.Term;

/// What a bill would have come to had the agreement been billed (*skuggresultat*).
///
/// @param amount  kronor, unrounded
/// @param toPay   kronor, after the rounding of the payable total
/// @param because the term that holds billing back
public record Shadow(Figure amount, Figure toPay, Term<Activation> because) {}
