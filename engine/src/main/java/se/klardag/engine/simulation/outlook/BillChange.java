package se.klardag.engine.simulation.outlook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.PayableRounding;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.liability.LiabilityModel;
import se.klardag.engine.liability.TotalsFigures;
import se.klardag.engine.price.Pricing;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.Term;

/// Why the bills of one month come to more or less than those of another (*förändringens orsaker*): the earlier month's
/// price, terms, number of cases, mix and lengths are exchanged for the later month's one after the other, in the order of
/// [BillCause], and each exchange is a cause.
///
/// | | |
/// |---|---|
/// | Unit | the currency of the bills, to pay |
/// | Valid | both months priced and modelled in the same form; the shares add up to the change exactly, nothing is left over |
/// | Source | sequential replacement. More cases cost in proportion: a bill of twice as many cases of the same lengths is twice the bill, in every model. A municipality without a case in the earlier month counts in the mix with what a case cost everybody together |
/// | Rounding | each stage half up to whole öre; the first and the last are the bills |
///
/// @param before what the earlier month's bills come to
/// @param after  what the later month's come to
/// @param shares one for each cause, in order; 0 where it changed nothing
public record BillChange(BigDecimal before, BigDecimal after, List<Share> shares) {
    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final int ORE = 2;

    public BillChange {
        shares = List.copyOf(shares);
    }

    /// What one cause does (*orsakens del*).
    ///
    /// @param amount below 0 where it lowers
    public record Share(BillCause cause, BigDecimal amount) {}

    /// Whose cases: bills of one municipality and group of care are one place, whatever their edition.
    private record Place(int municipality, CareGroup group) implements Comparable<Place> {
        static Place of(Bill bill) {
            return new Place(bill.municipality(), bill.careGroup());
        }

        @Override
        public int compareTo(Place other) {
            int first = Integer.compare(municipality, other.municipality);
            return first == 0 ? group.compareTo(other.group) : first;
        }
    }

    /// The causes of the change from one month to another.
    ///
    /// @param whose the bills that are looked at, of both months
    /// @return empty where the months are priced or modelled in different forms, so that the earlier month's cases have no bill
    ///         under the later one's terms
    public static Optional<BillChange> of(Settlement before, Settlement after, Predicate<Bill> whose) {
        var earlier = before.bills().stream().filter(whose).toList();
        var later = after.bills().stream().filter(whose).toList();
        if (!before.currency().equals(after.currency())
                || earlier.stream().anyMatch(bill -> !isComparable(bill, after.agreement()))) {
            return Optional.empty();
        }
        var terms = after.agreement().current();
        var repriced = ore(sum(earlier, bill -> isShadow(bill)
                ? bill.toPay().value()
                : toPay(bill, bill.terms().liability(), terms.termsOf(bill.careGroup()).terms())));
        var byPlace = new TreeMap<Place, BigDecimal>();
        earlier.forEach(bill -> byPlace.merge(
                Place.of(bill), toPay(bill, terms.termsOf(bill.careGroup())), BigDecimal::add));
        return Optional.of(of(sum(earlier), repriced, byPlace, cases(earlier), cases(later), sum(later)));
    }

    private static BillChange of(
            BigDecimal before, BigDecimal repriced, Map<Place, BigDecimal> underTerms,
            Map<Place, BigDecimal> casesBefore,
            Map<Place, BigDecimal> casesAfter, BigDecimal after) {
        var all = all(underTerms);
        var stages = new ArrayList<>(List.of(before, repriced, ore(all)));
        if (all(casesBefore).signum() == 0 || all(casesAfter).signum() == 0) {
            stages.addAll(List.of(after, after)); // without any case on one side the number of cases is all there is
        } else {
            stages.add(ore(perCase(all, all(casesBefore)).multiply(all(casesAfter), PRECISION)));
            stages.add(ore(mixed(underTerms, casesBefore, casesAfter)));
        }
        stages.add(after);
        var shares = new ArrayList<Share>();
        for (var cause : BillCause.values()) {
            int stage = shares.size();
            shares.add(new Share(cause, stages.get(stage + 1).subtract(stages.get(stage))));
        }
        return new BillChange(before, after, shares);
    }

