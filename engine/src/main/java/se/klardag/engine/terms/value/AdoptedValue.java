package se.klardag.engine.terms.value;

/// A value that a party states for the parties in an adoption, instead of the one that was known (*antaget värde*).
///
/// @param by      who, and when: a role and a date
/// @param answers the page on which the unclear sentence is read that the value answers, `R-002`; empty where there is none
/// @param ofAct   whether it is how the region reads an act, which nobody adopts: an act holds by itself
public record AdoptedValue(String by, String answers, boolean ofAct) {}
