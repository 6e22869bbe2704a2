package se.klardag.rules.terms;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.Activation;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;

/// What was read for one kind of care between two dates (*läsning*).
sealed interface CareTermsReader {
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
                CareTermsReader {}

    /// It is not.
    record Missing(RuleGapException gap) implements CareTermsReader {}

    /// Whether the other gives the same for every case that both would settle.
    static boolean isLike(CareTermsReader one, CareTermsReader other) {
        return switch (one) {
            case Found(var _, var _, var _, var _, var _, var values, var _, var _) ->
                other instanceof Found second && values.equals(second.values());
            case Missing(var gap) ->
                other instanceof Missing(var second) && gap.reason().equals(second.reason());
        };
    }

    /// The same, as well known as the weaker of the two.
    default CareTermsReader knownNoBetterThan(CareTermsReader other) {
        if (!(this instanceof Found own && other instanceof Found second)) {
            return this;
        }
        var weakest = new LinkedHashMap<>(own.used());
        second.used().forEach((path, status) -> weakest.merge(path, status, Status::orWeaker));
        return new Found(
                own.terms(), own.activation(), own.follows(), own.careTypes(), own.residence(), own.values(),
                own.byDate(), weakest);
    }

    /// What the addresses of a kind of care's own values begin with.
    static String prefix(CareType kind) {
        return kind.name().toLowerCase(Locale.ROOT) + ".";
    }

    /// What was read of a kind, on the bill of a group.
    default CareTerms on(CareGroup group) {
        return switch (this) {
            case Found found -> new CareTerms.Known(group, found.terms(), found.activation(), found.follows());
            case Missing(var gap) -> new CareTerms.Missing(group, gap);
        };
    }
}
