package se.klardag.engine.basis;

/// A stay that another case of the export already tells (*upprepad vistelse*): billed, it would be paid for twice.
///
/// @param id    of the case that tells it again
/// @param first of the case that came first
public record RepeatedStay(String id, String first) {}
