package se.klardag.cli.verify;

/// A value that is not what it should be (*avvikelse vid kontroll*).
///
/// @param what     kind of thing: key of a text, `verify.what.settlement`
/// @param where    its address: file, then the way to the value
/// @param expected as written
/// @param got      as it came out
public record Mismatch(String what, String where, String expected, String got) {}
