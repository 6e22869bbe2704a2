package se.klardag.cli.remarks;

/// How many cases leave a question blank (*ärenden med blankt svar*).
///
/// @param cases one or more
/// @param all   whether no case that is asked has an answer
public record BlankCases(long cases, boolean all) {}
