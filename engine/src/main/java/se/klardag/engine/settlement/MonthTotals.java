package se.klardag.engine.settlement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.Assessment.InMonth;
import se.klardag.engine.days.LiabilityStart;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.FindingDetection;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.ordinary.PackedCases;
import se.klardag.engine.selection.PayerDays;
import se.klardag.engine.selection.SelectedTerms;
import se.klardag.engine.selection.TermsDoubt;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;

/// What step 5 of 8 keeps of a month's cases (*månadens summering*): settling keeps sums, explaining keeps the cases.
sealed interface MonthTotals permits TriggerMonths.Deciding, MonthExplainer.ExplainedParts {
    /// The terms of the month.
    AgreementTerms agreement();

    /// Whether the case can belong to the month.
    boolean mayHave(Case fact);

    /// Adds a case without the steps, where nothing is odd about it and only sums are kept.
    ///
    /// @return whether it did
    default boolean addOrdinary(Case fact) {
        return false;
    }

    /// Adds, without the steps, those of many cases that [#addOrdinary(Case)] would add one by one.
    ///
    /// @param rest takes each of the others
    default void addOrdinary(PackedCases packed, Consumer<? super Case> rest) {
        packed.forEach(rest);
    }

    /// Adds the days of a case that one payer pays for.
    ///
    /// @param payer who pays, and on which days
    /// @param again whether another payer's days of the same case were added before
    void add(Case fact, PayerDays payer, SelectedTerms selected, Assessment.InMonth days, boolean again);

    /// What each bill of the month is made of, ascending by payer, then in order of edition and group of care.
    ///
    /// @param earlier the months that decide whether this one is charged
    List<BillTotals> toBill(TriggerMonths earlier);

    /// Adds a case to the sums of its bill, and to those of each reading that counts it or leaves it out (*summor per tolkning*); one
    /// that no sum has is told beside them.
    static void sum(
            MunicipalityTotals totals, Case fact, PayerDays payer, SelectedTerms selected, InMonth days,
            AgreementTerms agreement) {
        if (days.verdict() instanceof Verdict.Counts) {
            LiabilityStart.rule(fact, selected.terms()).ifPresent(totals::addFreedBy);
        }
        if (!days.listed()) {
            totals.addBeside(days, NumberedDays.freedBy(fact, days, selected.terms()));
            return;
        }
        totals.add(days);
        totals.addToReadings(
                days, selected.terms(), each -> Eligibility.countsAnyway(each, fact, selected.terms()));
        if (days.verdict() instanceof Verdict.LeftOut leftOut) {
            addLeftOut(totals, fact, payer, selected, leftOut, agreement);
        } else {
            for (var found : FindingDetection.unusedResidence(fact, agreement.parties().residence())) {
                totals.addFound(found.finding(), days);
            }
        }
    }

    private static void addLeftOut(
            MunicipalityTotals totals, Case fact, PayerDays payer, SelectedTerms selected, Verdict.LeftOut leftOut,
            AgreementTerms agreement) {
        var population = selected.terms().population();
        if (Eligibility.leftOutUnder(fact, leftOut.reason(), population).isEmpty()) {
            return;
        }
        var fallen = EnumSet.noneOf(Reason.class);
        var under = new ArrayList<LeftOutUnder>();
        var effect = leftOut.by().value();
        for (var rule : Eligibility.leavingOut(fact, selected.terms())) {
            var read = Eligibility.leftOutUnder(fact, rule.reason(), population);
            if (read.isEmpty()) {
                return; // the text itself leaves the case out too
            }
            fallen.add(rule.reason());
            under.add(read.get());
            effect = addWithout(totals, fact, payer, selected, fallen, under, effect, agreement);
        }
    }

    /// Why a case has no days though the reading falls that leaves it out: what its free days are counted from was never recorded.
    private static RuleGapException noOnset(String path) {
        return new RuleGapException(
                path,
                new BilingualText(
                        "dagen då ansvaret inträder räknas från det som inte är antecknat",
                        "the day on which responsibility enters is counted from what is not recorded"));
    }

    /// Adds what the case changes when one more reading falls.
    ///
    /// @param fallen the reasons of those that have, in the order in which they are tried
    /// @param before what leaving the case out did while the last of them held
    /// @return what leaving it out does now; where it counts, as before
    private static Effect addWithout(
            MunicipalityTotals totals, Case fact, PayerDays payer, SelectedTerms selected, Set<Reason> fallen,
            List<LeftOutUnder> under, Effect before, AgreementTerms agreement) {
        try {
            if (!(TermsDoubt.without(fallen, fact, payer, selected, agreement) instanceof InMonth then)) {
                return before;
            }
            if (then.verdict() instanceof Verdict.LeftOut(var reason, var by) && fallen.contains(reason)) {
                totals.addUnsummed(List.copyOf(under), noOnset(by.path()).metBy(fact.id()));
                return before;
            }
            var after = then.verdict() instanceof Verdict.LeftOut(var _, var by) ? Optional.of(by.value())
                    : Optional.<Effect>empty();
            if (after.isEmpty() || after.get() != before) {
                totals.addLeftOut(List.copyOf(under), then, before);
            }
            return after.orElse(before);
        } catch (RuleGapException gap) {
            // The bill asks for no value by which the case would have days, so it stands; that no sum can be told is told.
            totals.addUnsummed(List.copyOf(under), gap.metBy(fact.id()));
            return before;
        }
    }
}
