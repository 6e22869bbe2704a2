package se.klardag.engine.terms.population;

/// What leaves a case out by a reading of an unclear text (*utesluts enligt en tolkning*).
///
/// @param reason  for which it is left out
/// @param reading the page on which the unclear sentence is read, `R-005`
public record LeftOutUnder(Reason reason, String reading) {}
