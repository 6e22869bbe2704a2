package se.klardag.cli.report.overview;

import static se.klardag.cli.report.overview.TableValue.about;
import static se.klardag.cli.report.overview.TableValue.money;
import static se.klardag.cli.report.overview.TableValue.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import se.klardag.cli.overview.MonthOverview;
import se.klardag.cli.report.overview.FigureTable.Column;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.simulation.chance.NextMonth;
import se.klardag.engine.simulation.outlook.Accrual;
import se.klardag.engine.simulation.outlook.YearOutlook;

/// What the year may come to, beside its budget (*årsutfall och budget*): estimates, and said to be.
final class OutlookTables {
    private final MonthOverview overview;
    private final Texts texts;
    private final Map<Integer, BigDecimal> reserves = new HashMap<>();

    OutlookTables(MonthOverview overview, Texts texts) {
        this.overview = overview;
        this.texts = texts;
        overview.open().accruals().forEach(each -> reserves.put(each.municipality(), each.reserve()));
    }

    /// Everybody's together; empty where a month of the year is missing, so that nothing is known of the year so far.
    Optional<YearOutlook> whole() {
        return overview.missingOfYear().isEmpty() ? Optional.of(overview.year(_ -> true)) : Optional.empty();
    }

    /// By municipality; no row where a month of the year is missing.
    FigureTable year() {
        var columns = new ArrayList<>(List.of(
                text("column.municipality"), number("overview.so-far"), number("overview.reserve"),
                number("overview.expected"), number("overview.low"), number("overview.high")));
        if (overview.budget().isKnown()) {
            columns.addAll(List.of(number("overview.budget"), number("overview.budget-left")));
        }
        var rows = new ArrayList<List<TableValue>>();
        if (whole().isPresent()) {
            for (int code : codes()) {
                rows.add(row(
                        overview.month().name(code), bill -> bill.municipality() == code,
                        reserves.getOrDefault(code, BigDecimal.ZERO), overview.budget().of(code)));
            }
        }
        var total = whole().filter(_ -> overview.scope().isEmpty())
                .map(_ -> row(
                        texts.get("overview.total"), _ -> true, overview.open().reserve(),
                        Optional.of(overview.budget().total()).filter(_ -> isBudgetWhole())));
        return new FigureTable(
                "year",
                texts.get("overview.year-caption", overview.date().getYear(), OverviewMoney.name(overview, texts)),
                columns, rows, total);
    }

    /// A sum of some municipalities' budgets says nothing beside everybody's bills.
    private boolean isBudgetWhole() {
        return overview.budget().byCode().keySet().containsAll(codes());
    }

    private SortedSet<Integer> codes() {
        var codes = overview.history()
                .stream()
                .flatMap(each -> each.settlement().stream())
                .flatMap(each -> each.bills().stream())
                .map(Bill::municipality)
                .collect(Collectors.toCollection(TreeSet::new));
        codes.addAll(overview.budget().byCode().keySet());
        overview.open().accruals().stream().map(Accrual::municipality).forEach(codes::add);
        return codes;
    }

    private List<TableValue> row(
            String name, Predicate<Bill> whose, BigDecimal reserve, Optional<BigDecimal> budget) {
        var year = overview.year(whose);
        var row = new ArrayList<TableValue>(List.of(words(name), money(year.soFar()), money(reserve)));
        row.add(expected(year, YearOutlook.Expected::mean));
        row.add(expected(year, YearOutlook.Expected::low));
        row.add(expected(year, YearOutlook.Expected::high));
        if (overview.budget().isKnown()) {
            row.add(budget.map(TableValue::money).orElseGet(TableValue.Missing::new));
            row.add(budget.map(amount -> money(amount.subtract(year.soFar())))
                    .orElseGet(TableValue.Missing::new));
        }
        return row;
    }

    /// A year that is over has its bills, and nothing to expect.
    private static TableValue expected(
            YearOutlook year, ToDoubleFunction<YearOutlook.Expected> what) {
        return year.expected()
                .map(each -> about(what.applyAsDouble(each)))
                .orElseGet(() -> year.toCome() == 0 ? money(year.soFar()) : new TableValue.Missing());
    }

    /// What the year's numbers are, or why there are none.
    String sentence() {
        if (whole().isEmpty()) {
            return texts.get("overview.year-missing", overview.missingOfYear()
                    .stream()
                    .map(each -> each.month() + " (" + each.why().map(texts::of).orElse("") + ")")
                    .collect(Collectors.joining("; ")));
        }
        var year = whole().get();
        if (year.toCome() == 0) {
            return texts.get("overview.year-over", overview.date().getYear(), amount(money(year.soFar())));
        }
        return year.expected()
                .map(each -> texts.get(
                        "overview.year-expected", overview.date().getYear(), amount(about(each.mean())),
                        amount(about(each.low())), amount(about(each.high())), each.rests(),
                        year.toCome()))
                .orElseGet(() -> texts.get(
                        "overview.year-unsaid", NextMonth.FEWEST_MONTHS, NextMonth.FEWEST_BILLED,
                        overview.monthsThere()));
    }

    private String amount(TableValue amount) {
        return OverviewMoney.amount(amount.shown(NumberFormats.inPrint(texts.language())), overview);
    }

    private Column text(String key) {
        return new Column(texts.get(key), false);
    }

    private Column number(String key) {
        return new Column(texts.get(key), true);
    }
}
