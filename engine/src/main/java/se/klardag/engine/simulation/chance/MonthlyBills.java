package se.klardag.engine.simulation.chance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.scenario.Comparison;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.price.Price;

/// The bills of a period month by month (*månadernas räkningar*), in the last month's kronor: what a day costs may change from
/// year to year, what is billed may not.
///
/// @param billed       how many months have something to pay
/// @param inLastKronor month by month, 0 where there is no bill; empty where the months are not alike
public record MonthlyBills(int billed, List<Double> inLastKronor) {
    public MonthlyBills {
        inLastKronor = List.copyOf(inLastKronor);
    }

    /// Of settled months, which count alike where the same terms count their cases.
    ///
    /// @param months at least one, in order of time
    /// @param whose  the bills that are looked at
    public static MonthlyBills of(List<Settlement> months, Predicate<Bill> whose) {
        var rules = List.of(months.stream().map(Settlement::agreement).toList());
        boolean countAlike = IntStream.range(0, months.size())
                .mapToObj(month -> CountingRules.of(rules, month))
                .distinct()
                .count() == 1;
        return of(months, countAlike, whose);
    }

    /// @param changed    whether under the changed terms
    /// @param countAlike whether cases count alike in all of the months
    static MonthlyBills of(Comparison comparison, boolean changed, boolean countAlike, Predicate<Bill> whose) {
        var months = comparison.months()
                .stream()
                .map(changed ? Comparison.Month::changed : Comparison.Month::base)
                .toList();
        return of(months, countAlike, whose);
    }

    private static MonthlyBills of(List<Settlement> months, boolean countAlike, Predicate<Bill> whose) {
        var last = months.getLast().agreement().current().of(CareType.SOMATIC);
        long billed = months.stream()
                .filter(month -> month.bills()
                        .stream()
                        .anyMatch(bill -> whose.test(bill) && bill.toPay().value().signum() > 0))
                .count();
        return new MonthlyBills(
                Math.toIntExact(billed),
                last instanceof CareTerms.Known known && countAlike && alike(months, known.terms())
                        ? months.stream().map(month -> sum(month, known.terms(), whose)).toList()
                        : List.of());
    }

    private static boolean alike(List<Settlement> months, Terms last) {
        return months.stream().flatMap(month -> month.bills().stream()).allMatch(bill -> alike(bill, last));
    }

    private static double sum(Settlement month, Terms last, Predicate<Bill> whose) {
        return month.bills()
                .stream()
                .filter(whose)
                .mapToDouble(bill -> bill.charge().billable().value().doubleValue()
                        * rate(last).orElseThrow().doubleValue())
                .sum();
    }

    /// One price and one threshold for all bills: then a month of one year says something of a month of another.
    private static boolean alike(Bill bill, Terms last) {
        return rate(bill.terms()).isPresent() && rate(last).isPresent() && bill.shadow().isEmpty()
                && limits(bill.terms()).equals(limits(last));
    }

    private static Optional<BigDecimal> rate(Terms terms) {
        return terms.price() instanceof Price.PerDay perDay ? Optional.of(perDay.dailyRate().value())
                : Optional.empty();
    }

    private static String limits(Terms terms) {
        return terms.liability() instanceof Liability.Average average
                ? average.threshold().value().stripTrailingZeros() + " " + average.rounding().value()
                : terms.liability().getClass().getSimpleName();
    }
}
