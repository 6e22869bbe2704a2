package se.klardag.cli.documents.parties;

import java.time.LocalDate;
import java.util.Optional;
import se.klardag.cli.text.Language;

/// The municipality that is billed (*fakturerad kommun*).
///
/// @param code      kommunkod, four digits
/// @param reference what the municipality asks for on its invoices (*er referens*)
/// @param billedNothing whether it asks for a numbered bill also of 0 kr
/// @param motpart   counterparty code of the region's chart of accounts; empty when none is given
/// @param revenue   another revenue account than the region's usual one
public record Recipient(
        String code,
        String name,
        OrganisationNumber organisation,
        Endpoint endpoint,
        String reference,
        PostalAddress address,
        Contact contact,
        int dueDays,
        Language language,
        boolean billedNothing,
        String motpart,
        Optional<Account> revenue) {
    /// The day on which a bill of a day is to be paid: the one rule of it, for every document and list.
    public LocalDate due(LocalDate issued) {
        return issued.plusDays(dueDays);
    }
}
