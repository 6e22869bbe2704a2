package se.klardag.engine.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.CountedDays;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.days.LiabilityStart;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.selection.SelectedTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.population.PopulationRule;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;

/// One case with what became of it (*ärende med bedömning*).
///
/// @param payer   code of the municipality that pays for these days
/// @param edition place of the agreement's edition among [se.klardag.engine.terms.AgreementTerms#editions]
/// @param group   the group of care whose bill it is on
/// @param terms   the terms it was assessed under
public record ExplainedCase(
        RecordedCase fact,
        int payer,
        int edition,
        CareGroup group,
        Assessment.InMonth assessment,
        Terms terms) {
    /// What the terms count the case in spite of (*räknas ändå*), in the order in which reasons are tried; none for a case that is left
    /// out.
    public List<CountedAnyway> countedAnyway() {
        var population = terms.population();
        return assessment.verdict() instanceof Verdict.Counts
                ? population.countedAnyway()
                        .stream()
                        .filter(named -> Eligibility.countsAnyway(named, fact, terms))
                        .toList()
                : List.of();
    }

    /// The page on which the unclear sentence is read that leaves the case out (*utesluts enligt en tolkning*), and who vouches for that;
    /// none where the text decides, and for a case that counts.
    public Optional<LeftOutUnder> leftOutUnder() {
        return assessment.verdict() instanceof Verdict.LeftOut(var reason, var _)
                ? Eligibility.leftOutUnder(fact, reason, terms.population())
                : Optional.empty();
    }

    /// The rule that left the case out; none for a case that counts. Where only our reading makes an unclear answer as good as a no,
    /// the rule is no better known than an assumption: the text does not say so.
    public Optional<Term<?>> leftOutBy() {
        return assessment.verdict() instanceof Verdict.LeftOut(var _, var by)
                ? Optional.of(leftOutUnderUnclear().isPresent()
                        ? new Term<>(by.path(), by.value(), by.provenance().atMost(ofUnclear()))
                        : by)
                : Optional.empty();
    }

    /// What else leaves the case out (*utesluts också*): the rules that would decide were the first of them not there, in the order in
    /// which they are tried; none for a case that counts.
    public List<PopulationRule> alsoLeftOutBy() {
        return assessment.verdict() instanceof Verdict.LeftOut(var reason, var _)
                ? Eligibility.leavingOut(fact, terms).stream().filter(rule -> rule.reason() != reason).toList()
                : List.of();
    }

    /// The page on which the unclear sentence behind one of the rules is read that leave the case out; none where the text decides.
    public Optional<LeftOutUnder> under(PopulationRule rule) {
        return Eligibility.leftOutUnder(fact, rule.reason(), terms.population());
    }

    /// How well it is known what an unclear answer does: a party that reads the text so says so.
    private Status ofUnclear() {
        return leftOutUnder().filter(LeftOutUnder::isConfirmed).isPresent() ? Status.OFFICIAL : Status.ASSUMED;
    }

    /// The page on which it is read that an unclear answer leaves the case out like a no; none where the text itself says so, or
    /// something else left it out.
    public Optional<String> leftOutUnderUnclear() {
        return assessment.verdict() instanceof Verdict.LeftOut(var reason, var _)
                ? Eligibility.leftOutUnderUnclear(fact, reason, terms.population())
                : Optional.empty();
    }

    /// The version of the free days that holds for it (*fristdagar*); none where the model has no free days, or the clock never
    /// started.
    ///
    /// @throws se.klardag.engine.terms.value.RuleGapException when no value is known for the date on which it started
    public Optional<Term<FreeDays>> freeDays() {
        return LiabilityStart.rule(fact, terms);
    }

    /// The rule that makes all of its days free; none where it has no day, does not count, or has a liable day.
    public Optional<Term<FreeDays>> freedBy() {
        return NumberedDays.freedBy(fact, assessment, terms);
    }

    /// The first date that can cost money (*inträde*); none without free days, or where what they are counted from was not
    /// recorded.
    public Optional<LocalDate> liableFrom() {
        return freeDays().filter(free -> LiabilityStart.missing(fact, free.value()).isEmpty())
                .map(free -> LocalDate.ofEpochDay(LiabilityStart.liableFrom(
                        fact, Eligibility.clockStart(fact, terms.clock().start().value()), free.value())));
    }

    /// The dates that count, or under an individual model those on which the municipality is liable; none where it is left out.
    public CountedDays countedDays() {
        var span = assessment.span();
        return assessment.verdict() instanceof Verdict.LeftOut || !assessment.listed()
                ? CountedDays.NONE
                : new CountedDays(
                        liableFrom().map(first -> span.within(first.toEpochDay(), DaySpan.EVER.endDay())).orElse(span),
                        assessment.paused());
    }

    static ExplainedCase of(Case fact, int payer, SelectedTerms selected, Assessment.InMonth days) {
        return new ExplainedCase(
                RecordedCase.copyOf(fact), payer, selected.edition(), selected.group(), days, selected.terms());
    }
}
