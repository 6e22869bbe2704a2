package se.klardag.cli.month;

/// What a settlement was made with (*kvitto*).
///
/// @param engine version of the program
/// @param rules  SHA-256 of the rule files
/// @param cases  SHA-256 of the case files
public record Receipt(String engine, String rules, String cases) {}
