package se.klardag.engine.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.Billing;
import se.klardag.engine.bill.Shadow;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.liability.Charging;
import se.klardag.engine.liability.Pool;
import se.klardag.engine.liability.PoolFigures;
import se.klardag.engine.price.Pricing;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.RuleGap;

/// The way of the data on one screen: facts → eligibility → days → liability → price → bill (*avräkning*).
public final class Settling {
    private Settling() {}

    /// Settles a month.
    ///
    /// @param cases   every case once, in any order
    /// @param watcher shown each case of the month
    /// @throws RuleGap when a value that is needed is not known
    public static Settlement settle(CaseSource cases, AgreementTerms agreement, CaseWatcher watcher) {
        refuseWithoutPrice(agreement);
        var deciding = Deciding.of(cases, agreement);
        var pools = new Pools(agreement, watcher);
        cases.forEach(pools::take);
        var bills = new ArrayList<Bill>();
        pools.forEach((municipality, edition, group, pool) -> {
            var terms = termsOf(group, edition).terms();
            var figures = PoolFigures.of(pool, terms.liability(), deciding.mean(municipality, group, terms));
            bills.add(bill(municipality, edition, group, pool, figures));
        });
        return new Settlement(agreement, bills, pools.notParty());
    }

    /// Stops before any case is read when no daily rate at all is known: a month without cases is refused too. A kind of
    /// care whose rate alone is missing stops when one of its cases is to be billed.
    ///
    /// @throws RuleGap with the reason
    public static void refuseWithoutPrice(AgreementTerms agreement) {
        Optional<RuleGap> missing = Optional.empty();
        for (var edition : agreement.editions()) {
            for (var careTerms : edition.kinds().values()) {
                if (careTerms instanceof CareTerms.Known known) {
                    if (!(known.terms().price() instanceof Price.Unknown(var gap))) {
                        return;
                    }
                    missing = missing.or(() -> Optional.of(gap));
                }
            }
        }
        missing.ifPresent(gap -> {
            throw gap;
        });
    }

    /// One municipality's bill from its sums; the same for plain sums and for sums that know their cases.
    static Bill bill(int municipality, Edition edition, CareGroup group, Pool pool, PoolFigures figures) {
        var known = termsOf(group, edition);
        var terms = known.terms();
        var charge = Charging.of(figures, terms.liability());
        var amount = Pricing.of(municipality, charge.billable(), figures.daysOfLines(), terms.price());
        var toPay = Billing.of(amount, terms.payable());
        if (known.suspension().isEmpty()) {
            return new Bill(
                    municipality, edition, group, pool, charge, amount, toPay, terms, Optional.empty());
        }
        var because = known.suspension().get();
        var nothing = new Figure.Agreed(
                Label.AMOUNT, Unit.money(terms.price().currency()), BigDecimal.ZERO, because);
        return new Bill(
                municipality,
                edition,
                group,
                pool,
                charge,
                nothing,
                Billing.of(nothing, terms.payable()),
                terms,
                Optional.of(new Shadow(amount, toPay, because)));
    }

    /// The terms of a group of care: those of its first kind.
    static CareTerms.Known termsOf(CareGroup group, Edition edition) {
        return edition.kinds()
                .values()
                .stream()
                .filter(careTerms -> careTerms.group() == group)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of care in " + group))
                .known();
    }
}
