package se.klardag.rules;

import java.util.Optional;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.Term;

/// Which of the parties pays for a patient (*betalande kommun*).
final class PartyReader {
    private static final String RESIDENCE = "payer.residence";

    private PartyReader() {}

    /// Which municipality pays, where the agreement says.
    static Optional<Term<Residence>> residence(Lookup terms) {
        return terms.find(RESIDENCE).map(stated -> stated.as(residence(stated.value())));
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
