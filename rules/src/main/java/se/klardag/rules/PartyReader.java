package se.klardag.rules;

import se.klardag.engine.terms.Parties;
import se.klardag.engine.terms.Residence;

/// Who is bound in a month, and which of them pays for a patient (*parter*).
final class PartyReader {
    private static final String RESIDENCE = "payer.residence";

    private PartyReader() {}

    /// @param terms the month's values, among them which municipality pays
    static Parties parties(Agreement agreement, Lookup terms, Municipalities municipalities) {
        var parties = municipalities.parties(agreement.parties());
        return terms.find(RESIDENCE)
                .map(stated -> parties.paying(stated.as(residence(stated.value()))))
                .orElse(parties);
    }

    private static Residence residence(String word) {
        return switch (word) {
            case "registered" -> Residence.REGISTERED;
            case "stay" -> Residence.STAY;
            case "each-day" -> Residence.EACH_DAY;
            default -> throw new IllegalArgumentException("residence: " + word);
        };
    }
}
