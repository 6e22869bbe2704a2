package se.klardag.rules.places;

import se.klardag.engine.terms.value.Status;

/// The part of a region that a municipality belongs to (*delregion*).
///
/// @param name   empty where it is not known
/// @param status how well it is known
public record Delregion(String name, Status status) {}
