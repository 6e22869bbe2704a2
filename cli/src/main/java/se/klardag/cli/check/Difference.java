package se.klardag.cli.check;

/// What two sources say of one case (*skillnad*).
///
/// @param municipality of the case, by the first source that has it
/// @param fact         `case` where only one source has the case, else the column
/// @param one          what the first says; empty for nothing
/// @param other        what the second says
public record Difference(String caseId, String municipality, String fact, String one, String other) {}
