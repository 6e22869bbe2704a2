package se.klardag.engine.terms;

import java.util.Optional;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Term;

/// What an edition of an agreement says of one kind of care (*villkor för en vårdform*).
public sealed interface CareTerms {
    /// The group of care whose bill the kind is on.
    CareGroup group();

    /// It is known.
    ///
    /// @param activation whether it is billed; empty where nothing is said, and then it is
    /// @param follows    id of the agreement whose terms hold instead of this one's own, if one's do
    record Known(
            CareGroup group,
            Terms terms,
            Optional<Term<Activation>> activation,
            Optional<Term<String>> follows)
            implements
                CareTerms {
        /// The term that holds the bill back, if one does.
        public Optional<Term<Activation>> suspension() {
            return activation.filter(term -> term.value() == Activation.SUSPENDED);
        }
    }

    /// It is not: a case of this kind stops the settlement.
    record Missing(CareGroup group, RuleGapException gap) implements CareTerms {}

    /// The terms.
    ///
    /// @throws RuleGapException when they are not known
    default Known known() {
        return switch (this) {
            case Known known -> known;
            case Missing(var _, var gap) -> throw gap;
        };
    }
}
