package se.klardag.rules.terms;

import java.util.Map;
import java.util.Optional;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Term;

/// What the words of a value stand for (*ordens innebörd*). A word that some schema let through and this program does not know
/// stops the bill: it is not taken for another one.
final class ValueWords {
    private ValueWords() {}

    /// What the word stands for.
    ///
    /// @throws RuleGapException when it is none of these
    static <T> T of(Term<String> word, Map<String, T> meanings) {
        return Optional.ofNullable(meanings.get(word.value())).orElseThrow(() -> unknown(word.path(), word.value()));
    }

    /// The same as a term, with the word's provenance.
    static <T> Term<T> term(Term<String> word, Map<String, T> meanings) {
        return word.as(of(word, meanings));
    }

    static RuleGapException unknown(String path, String word) {
        return new RuleGapException(
                path, new BilingualText("värdet " + word + " är inte känt", "the value " + word + " is not known"));
    }
}
