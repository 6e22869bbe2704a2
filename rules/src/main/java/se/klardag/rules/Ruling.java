package se.klardag.rules;

import java.util.List;
import java.util.Set;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.FieldCoverage;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.places.Payers;

/// What an agreement says of a month (*utslag*), and the texts that it says it in.
///
/// @param terms  that hold in the month
/// @param payers those who may be billed, by name
/// @param texts  every rule text that a settlement of the month rests on
public record Ruling(Agreement agreement, AgreementTerms terms, Payers payers, List<RuleText> texts) {
    public Ruling {
        texts = List.copyOf(texts);
    }

    /// The same over cases that have not every field.
    public Ruling over(FieldCoverage covered) {
        return new Ruling(agreement, terms.over(covered), payers, texts);
    }

    /// The same, tried on others than the parties too.
    public Ruling alsoFor(Set<Integer> municipalities) {
        return new Ruling(agreement, terms.alsoFor(municipalities), payers, texts);
    }

    /// One hash for all the texts, as a receipt names it.
    public String hash() {
        return RuleHash.of(texts);
    }
}
