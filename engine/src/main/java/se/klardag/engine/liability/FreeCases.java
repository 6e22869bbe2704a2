package se.klardag.engine.liability;

import java.util.Comparator;
import java.util.Optional;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.value.Term;

/// Cases that count and have no liable day (*ärenden utan dygn med betalningsansvar*): they are on no bill, and are told.
///
/// @param under the rule of their free days; empty for cases that have no day at all
/// @param cases how many
/// @param days  their free days
public record FreeCases(Optional<Term<FreeDays>> under, long cases, long days) {
    /// By the first date of the rule; those without a day last.
    static final Comparator<FreeCases> IN_ORDER = Comparator.comparing(
            (FreeCases each) -> each.under.isEmpty())
            .thenComparing(each -> each.under.map(rule -> rule.provenance().from().toString()).orElse(""))
            .thenComparing(each -> each.under.map(rule -> rule.value().toString()).orElse(""));
}
