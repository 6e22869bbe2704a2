package se.klardag.engine.terms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.population.Deadlines;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.OpenTerm;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Term;

/// An agreement resolved for one month (*överenskommelsens villkor för månaden*).
///
/// @param agreement  id of the agreement
/// @param editions   in order of date, the last the month's own: those that a date of a case picks from, or, where no term
///                   says which date, those that would claim a case too
/// @param selectedBy which date picks the edition; empty where the agreement does not say
/// @param careTypes  how the agreement treats kinds of care, as stated
/// @param parties    the municipalities that are bound
/// @param openTerms  values too weak for a binding bill, by path
/// @param fields     which fields that it asks for its cases do not have
public record AgreementTerms(
        String agreement,
        Period period,
        List<Edition> editions,
        Optional<Term<SelectedBy>> selectedBy,
        Term<String> careTypes,
        Parties parties,
        List<OpenTerm> openTerms,
        FieldCoverage fields) {
    public AgreementTerms {
        editions = List.copyOf(editions);
        openTerms = List.copyOf(openTerms);
        if (editions.isEmpty()) {
            throw new IllegalArgumentException("no edition for " + period.month());
        }
    }

    /// The same for another month, or with other editions.
    public AgreementTerms in(Period other, List<Edition> others) {
        return new AgreementTerms(agreement, other, others, selectedBy, careTypes, parties, openTerms, fields);
    }

    /// The same over cases that have not every field.
    public AgreementTerms over(FieldCoverage covered) {
        return new AgreementTerms(
                agreement, period, editions, selectedBy, careTypes, parties, openTerms, covered);
    }

    /// The same terms, tried on others than the parties too.
    public AgreementTerms alsoFor(Set<Integer> municipalities) {
        return new AgreementTerms(
                agreement, period, editions, selectedBy, careTypes, parties.and(municipalities), openTerms,
                fields);
    }

    /// The same terms on the parties of another agreement.
    public AgreementTerms onPartiesOf(AgreementTerms other) {
        return new AgreementTerms(
                agreement, period, editions, selectedBy, careTypes, parties.insteadOf(other.parties), openTerms,
                fields);
    }

    /// Whether a binding bill may rest on the values, and on the cases they were applied to.
    public boolean binding() {
        return openTerms.isEmpty() && fields.missing().isEmpty();
    }

    /// The edition of the settled month.
    public Edition current() {
        return editions.getLast();
    }

    /// The month's terms for somatic care.
    ///
    /// @throws RuleGapException when they are not known
    public Terms somatic() {
        return current().of(CareType.SOMATIC).known().terms();
    }

    /// The month's terms for psychiatric care; the same object as for somatic care where nothing differs.
    ///
    /// @throws RuleGapException when they are not known
    public Terms psychiatric() {
        return current().of(CareType.PSYCHIATRIC).known().terms();
    }

    /// The time limits that findings are noted by: those of the first kind of care whose terms are known.
    public Deadlines deadlines() {
        return firstKnown().terms().population().deadlines();
    }

    private CareTerms.Known firstKnown() {
        return current().kinds()
                .values()
                .stream()
                .filter(CareTerms.Known.class::isInstance)
                .findFirst()
                .orElseGet(() -> current().of(CareType.SOMATIC))
                .known();
    }

    /// The price of the first kind of care that has one: its currency is that of all.
    public Price price() {
        return current().kinds()
                .values()
                .stream()
                .filter(CareTerms.Known.class::isInstance)
                .map(careTerms -> careTerms.known().terms().price())
                .filter(price -> !(price instanceof Price.Unknown))
                .findFirst()
                .orElseGet(() -> firstKnown().terms().price());
    }

    /// Whether earlier months decide about any kind of care: then a month is settled with their cases beside its own.
    public boolean decidedByEarlierMonths() {
        return editions.stream()
                .flatMap(edition -> edition.kinds().values().stream())
                .anyMatch(care -> care instanceof CareTerms.Known known
                        && known.terms().decidedByEarlierMonths().isPresent());
    }

    /// Whether a municipality can get more than one bill of the month: kinds of care, or editions, settled apart.
    public boolean split() {
        return (selectedBy.isPresent() && editions.size() > 1)
                || current().kinds().values().stream().map(CareTerms::group).distinct().count() > 1;
    }
}
