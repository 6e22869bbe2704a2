package se.klardag.engine.settlement;

import java.util.List;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.Assessment.InMonth;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.FindingDetection;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.selection.PayerDays;
import se.klardag.engine.selection.SelectedTerms;
import se.klardag.engine.selection.TermsDoubt;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.value.RuleGapException;

/// What step 5 of 8 keeps of a month's cases (*månadens summering*): settling keeps sums, explaining keeps the cases.
sealed interface MonthTotals permits TriggerMonths.Deciding, MonthExplainer.ExplainedParts {
    /// The terms of the month.
    AgreementTerms agreement();

    /// Whether the case can belong to the month.
    boolean mayHave(Case fact);

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
        if (!days.listed()) {
            totals.addBeside(days, NumberedDays.freedBy(fact, days, selected.terms()));
            return;
        }
        totals.add(days);
        if (days.verdict() instanceof Verdict.LeftOut leftOut) {
            addLeftOut(totals, fact, payer, selected, leftOut, agreement);
        } else {
            totals.addToReadings(
                    days, selected.terms(), each -> Eligibility.countsAnyway(each, fact, selected.terms()));
            for (var found : FindingDetection.unusedResidence(fact, agreement.parties().residence())) {
                totals.addFound(found.finding(), days);
            }
        }
    }

    private static void addLeftOut(
            MunicipalityTotals totals, Case fact, PayerDays payer, SelectedTerms selected, Verdict.LeftOut leftOut,
            AgreementTerms agreement) {
        var read = Eligibility.leftOutUnder(fact, leftOut.reason(), selected.terms().population());
        if (read.isEmpty()) {
            return;
        }
        var under = read.get();
        try {
            if (TermsDoubt.unlessRead(fact, payer, selected, leftOut.reason(), agreement) instanceof InMonth counted
                    && counted.verdict() instanceof Verdict.Counts) {
                totals.addLeftOut(under, counted, leftOut.by().value());
            }
        } catch (RuleGapException gap) {
            // The bill asks for no value by which the case would have days, so it stands; that no sum can be told is told.
            totals.addUnsummed(under, gap.metBy(fact.id()));
        }
    }
}
