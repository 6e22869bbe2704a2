package se.klardag.cli.documents.parties;

/// The number of a Swedish legal person (*organisationsnummer*).
///
/// @param digits ten, without hyphen
public record OrganisationNumber(String digits) {
    /// From its written form.
    static OrganisationNumber of(String written) {
        return new OrganisationNumber(written.replace("-", ""));
    }

    /// As people write it: `212000-1124`.
    public String written() {
        return digits.substring(0, 6) + "-" + digits.substring(6);
    }
}