    /// The later month's cases at what a case of the same place cost before.
    private static BigDecimal mixed(
            Map<Place, BigDecimal> amounts, Map<Place, BigDecimal> before, Map<Place, BigDecimal> after) {
        var everybody = perCase(all(amounts), all(before));
        var sum = BigDecimal.ZERO;
        for (var each : after.entrySet()) {
            var earlier = before.getOrDefault(each.getKey(), BigDecimal.ZERO);
            var cost = earlier.signum() == 0
                    ? everybody
                    : perCase(amounts.getOrDefault(each.getKey(), BigDecimal.ZERO), earlier);
            sum = sum.add(cost.multiply(each.getValue(), PRECISION), PRECISION);
        }
        return sum;
    }

    private static BigDecimal perCase(BigDecimal amount, BigDecimal cases) {
        return amount.divide(cases, PRECISION);
    }

    /// Whether the later month's terms can price the bill's days.
    private static boolean isComparable(Bill bill, AgreementTerms later) {
        var known = later.current()
                .kinds()
                .values()
                .stream()
                .filter(care -> care.group() == bill.careGroup())
                .findFirst();
        return known.orElse(null) instanceof CareTerms.Known care
                && isModelledAlike(bill.terms().liability(), care.terms().liability())
                && isPricedAlike(bill.terms().price(), care.terms().price());
    }

    private static boolean isModelledAlike(Liability before, Liability after) {
        return switch (before) {
            case Liability.Average _ -> after instanceof Liability.Average;
            case Liability.Individual _ -> after instanceof Liability.Individual;
            case Liability.FollowUpOnly _ -> after instanceof Liability.FollowUpOnly;
        };
    }

    private static boolean isPricedAlike(Price before, Price after) {
        return switch (before) {
            case Price.PerDay _ -> after instanceof Price.PerDay;
            case Price.Tariff one -> after instanceof Price.Tariff other && days(one).equals(days(other));
            case Price.Nothing _ -> after instanceof Price.Nothing;
            case Price.Unknown _ -> false;
        };
    }

    private static List<Object> days(Price.Tariff tariff) {
        return tariff.lines().stream().<Object>map(line -> line.days().value()).toList();
    }

    private static boolean isShadow(Bill bill) {
        return bill.shadow().isPresent();
    }

    private static BigDecimal toPay(Bill bill, CareTerms.Known care) {
        return care.suspension().isPresent() ? BigDecimal.ZERO : toPay(bill, care.terms().liability(), care.terms());
    }

    /// The bill's sums under another price, and where they differ other liability terms, by the same steps as every bill.
    private static BigDecimal toPay(Bill bill, Liability liability, Terms priced) {
        var pool = bill.pool();
        var figures = TotalsFigures.of(
                pool.cases(), pool.days(), pool.individualCases(), pool.individualDays(), pool.daysOfLines(), liability,
                bill.charge().decided().map(Figure.Released::by));
        var billable = LiabilityModel.of(figures, liability).billable();
        var amount = Pricing.of(bill.municipality(), billable, figures.daysOfLines(), priced.price());
        return PayableRounding.of(amount, priced.payable()).value();
    }

    /// Cases by place: those in the average or liable, and long-stayers that the average leaves out.
    private static Map<Place, BigDecimal> cases(List<Bill> bills) {
        var cases = new TreeMap<Place, BigDecimal>();
        for (var bill : bills) {
            long apart = leavesOutLongStays(bill.terms().liability()) ? bill.longStayCases() : 0;
            cases.merge(
                    Place.of(bill), bill.charge().cases().value().add(BigDecimal.valueOf(apart)), BigDecimal::add);
        }
        return cases;
    }

    private static boolean leavesOutLongStays(Liability liability) {
        return liability instanceof Liability.Average average
                && average.longStay() instanceof LongStay.CarveOut(var _, Term<LongStay.Place> place, var _)
                && place.value() == LongStay.Place.REMOVED;
    }

    private static BigDecimal sum(List<Bill> bills) {
        return sum(bills, bill -> bill.toPay().value());
    }

    private static BigDecimal sum(List<Bill> bills, Function<Bill, BigDecimal> of) {
        return bills.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal all(Map<Place, BigDecimal> parts) {
        return parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal ore(BigDecimal amount) {
        return amount.setScale(ORE, RoundingMode.HALF_UP);
    }
}
