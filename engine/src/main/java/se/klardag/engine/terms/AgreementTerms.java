package se.klardag.engine.terms;

import java.util.List;

/// An agreement resolved for one month (*överenskommelsens villkor för månaden*).
///
/// @param agreement   id of the agreement
/// @param somatic     terms for somatic care
/// @param psychiatric terms for psychiatric care; the same object where nothing differs
/// @param careTypes   how the agreement treats kinds of care, as stated
/// @param split       whether the two kinds of care are settled apart in this month
/// @param parties     the municipalities that are bound
/// @param openTerms   values too weak for a binding bill, by path
public record AgreementTerms(
        String agreement,
        Period period,
        Terms somatic,
        Terms psychiatric,
        Term<String> careTypes,
        boolean split,
        Parties parties,
        List<OpenTerm> openTerms) {
    public AgreementTerms {
        openTerms = List.copyOf(openTerms);
    }

    /// Whether a binding bill may rest on the values.
    public boolean binding() {
        return openTerms.isEmpty();
    }
}
