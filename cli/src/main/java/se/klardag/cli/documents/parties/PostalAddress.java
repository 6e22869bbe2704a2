package se.klardag.cli.documents.parties;

/// Where paper goes (*postadress*).
public record PostalAddress(String street, String postcode, String city) {}
