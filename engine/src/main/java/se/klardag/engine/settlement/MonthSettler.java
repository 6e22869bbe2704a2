package se.klardag.engine.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.LeftOutShare;
import se.klardag.engine.bill.PayableRounding;
import se.klardag.engine.bill.ReadingShare;
import se.klardag.engine.bill.ReadingStakes;
import se.klardag.engine.bill.SeveralReadingsShare;
import se.klardag.engine.bill.UntoldStake;
import se.klardag.engine.days.Assessment.InMonth;
import se.klardag.engine.days.DayAllocation;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.liability.BillableDays;
import se.klardag.engine.liability.LiabilityModel;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.liability.TotalsFigures;
import se.klardag.engine.ordinary.PackedCases;
import se.klardag.engine.price.Pricing;
import se.klardag.engine.selection.PayerSelection;
import se.klardag.engine.selection.TermsDoubt;
import se.klardag.engine.selection.TermsSelection;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.RuleGapException;

/// Settles a month (*avräkning*): eight steps from its cases to its bills.
public final class MonthSettler {
    private MonthSettler() {}

    /// Settles a month.
    ///
    /// @param cases    every case once, in any order
    /// @param listener shown each case of the month
    /// @throws RuleGapException when a value that is needed is not known
    public static Settlement settle(CaseSource cases, AgreementTerms agreement, CaseListener listener) {
        refuseWithoutPrice(agreement);
        var month = new SummedMonth(agreement, listener);
        var others = OtherAnswers.of(agreement);
        var bills = bills(cases, TriggerMonths.of(agreement, SummedMonth::ofOthers), month, others)
                .stream()
                .map(ExplainedBill::bill)
                .toList();
        return new Settlement(
                agreement.restingOn(bills.stream().flatMap(bill -> bill.pool().unread().stream()).toList()), bills,
                month.notParty(),
                others.unbilled(bills.stream().map(Bill::key).collect(Collectors.toSet())));
    }

    /// Of every month that takes part in settling one, which cases it can have: a case that none of them lets through changes no
    /// bill, and need not be shown.
    public static List<MonthFilter> filters(AgreementTerms agreement) {
        return Stream.concat(months(agreement), OtherAnswers.filters(agreement)).distinct().toList();
    }

    static Stream<MonthFilter> months(AgreementTerms agreement) {
        return TriggerMonths.of(agreement, SummedMonth::ofOthers)
                .and(SummedMonth.ofOthers(agreement))
                .stream()
                .map(month -> MonthFilter.of(month.agreement()));
    }

    /// The way of the data: steps 1 to 5 for every case, steps 6 to 8 for every bill. Settling and explaining differ in
    /// what step 5 keeps.
    ///
    /// @param earlier the months that decide whether the month is charged; they take steps 1 to 5 in the same pass
    /// @param month   with no case yet
    /// @param others  what would be settled under other readings of the texts, in the same pass
    static List<ExplainedBill> bills(
            CaseSource cases, TriggerMonths earlier, MonthTotals month, OtherAnswers others) {
        var months = earlier.and(month).toArray(MonthTotals[]::new);
        if (cases instanceof PackedCases packed && months.length == 1) {
            addAll(packed, months[0]);
            others.addAll(packed);
        } else {
            cases.forEach(fact -> {
                addNamed(fact, months);
                others.add(fact);
            });
        }
        earlier.requireCases();
        others.settle();
        var bills = new ArrayList<ExplainedBill>();
        for (var totals : month.toBill(earlier)) {
            var terms = totals.terms();
            var liability = LiabilityModel.of(totals.figures(), terms.liability()); // 6 liability
            var price = price(totals, liability, month.agreement()); // 7 price
            var payable = PayableRounding.of(price, terms.payable()); // 8 payable
            bills.add(totals.bill(
                    liability, price, payable, stakes(totals, price, payable, others),
                    others.onlyOthers(OtherAnswers.PricedBill.key(totals))));
        }
        return bills;
    }

    /// Steps 1 to 5 of many cases in one month: the ordinary ones at one go.
    static void addAll(PackedCases cases, MonthTotals month) {
        var only = new MonthTotals[]{month};
        month.addOrdinary(cases, fact -> addNamed(fact, only));
    }

    /// @throws RuleGapException naming the case that met it
    private static void addNamed(Case fact, MonthTotals[] months) {
        try {
            add(fact, months);
        } catch (RuleGapException gap) {
            throw gap.metBy(fact.id());
        }
    }

    /// Steps 1 to 5 of a case in each of the months.
    static void add(Case fact, MonthTotals[] months) {
        for (var totals : months) {
            if (!totals.addOrdinary(fact) && totals.mayHave(fact)) {
                add(fact, totals);
            }
        }
    }

