package se.klardag.engine.terms.value;

/// A value too weak for a binding bill (*öppet villkor*).
public record OpenTerm(String path, Status status) {}
