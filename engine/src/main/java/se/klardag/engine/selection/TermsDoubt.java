package se.klardag.engine.selection;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.DayAllocation;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;

/// The end of step 4 for a case whose terms are in doubt (*oklara villkor*): a doubt that makes no difference to the case
/// is dropped, and a case of another month has none.
public final class TermsDoubt {
    private static final String SELECTED_BY = "attribution.selectedBy";

    private TermsDoubt() {}

    /// The days of the case once its doubts are settled.
    ///
    /// @param days its days under the selected terms
    /// @throws RuleGapException when it is a case of the month and we cannot say which edition is its own
    public static Assessment settle(
            Case fact, PayerDays payer, SelectedTerms selected, Assessment days, AgreementTerms agreement) {
        if (selected.isCertain()) {
            return days;
        }
        var settled = selected.kindIsOpen()
                ? underEveryKind(fact, payer, selected, agreement, judged(fact))
                : days;
        return switch (settled) {
            case Assessment.Elsewhere _ -> settled;
            // without a day, no terms make a difference
            case Assessment.InMonth here when here.span().count() == 0 && !here.listed() -> settled;
            case Assessment.InMonth _ -> {
                switch (selected.doubt()) {
                    case NONE -> {}
                    case NO_EDITION -> throw noEdition(fact, agreement);
                    case EARLIER_NOTICE -> refuseClaimedTwice(fact, agreement);
                }
                yield settled;
            }
        };
    }

    /// The days of a case that was left out, had some rules not been.
    ///
    /// @param fallen reasons for which no case is left out any more
    public static Assessment without(
            Set<Reason> fallen, Case fact, PayerDays payer, SelectedTerms selected, AgreementTerms agreement) {
        Function<Terms, Verdict> judged = terms -> Eligibility.without(fallen, fact, terms);
        return selected.kindIsOpen()
                ? underEveryKind(fact, payer, selected, agreement, judged)
                : under(selected.terms(), fact, payer, agreement, judged);
    }

    private static Function<Terms, Verdict> judged(Case fact) {
        return terms -> Eligibility.of(fact, terms.population(), terms.clock());
    }

    /// A case with no stated kind of care counts where the kind makes no difference; else it is left out and shown.
    private static Assessment underEveryKind(
            Case fact, PayerDays payer, SelectedTerms selected, AgreementTerms agreement,
            Function<Terms, Verdict> judged) {
        var kinds = agreement.editions().get(selected.edition()).kinds().values();
        var byKind = kinds.stream()
                .map(care -> under(care.known().terms(), fact, payer, agreement, judged))
                .toList();
        boolean isSameBill = kinds.stream().map(CareTerms::group).distinct().count() == 1;
        if (isSameBill && byKind.stream().distinct().count() == 1) {
            return byKind.getFirst();
        }
        return byKind.stream()
                .filter(Assessment.InMonth.class::isInstance)
                .map(Assessment.InMonth.class::cast)
                .min(Comparator.comparing(days -> !days.listed()))
                .<Assessment>map(first -> undecided(first, agreement))
                .orElseGet(byKind::getFirst);
    }

    private static Assessment under(
            Terms terms, Case fact, PayerDays payer, AgreementTerms agreement, Function<Terms, Verdict> judged) {
        return DayAllocation.of(fact, judged.apply(terms), terms, agreement.period(), payer.days());
    }

    private static Assessment undecided(Assessment.InMonth days, AgreementTerms agreement) {
        return switch (days.verdict()) {
            case Verdict.LeftOut _ -> days;
            case Verdict.Counts _ ->
                Assessment.InMonth.leftOut(
                        new Verdict.LeftOut(
                                Reason.CARE_TYPE_NOT_STATED, agreement.careTypes().as(Effect.OUT_OF_BOTH)),
                        days.span(),
                        days.listed());
        };
    }

    private static RuleGapException noEdition(Case fact, AgreementTerms agreement) {
        var date = switch (agreement.selectedBy().orElseThrow().value()) {
            case READY_NOTICE -> WallClock.dateOf(fact.readyNoticeAt());
            case DISCHARGE -> WallClock.dateOf(fact.dischargedAt());
            case SETTLED_MONTH -> throw new IllegalStateException("the settled month always has an edition");
        };
        return new RuleGapException(
                SELECTED_BY,
                new BilingualText(
                        agreement.agreement() + " säger inget om " + date + ", som väljer ärendets lydelse",
                        agreement.agreement() + " says nothing of " + date + ", which picks the case's edition"));
    }

    /// Where no term says which date picks, we do not choose between two editions that differ.
    private static void refuseClaimedTwice(Case fact, AgreementTerms agreement) {
        var notice = WallClock.dateOf(fact.readyNoticeAt());
        var earlier = agreement.editions().get(TermsSelection.editionOn(notice, agreement));
        if (!earlier.of(fact.careType()).equals(agreement.current().of(fact.careType()))) {
            throw new RuleGapException(SELECTED_BY, claimedTwice(notice, agreement.current().from()));
        }
    }

    private static BilingualText claimedTwice(LocalDate notice, LocalDate since) {
        return new BilingualText(
                "underrättelsen sändes " + notice + ", och andra villkor gäller från " + since
                        + "; ange vilket datum som väljer: ready-notice, discharge eller settled-month",
                "the notice was sent on " + notice + ", and other terms hold from " + since
                        + "; state which date picks them: ready-notice, discharge or settled-month");
    }
}
