package se.klardag.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.Activation;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Term;
import se.klardag.engine.terms.Terms;

/// What was read for one kind of care between two dates (*läsning*).
sealed interface KindReading {
    /// It is known.
    ///
    /// @param residence which municipality pays for a patient, where the agreement says
    /// @param values what was used, by address
    /// @param byDate what was used of the values that a case's own date picks
    /// @param used   how well each is known
    record Found(
            Terms terms,
            Optional<Term<Activation>> activation,
            Optional<Term<String>> follows,
            Term<String> careTypes,
            Optional<Term<Residence>> residence,
            Map<String, String> values,
            Map<String, String> byDate,
            Map<String, Status> used)
            implements
                KindReading {}

    /// It is not.
    record Missing(RuleGap gap) implements KindReading {}

    /// Whether the other comes to the same for every case that both would settle.
    static boolean isLike(KindReading one, KindReading other) {
        return switch (one) {
            case Found(var _, var _, var _, var _, var _, var values, var _, var _) ->
                other instanceof Found second && values.equals(second.values());
            case Missing(var gap) ->
                other instanceof Missing(var second) && gap.reason().equals(second.reason());
        };
    }

    /// Where a kind of care looks for its values before the common ones, the nearest first.
    static List<String> prefixes(CareType kind) {
        return switch (kind) {
            case SOMATIC -> List.of("somatic.");
            case PSYCHIATRIC -> List.of("psychiatric.");
            case GERIATRIC -> List.of("geriatric.", "somatic.");
            case LONG_TERM -> List.of("long_term.", "somatic.");
            case NOT_STATED -> throw new IllegalArgumentException("no kind of care");
        };
    }

    /// What was read of a kind, on the bill of a group.
    default CareTerms on(CareGroup group) {
        return switch (this) {
            case Found found -> new CareTerms.Known(group, found.terms(), found.activation(), found.follows());
            case Missing(var gap) -> new CareTerms.Missing(group, gap);
        };
    }
}
