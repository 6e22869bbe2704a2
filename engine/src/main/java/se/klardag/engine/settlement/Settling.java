package se.klardag.engine.settlement;

import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.Billing;
import se.klardag.engine.bill.CareGroup;
import se.klardag.engine.days.Assessing;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.days.DaySplit;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.liability.Charging;
import se.klardag.engine.liability.Pool;
import se.klardag.engine.liability.PoolFigures;
import se.klardag.engine.price.Pricing;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Effect;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.Reason;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Terms;

/// The way of the data on one screen: facts → eligibility → days → liability → price → bill (*avräkning*).
public final class Settling {
    private Settling() {}

    /// Settles a month.
    ///
    /// @param cases   every case once, in any order
    /// @param watcher shown each case of the month
    /// @throws se.klardag.engine.terms.RuleGap when a value that is needed is not known
    public static Settlement settle(CaseSource cases, AgreementTerms agreement, CaseWatcher watcher) {
        refuseWithoutPrice(agreement);
        var pools = new Pools(agreement, watcher);
        cases.forEach(pools::take);
        var bills = new ArrayList<Bill>();
        pools.forEach((municipality, group, pool) -> {
            var terms = termsOf(group, agreement);
            bills.add(bill(municipality, group, pool, PoolFigures.of(pool, terms.liability()), terms));
        });
        return new Settlement(agreement, bills, pools.notParty());
    }

    /// Stops before any case is read when no daily rate is known: a month without cases is refused too.
    ///
    /// @throws se.klardag.engine.terms.RuleGap with the reason
    public static void refuseWithoutPrice(AgreementTerms agreement) {
        for (var terms : List.of(agreement.somatic(), agreement.psychiatric())) {
            if (terms.price() instanceof Price.Unknown(var gap)) {
                throw gap;
            }
        }
    }

    /// One municipality's bill from its sums; the same for plain sums and for sums that know their cases.
    static Bill bill(int municipality, CareGroup group, Pool pool, PoolFigures figures, Terms terms) {
        var charge = Charging.of(figures, terms.liability());
        var amount = Pricing.of(municipality, charge.billable(), figures.daysOfLines(), terms.price());
        return new Bill(municipality, group, pool, charge, amount, Billing.of(amount, terms.payable()), terms);
    }

    /// The terms of a group of care.
    static Terms termsOf(CareGroup group, AgreementTerms agreement) {
        return switch (group) {
            case ALL, SOMATIC -> agreement.somatic();
            case PSYCHIATRIC -> agreement.psychiatric();
        };
    }

    /// Eligibility and days of one case.
    ///
    /// @param residence the days on which the payer is the one who pays
    /// @throws RuleGap naming the case, when no value is known for its dates
    static Assessment assess(Case fact, AgreementTerms agreement, DaySpan residence) {
        try {
            return assessed(fact, agreement, residence);
        } catch (RuleGap gap) {
            throw gap.metBy(fact.id());
        }
    }

    private static Assessment assessed(Case fact, AgreementTerms agreement, DaySpan residence) {
        return switch (fact.careType()) {
            case SOMATIC -> Assessing.of(fact, agreement.somatic(), agreement.period(), residence);
            case PSYCHIATRIC -> Assessing.of(fact, agreement.psychiatric(), agreement.period(), residence);
            case NOT_STATED -> withoutCareType(fact, agreement, residence);
        };
    }

    /// A case with no stated kind of care counts where the kind makes no difference; else it is left out and shown.
    private static Assessment withoutCareType(Case fact, AgreementTerms agreement, DaySpan residence) {
        var somatic = Assessing.of(fact, agreement.somatic(), agreement.period(), residence);
        var psychiatric = Assessing.of(fact, agreement.psychiatric(), agreement.period(), residence);
        if (!agreement.split() && somatic.equals(psychiatric)) {
            return somatic;
        }
        return switch (somatic) {
            case Assessment.Here here -> undecided(here, agreement);
            case Assessment.Elsewhere _ ->
                switch (psychiatric) {
                    case Assessment.Here here -> undecided(here, agreement);
                    case Assessment.Elsewhere elsewhere -> elsewhere;
                };
        };
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
