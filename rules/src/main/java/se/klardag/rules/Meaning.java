package se.klardag.rules;

import java.util.Map;
import java.util.Optional;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Term;
import se.klardag.engine.terms.Wording;

/// What the words of a value stand for (*ordens innebörd*). A word that some schema let through and this program does not know
/// stops the bill: it is not taken for another one.
final class Meaning {
    private Meaning() {}

    /// What the word stands for.
    ///
    /// @throws RuleGap when it is none of these
    static <T> T of(Term<String> word, Map<String, T> meanings) {
        return Optional.ofNullable(meanings.get(word.value())).orElseThrow(() -> unknown(word.path(), word.value()));
    }

    /// The same as a term, with the word's provenance.
    static <T> Term<T> term(Term<String> word, Map<String, T> meanings) {
        return word.as(of(word, meanings));
    }

    static RuleGap unknown(String path, String word) {
        return new RuleGap(
                path, new Wording("värdet " + word + " är inte känt", "the value " + word + " is not known"));
    }
}
