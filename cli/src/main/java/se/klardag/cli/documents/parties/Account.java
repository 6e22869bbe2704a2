package se.klardag.cli.documents.parties;

/// An account of the region's chart (*konto*).
public record Account(String number, String name) {}