    private static void add(Case fact, MonthTotals totals) {
        var agreement = totals.agreement();
        boolean again = false;
        for (var payer : PayerSelection.of(fact, agreement.parties().residence())) { // 1 payer
            var selected = TermsSelection.of(fact, agreement); // 2 terms
            var terms = selected.terms();
            var verdict = Eligibility.of(fact, terms.population(), terms.clock()); // 3 eligibility
            var counted = DayAllocation.of(fact, verdict, terms, agreement.period(), payer.days()); // 4 days
            if (TermsDoubt.settle(fact, payer, selected, counted, agreement) instanceof InMonth days) {
                totals.add(fact, payer, selected, days, again); // 5 totals
                again = true;
            }
        }
    }

    /// What of a bill hangs on each reading of an unclear text.
    private static ReadingStakes stakes(BillTotals bill, Figure amount, Figure toPay, OtherAnswers others) {
        var untold = new ArrayList<UntoldStake>();
        bill.totals()
                .unsummed()
                .forEach((under, none) -> untold.add(new UntoldStake(
                        under.stream().map(LeftOutUnder::reading).distinct().collect(Collectors.joining(", ")),
                        Optional.of(under.getFirst().reason()), none.cases(), none.gap().reason())));
        untold.addAll(others.untold(bill));
        var own = new OtherAnswers.PricedBill(
                OtherAnswers.PricedBill.key(bill), OtherAnswers.PricedBill.days(bill), amount.value(), toPay.value());
        return new ReadingStakes(
                readings(bill, amount, toPay), leftOut(bill, amount, toPay), several(bill, amount, toPay),
                others.shares(bill, own), untold);
    }

    /// What of a bill hangs on each reading that counts cases: the bill less the one that steps 6 to 8 make of the others.
    private static List<ReadingShare> readings(BillTotals bill, Figure amount, Figure toPay) {
        var terms = bill.terms();
        var shares = new ArrayList<ReadingShare>();
        bill.totals().countedAnyway().forEach((named, counted) -> {
            var price = price(bill, bill.totals().figuresWithout(counted, terms.liability(), bill.deciding()));
            var payable = PayableRounding.of(price, terms.payable());
            shares.add(new ReadingShare(
                    named,
                    counted.added(),
                    counted.days() + counted.individualDays(),
                    amount.value().subtract(price.value()),
                    toPay.value().subtract(payable.value())));
        });
        return shares;
    }

    /// What a bill lacks by each reading that leaves cases out by itself: the one that steps 6 to 8 make with them, less the bill.
    private static List<LeftOutShare> leftOut(BillTotals bill, Figure amount, Figure toPay) {
        var shares = new ArrayList<LeftOutShare>();
        bill.totals().leftOut().forEach((under, more) -> {
            if (under.size() == 1) {
                var price = priceWith(more, bill);
                shares.add(new LeftOutShare(
                        under.getFirst(),
                        more.added(),
                        more.days() + more.individualDays(),
                        price.value().subtract(amount.value()),
                        PayableRounding.of(price, bill.terms().payable()).value().subtract(toPay.value())));
            }
        });
        return shares;
    }

    /// The same of readings that leave cases out together.
    private static List<SeveralReadingsShare> several(BillTotals bill, Figure amount, Figure toPay) {
        var shares = new ArrayList<SeveralReadingsShare>();
        bill.totals().leftOut().forEach((under, own) -> {
            if (under.size() > 1 && (own.added() > 0 || own.cases() != 0)) {
                var price = priceWith(bill.totals().without(under), bill);
                shares.add(new SeveralReadingsShare(
                        under,
                        own.added(),
                        own.days() + own.individualDays(),
                        price.value().subtract(amount.value()),
                        PayableRounding.of(price, bill.terms().payable()).value().subtract(toPay.value())));
            }
        });
        return shares;
    }

    private static Figure priceWith(MunicipalityTotals more, BillTotals bill) {
        return price(bill, bill.totals().figuresWith(more, bill.terms().liability(), bill.deciding()));
    }

    /// The price of a bill's days; a bill without a day needs no rate.
    static Figure price(BillTotals bill, BillableDays liability, AgreementTerms agreement) {
        var lines = bill.figures().daysOfLines();
        var price = bill.terms().price();
        return bill.totals().added() == 0
                ? Pricing.ofNoDay(
                        bill.payer(), liability.billable(), lines, price, agreement.price().currency())
                : Pricing.of(bill.payer(), liability.billable(), lines, price);
    }

    private static Figure price(BillTotals bill, TotalsFigures figures) {
        var terms = bill.terms();
        return Pricing.of(
                bill.payer(), LiabilityModel.of(figures, terms.liability()).billable(), figures.daysOfLines(),
                terms.price());
    }

    /// Stops before any case is read when no daily rate at all is known: a month without cases is refused too. A kind of
    /// care whose rate alone is missing stops when one of its cases is to be billed.
    ///
    /// @throws RuleGapException with the reason
    public static void refuseWithoutPrice(AgreementTerms agreement) {
        Optional<RuleGapException> missing = Optional.empty();
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
}
