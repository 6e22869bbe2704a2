package se.klardag.cli.overview;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.klardag.cli.month.PastMonth;
import se.klardag.cli.month.SettledMonth;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.eligibility.Finding;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.chance.MonthlyBills;
import se.klardag.engine.simulation.outlook.BillChange;
import se.klardag.engine.simulation.outlook.OpenCases;
import se.klardag.engine.simulation.outlook.YearOutlook;
import se.klardag.engine.simulation.scenario.Comparison;

/// A month with everything its page shows (*månadsöversikt*), of the region or of one municipality.
///
/// @param scope    the municipality it is of; empty for the region
/// @param month    as `settle` settles it
/// @param history  up to 25 months, ascending, this one the last
/// @param findings deviations of the month's cases, how many of each
/// @param stays    as `indicators` counts them
/// @param open     the cases that had not ended
/// @param billed   as the ledger has it; everything else here is computed from the files
public record MonthOverview(
        OptionalInt scope,
        SettledMonth month,
        List<PastMonth> history,
        PlaceFindings findings,
        StayFigures stays,
        OpenCases open,
        Budget budget,
        BilledMonths billed) {
    /// Two years and the month itself.
    public static final int MONTHS = 25;

    public MonthOverview {
        history = List.copyOf(history);
    }

    /// One municipality's page: nothing of any other's cases is in it.
    public MonthOverview only(int municipality) {
        Predicate<Bill> own = bill -> bill.municipality() == municipality;
        var settlement = month.settlement();
        var alone = new Settlement(settlement.agreement(), settlement.bills().stream().filter(own).toList(), 0);
        return new MonthOverview(
                OptionalInt.of(municipality),
                new SettledMonth(month.agreement(), month.payers(), alone, month.origin()),
                history.stream().map(each -> each.with(own)).toList(),
                findings.only(municipality),
                stays.only(municipality),
                open.of(municipality),
                budget.only(municipality),
                billed.only(municipality));
    }

    public YearMonth date() {
        return settlement().agreement().period().month();
    }

    public Settlement settlement() {
        return month.settlement();
    }

    /// Everybody with a bill, an open case or a stay in the month, by code.
    public SortedSet<Integer> places() {
        var codes = settlement().bills()
                .stream()
                .map(Bill::municipality)
                .collect(Collectors.toCollection(TreeSet::new));
        open.accruals().forEach(each -> codes.add(each.municipality()));
        billed.of(date()).ifPresent(each -> codes.addAll(each.keySet()));
        return codes;
    }

    /// What everybody is to pay, by code, of those with a bill.
    public Map<Integer, BigDecimal> toPay() {
        return Comparison.toPay(List.of(settlement()));
    }

    /// A month of the history.
    public PastMonth at(YearMonth date) {
        return history.stream()
                .filter(each -> each.month().equals(date))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not among the months: " + date));
    }

    /// Why the bills are others than a month's of the history; empty where that is missing, or priced in another form.
    public Optional<BillChange> since(YearMonth date) {
        return at(date).settlement().flatMap(before -> BillChange.of(before, settlement(), _ -> true));
    }

    /// Months of the calendar year up to this one, that are missing.
    public List<PastMonth> missingOfYear() {
        return history.stream().filter(this::isOfYear).filter(each -> each.settlement().isEmpty()).toList();
    }

    private boolean isOfYear(PastMonth each) {
        return each.month().getYear() == date().getYear();
    }

    /// What the year may come to, of one municipality's bills or of all.
    public YearOutlook year(Predicate<Bill> whose) {
        var settled = history.stream().flatMap(each -> each.settlement().stream()).toList();
        var soFar = history.stream()
                .filter(this::isOfYear)
                .flatMap(each -> each.settlement().stream())
                .flatMap(each -> each.bills().stream())
                .filter(whose)
                .map(bill -> bill.toPay().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var alike = settled.isEmpty()
                ? new double[0]
                : MonthlyBills.of(settled, whose).inLastKronor().stream().mapToDouble(Double::doubleValue).toArray();
        return YearOutlook.of(soFar, date().getMonthValue(), 12 - date().getMonthValue(), alike);
    }

    /// How many of the history's months are there.
    public long monthsThere() {
        return history.stream().filter(each -> each.settlement().isPresent()).count();
    }

    /// Deviations by what they are.
    public Map<Finding, Long> deviations() {
        return findings.counts();
    }
}
