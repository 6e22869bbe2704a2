package se.klardag.cli.documents.parties;

/// The region that bills (*fakturerande region*).
///
/// @param vatNumber empty when none is given
/// @param bankgiro  digits only; empty when none is given
/// @param plusgiro  digits only; empty when none is given
public record Issuer(
        String code,
        String name,
        OrganisationNumber organisation,
        Endpoint endpoint,
        String vatNumber,
        PostalAddress address,
        Contact contact,
        String bankgiro,
        String plusgiro,
        VatTreatment vat,
        int disputeDays) {
    /// The giro as people write it: `123-4567`.
    public String bankgiroWritten() {
        int end = bankgiro.length() - 4;
        return bankgiro.substring(0, end) + "-" + bankgiro.substring(end);
    }

    /// The giro as people write it, in pairs from the right: `12 34 56-7`, `123 45 67-8`.
    public String plusgiroWritten() {
        int last = plusgiro.length() - 1;
        var pairs = new StringBuilder(plusgiro.substring(0, last));
        for (int i = pairs.length() - 2; i > 1; i -= 2) {
            pairs.insert(i, ' ');
        }
        return pairs + "-" + plusgiro.charAt(last);
    }
}
