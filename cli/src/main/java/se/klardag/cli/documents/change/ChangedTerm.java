package se.klardag.cli.documents.change;

/// A term whose value is another than when the month was billed before (*ändrat villkor på räkningen*).
///
/// @param path   its address
/// @param before its value as the rule files state it; empty when it was not stated
/// @param after  the same now
public record ChangedTerm(String path, String before, String after) {}
