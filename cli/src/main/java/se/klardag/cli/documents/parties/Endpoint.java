package se.klardag.cli.documents.parties;

/// Where an e-invoice goes in the Peppol network (*elektronisk adress*).
///
/// @param scheme `0007` organisation number, `0088` GLN
public record Endpoint(String scheme, String id) {
    /// The endpoint of an organisation number.
    static Endpoint of(OrganisationNumber number) {
        return new Endpoint("0007", number.digits());
    }
}
