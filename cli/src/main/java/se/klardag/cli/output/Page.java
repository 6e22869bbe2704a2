package se.klardag.cli.output;

/// What the reader's terminal takes (*sida*).
///
/// @param width  of a line, in characters
/// @param styled whether bold and faint are shown
public record Page(int width, boolean styled) {}
