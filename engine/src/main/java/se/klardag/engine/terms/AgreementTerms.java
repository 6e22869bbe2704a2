package se.klardag.engine.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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
/// @param otherAnswers to what the texts leave open, one for each reading that is no rule of who counts
public record AgreementTerms(
        String agreement,
        Period period,
        List<Edition> editions,
        Optional<Term<SelectedBy>> selectedBy,
        Term<String> careTypes,
        Parties parties,
        List<OpenTerm> openTerms,
        FieldCoverage fields,
        List<OtherAnswer> otherAnswers) {
    /// How many days before a month a value can have ended that is open for every bill of the month, where nobody read it. One that ended
    /// earlier is open where a case rests on it.
    public static final int REACH = 364;

    /// Of texts that leave nothing open but who counts.
    public AgreementTerms(
            String agreement, Period period, List<Edition> editions, Optional<Term<SelectedBy>> selectedBy,
            Term<String> careTypes, Parties parties, List<OpenTerm> openTerms, FieldCoverage fields) {
        this(agreement, period, editions, selectedBy, careTypes, parties, openTerms, fields, List.of());
    }

    public AgreementTerms {
        otherAnswers = List.copyOf(otherAnswers);
        editions = List.copyOf(editions);
        openTerms = List.copyOf(openTerms);
        if (editions.isEmpty()) {
            throw new IllegalArgumentException("no edition for " + period.month());
        }
    }

    /// The same for another month, or with other editions; without the month's other answers.
    public AgreementTerms in(Period other, List<Edition> others) {
        return new AgreementTerms(agreement, other, others, selectedBy, careTypes, parties, openTerms, fields);
    }

    /// The same over cases that have not every field.
    public AgreementTerms over(FieldCoverage covered) {
        return new AgreementTerms(
                agreement, period, editions, selectedBy, careTypes, parties, openTerms, covered, otherAnswers);
    }

    /// The same beside the other answers that the texts allow.
    public AgreementTerms with(List<OtherAnswer> answers) {
        return new AgreementTerms(
                agreement, period, editions, selectedBy, careTypes, parties, openTerms, fields, answers);
    }

    /// The same terms, tried on others than the parties too.
    public AgreementTerms alsoFor(Set<Integer> municipalities) {
        return new AgreementTerms(
                agreement, period, editions, selectedBy, careTypes, parties.and(municipalities), openTerms,
                fields, answers(terms -> terms.alsoFor(municipalities)));
    }

    /// The same where nobody asks what hangs on a reading.
    public AgreementTerms withoutOtherAnswers() {
        return with(List.of());
    }

    private List<OtherAnswer> answers(UnaryOperator<AgreementTerms> change) {
        return otherAnswers.stream()
                .<OtherAnswer>map(answer -> switch (answer) {
                    case OtherAnswer.Stated(var reading, var kinds, var values, var terms) ->
                        new OtherAnswer.Stated(reading, kinds, values, change.apply(terms));
                    case OtherAnswer.Unstated unstated -> unstated;
                })
                .toList();
    }

    /// The same terms on the parties of another agreement.
    public AgreementTerms onPartiesOf(AgreementTerms other) {
        return new AgreementTerms(
                agreement, period, editions, selectedBy, careTypes, parties.insteadOf(other.parties), openTerms,
                fields, answers(terms -> terms.onPartiesOf(other)));
    }

    /// Whether a binding bill may rest on the values, and on the cases they were applied to.
    public boolean binding() {
        return openTerms.isEmpty() && fields.missing().isEmpty();
    }

    /// Whether a bill of the month is open on a value, by address: one that binds on no bill and is none of these decided nothing.
    public boolean isOpenOn(String path) {
        return openTerms.stream().anyMatch(open -> open.path().equals(path));
    }

    /// The same where cases rest on values that their own dates picked, however long before the month: one that is too weak for a binding
    /// bill is open for the month then, and for no month without such a case.
    public AgreementTerms restingOn(List<? extends Term<?>> values) {
        var reached = LocalDate.ofEpochDay(period.firstDay()).minusDays(REACH);
        var open = new ArrayList<>(openTerms);
        for (var value : values) {
            var status = value.provenance().status();
            var to = value.provenance().to();
            if (!status.binds() && to != null && to.isBefore(reached)
                    && open.stream().noneMatch(each -> each.path().endsWith(value.path()))) {
                open.add(new OpenTerm(value.path(), status));
            }
        }
        return open.size() == openTerms.size()
                ? this
                : new AgreementTerms(
                        agreement, period, editions, selectedBy, careTypes, parties, open, fields, otherAnswers);
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
