package se.klardag.engine.settlement;

import java.time.LocalDate;
import java.util.EnumMap;
import se.klardag.engine.days.Assessing;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.days.DaySplit;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.Effect;
import se.klardag.engine.terms.Reason;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Wording;

/// Before the stages: which edition's terms, and which kind of care's, a case is assessed under (*val av lydelse*).
final class Placing {
    private static final String SELECTED_BY = "attribution.selectedBy";

    private Placing() {}

    /// The case under the terms that are its own.
    ///
    /// @param residence the days on which the payer is the one who pays
    /// @throws RuleGap naming the case, when no value is known for its dates
    static Placed of(Case fact, AgreementTerms agreement, DaySpan residence) {
        try {
            return placed(fact, agreement, residence);
        } catch (RuleGap gap) {
            throw gap.metBy(fact.id());
        }
    }

    private static Placed placed(Case fact, AgreementTerms agreement, DaySpan residence) {
        int last = agreement.editions().size() - 1;
        var stated = agreement.selectedBy();
        if (stated.isEmpty()) {
            var current = under(last, fact, agreement, residence);
            return last == 0 ? current : unlessClaimedTwice(current, fact, agreement);
        }
        return switch (stated.get().value()) {
            case SETTLED_MONTH -> under(last, fact, agreement, residence);
            case READY_NOTICE -> on(fact.readyNoticeAt(), fact, agreement, residence);
            case DISCHARGE -> on(fact.dischargedAt(), fact, agreement, residence);
        };
    }

    /// Under the edition that a moment picks; a moment that was not recorded leaves the month's own.
    private static Placed on(long moment, Case fact, AgreementTerms agreement, DaySpan residence) {
        int last = agreement.editions().size() - 1;
        if (!WallClock.isKnown(moment)) {
            return under(last, fact, agreement, residence);
        }
        var date = WallClock.dateOf(moment);
        int picked = editionOn(date, agreement);
        if (picked >= 0) {
            return under(picked, fact, agreement, residence);
        }
        var current = under(last, fact, agreement, residence);
        return switch (current.assessment()) {
            case Assessment.Elsewhere _ -> current;
            case Assessment.Here _ ->
                throw new RuleGap(
                        SELECTED_BY,
                        new Wording(
                                agreement.agreement() + " säger inget om " + date + ", som väljer ärendets lydelse",
                                agreement.agreement() + " says nothing of " + date
                                        + ", which picks the case's edition"));
        };
    }

    /// Where no term says which date picks, a case that two editions claim stops the settlement: we do not choose.
    private static Placed unlessClaimedTwice(Placed current, Case fact, AgreementTerms agreement) {
        if (!WallClock.isKnown(fact.readyNoticeAt())) {
            return current;
        }
        var notice = WallClock.dateOf(fact.readyNoticeAt());
        int earlier = editionOn(notice, agreement);
        int last = agreement.editions().size() - 1;
        if (earlier < 0
                || earlier == last
                || current.assessment() instanceof Assessment.Elsewhere
                || agreement.editions()
                        .get(earlier)
                        .of(fact.careType())
                        .equals(agreement.current().of(fact.careType()))) {
            return current;
        }
        throw new RuleGap(SELECTED_BY, claimedTwice(notice, agreement.current().from()));
    }

    private static Wording claimedTwice(LocalDate notice, LocalDate since) {
        return new Wording(
                "underrättelsen sändes " + notice + ", och andra villkor gäller från " + since
                        + "; ange vilket datum som väljer: ready-notice, discharge eller settled-month",
                "the notice was sent on " + notice + ", and other terms hold from " + since
                        + "; state which date picks them: ready-notice, discharge or settled-month");
    }

    private static int editionOn(LocalDate date, AgreementTerms agreement) {
        var editions = agreement.editions();
        for (int i = editions.size() - 1; i >= 0; i--) {
            if (editions.get(i).covers(date)) {
                return i;
            }
        }
        return -1;
    }

    private static Placed under(int place, Case fact, AgreementTerms agreement, DaySpan residence) {
        var edition = agreement.editions().get(place);
        if (fact.careType() == CareType.NOT_STATED && !edition.alike()) {
            return withoutCareType(place, edition, fact, agreement, residence);
        }
        return under(place, edition.of(fact.careType()), fact, agreement, residence);
    }

    private static Placed under(int place, CareTerms careTerms, Case fact, AgreementTerms agreement,
            DaySpan residence) {
        return switch (careTerms) {
            case CareTerms.Known known ->
                new Placed(
                        place,
                        known.group(),
                        known.terms(),
                        Assessing.of(fact, known.terms(), agreement.period(), residence));
            case CareTerms.Missing(var _, var gap) -> throw gap;
        };
    }

    /// A case with no stated kind of care counts where the kind makes no difference; else it is left out and shown.
    private static Placed withoutCareType(int place, Edition edition, Case fact, AgreementTerms agreement,
            DaySpan residence) {
        var byKind = new EnumMap<CareType, Placed>(CareType.class);
        edition.kinds().forEach((kind, terms) -> byKind.put(kind, under(place, terms, fact, agreement, residence)));
        var somatic = byKind.values().iterator().next();
        boolean sameBill = byKind.values().stream().map(Placed::group).distinct().count() == 1;
        boolean sameResult = byKind.values().stream().map(Placed::assessment).distinct().count() == 1;
        if (sameBill && sameResult) {
            return somatic;
        }
        for (var each : byKind.values()) {
            if (each.assessment() instanceof Assessment.Here here) {
                return new Placed(place, somatic.group(), somatic.terms(), undecided(here, agreement));
            }
        }
        return somatic;
    }

    private static Assessment.Here undecided(Assessment.Here here, AgreementTerms agreement) {
        if (here.verdict() instanceof Verdict.LeftOut) {
            return here;
        }
        var by = agreement.careTypes().as(Effect.OUT_OF_BOTH);
        return new Assessment.Here(
                new Verdict.LeftOut(Reason.CARE_TYPE_NOT_STATED, by),
                here.span(),
                new DaySplit(0, 0, 0, here.span().count()),
                false,
                here.listed());
    }
}
