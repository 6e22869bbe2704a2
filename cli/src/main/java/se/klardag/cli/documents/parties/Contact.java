package se.klardag.cli.documents.parties;

/// Whom to ask (*kontakt*): a role, never a person.
///
/// @param phone empty when none is given
/// @param email empty when none is given
public record Contact(String role, String phone, String email) {}
