package se.klardag.engine.settlement;

import java.util.List;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.Case;
import se.klardag.engine.selection.PayerDays;
import se.klardag.engine.selection.SelectedTerms;
import se.klardag.engine.terms.AgreementTerms;

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
}
