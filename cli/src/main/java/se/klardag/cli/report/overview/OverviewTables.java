package se.klardag.cli.report.overview;

import static se.klardag.cli.report.overview.TableValue.change;
import static se.klardag.cli.report.overview.TableValue.count;
import static se.klardag.cli.report.overview.TableValue.money;
import static se.klardag.cli.report.overview.TableValue.percent;
import static se.klardag.cli.report.overview.TableValue.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.klardag.cli.check.FindingText;
import se.klardag.cli.indicators.LongStayer;
import se.klardag.cli.overview.MonthOverview;
import se.klardag.cli.overview.StayFigures;
import se.klardag.cli.report.overview.FigureTable.Column;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.RateText;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.eligibility.Finding;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.indicators.LengthBand;
import se.klardag.engine.simulation.outlook.Accrual;
import se.klardag.engine.simulation.outlook.BillCause;
import se.klardag.engine.simulation.outlook.BillChange;
import se.klardag.engine.simulation.outlook.OpenCases;
import se.klardag.engine.terms.liability.Liability;

/// The tables of a month's page and workbook (*månadens tabeller*). Every number is one that `settle`, `indicators` or the
/// outlook gave.
final class OverviewTables {
    /// How many long-stayers and open cases are listed on a page.
    static final int LISTED = 20;

    private static final int MEAN_DECIMALS = 3;

    private final MonthOverview overview;
    private final Texts texts;
    private final OutlookTables outlook;

    OverviewTables(MonthOverview overview, Texts texts) {
        this.overview = overview;
        this.texts = texts;
        this.outlook = new OutlookTables(overview, texts);
    }

    /// Every table, in the order of the page; those without a row left out.
    List<FigureTable> all() {
        var all = new ArrayList<FigureTable>();
        all.add(new BilledTable(overview, texts).table());
        all.add(bills());
        compared().forEach(date -> causes(date).ifPresent(all::add));
        all.add(means());
        all.add(stays());
        all.add(staysOfPlaces());
        all.add(bands());
        all.add(longStayers(Integer.MAX_VALUE));
        all.add(accruals());
        all.add(openCases(Integer.MAX_VALUE));
        all.add(outlook.year());
        all.add(deviations());
        all.add(openTerms());
        return all.stream().filter(table -> !table.isEmpty()).toList();
    }

    OutlookTables outlook() {
        return outlook;
    }

    /// Last month, and the same month a year ago.
    List<YearMonth> compared() {
        return List.of(overview.date().minusMonths(1), overview.date().minusYears(1));
    }

    /// What `settle` prints: the largest bill first.
    FigureTable bills() {
        var bills = overview.settlement()
                .bills()
                .stream()
                .sorted(Comparator.comparing((Bill bill) -> bill.toPay().value()).reversed())
                .toList();
        boolean split = overview.settlement().agreement().split();
        var columns = new ArrayList<>(List.of(text("column.municipality"), text("column.code")));
        if (split) {
            columns.add(text("column.care-group"));
        }
        columns.addAll(List.of(
                number("column.cases"), number("column.days"), number("column.mean"), number("column.threshold"),
                number("column.excess"), number("overview.long-stay-days"), number("column.rate"),
                number("column.amount"), number("column.payable")));
        var rows = bills.stream().map(bill -> row(bill, split)).toList();
        var total = new ArrayList<TableValue>(List.of(words(texts.get("overview.total")), words("")));
        if (split) {
            total.add(words(""));
        }
        total.addAll(List.of(
                sum(bills, bill -> bill.charge().cases().value()), sum(bills, bill -> bill.charge().days().value()),
                words(""), words(""), sum(bills, bill -> bill.charge().excess().value()),
                sum(bills, bill -> bill.charge().longStayDays().value()), words(""),
                money(overview.settlement().total().value()), money(overview.settlement().toPay())));
        return new FigureTable("bills", texts.get("overview.bills-caption", currency()), columns, rows,
                Optional.of(total));
    }

    private List<TableValue> row(Bill bill, boolean split) {
        var charge = bill.charge();
        var row = new ArrayList<TableValue>(List.of(
                words(name(bill.municipality())), words(Municipality.codeText(bill.municipality()))));
        if (split) {
            row.add(words(texts.get("care-group." + bill.careGroup().code())));
        }
        row.addAll(List.of(
                exact(charge.cases().value()), exact(charge.days().value()),
                charge.mean()
                        .<TableValue>map(mean -> new TableValue.Decimal(
                                mean.rounded(MEAN_DECIMALS, RoundingMode.HALF_UP), MEAN_DECIMALS))
                        .orElseGet(TableValue.Missing::new),
                threshold(bill).map(OverviewTables::exact).orElseGet(TableValue.Missing::new),
                exact(charge.excess().value()), exact(charge.longStayDays().value()),
                RateText.of(bill).map(TableValue::money).orElseGet(TableValue.Missing::new),
                money(bill.amount().value()), money(bill.toPay().value())));
        return row;
    }

    /// The limit of a mean; empty where the terms have none.
    static Optional<BigDecimal> threshold(Bill bill) {
        return bill.terms().liability() instanceof Liability.Average average
                ? Optional.of(average.threshold().value())
                : Optional.empty();
    }

    /// Why the bills are others than a month's; empty where nothing can be compared.
    Optional<FigureTable> causes(YearMonth since) {
        return overview.since(since).map(change -> causes(since, change));
    }

    private FigureTable causes(YearMonth since, BillChange change) {
        var rows = new ArrayList<List<TableValue>>();
        rows.add(List.of(words(month(since)), money(change.before())));
        for (var share : shown(change)) {
            rows.add(List.of(words(name(share.cause())), change(share.amount())));
        }
        return new FigureTable(
                since.equals(overview.date().minusMonths(1)) ? "since-month" : "since-year",
                causesCaption(since),
                List.of(text("overview.cause"), number("overview.amount")), rows,
                Optional.of(List.of(words(month(overview.date())), money(change.after()))));
    }

    /// From what to what the causes lead.
    String causesCaption(YearMonth since) {
        return texts.get("overview.causes-caption", month(since), month(overview.date()), currency());
    }

    private String currency() {
        return OverviewMoney.name(overview, texts);
    }

    /// Every cause, but for the mix of one municipality that has nothing to mix.
    List<BillChange.Share> shown(BillChange change) {
        return change.shares()
                .stream()
                .filter(share -> overview.scope().isEmpty() || share.cause() != BillCause.MIX
                        || share.amount().signum() != 0)
                .toList();
    }

    /// A cause in words.
    String name(BillCause cause) {
        boolean ofCare = cause == BillCause.MIX && overview.scope().isPresent();
        return texts.get(ofCare ? "overview.cause.mix-of-care" : "overview.cause." + cause.code());
    }

    /// Each municipality's mean, month by month.
    FigureTable means() {
        var columns = new ArrayList<>(List.of(
                text("column.municipality"), text("column.month"), number("column.mean"), number("column.threshold"),
                number("column.payable")));
        var rows = new ArrayList<List<TableValue>>();
        for (var past : overview.history()) {
            for (var bill : past.settlement().map(each -> each.bills()).orElse(List.of())) {
                rows.add(List.of(
                        words(name(bill.municipality())), words(past.month().toString()),
                        bill.charge()
                                .mean()
                                .<TableValue>map(mean -> new TableValue.Decimal(
                                        mean.rounded(MEAN_DECIMALS, RoundingMode.HALF_UP), MEAN_DECIMALS))
                                .orElseGet(TableValue.Missing::new),
                        threshold(bill).map(OverviewTables::exact).orElseGet(TableValue.Missing::new),
                        money(bill.toPay().value())));
            }
        }
        rows.sort(Comparator.comparing(row -> row.getFirst().shown(new NumberFormats(texts.language()))));
        return new FigureTable("means", texts.get("overview.means-caption"), columns, rows, Optional.empty());
    }

    /// What `indicators` prints.
    FigureTable stays() {
        return stays("stays", overview.stays().lines());
    }

    /// The same of each municipality.
    FigureTable staysOfPlaces() {
        return stays("stays-of-places", overview.scope().isPresent() ? List.of() : overview.stays().places());
    }

    private FigureTable stays(String id, List<StayFigures.Line> lines) {
        return new FigureTable(
                id, texts.get("overview.stays-caption"),
                List.of(
                        text("column.municipality"), text("overview.care"), number("indicator.column.stays"),
                        number("indicator.column.days"), number("column.mean"), number("indicator.column.same-day"),
                        number("indicator.column.in-period"), number("indicator.column.beds"),
                        new Column(texts.get("indicator.column.over", overview.stays().longStayOver()), true),
                        number("indicator.column.their-share"), number("indicator.column.still-in")),
                lines.stream()
                        .map(line -> List.of(
                                words(place(line)), words(care(line)), count(line.figures().delayedStays()),
                                count(line.figures().closedDays()),
                                TableValue.decimal(line.figures().meanOfDelayed(), 2),
                                percent(line.figures().sameDayShare()), count(line.figures().daysInPeriod()),
                                TableValue.decimal(line.figures().bedsOccupied(), 1),
                                count(line.figures().longStays()), percent(line.figures().longStayShareOfDays()),
                                count(line.figures().stillIn())))
                        .toList(),
                Optional.empty());
    }

    /// How long the closed stays were.
    FigureTable bands() {
        var columns = new ArrayList<>(List.of(text("column.municipality"), text("overview.care")));
        for (var band : LengthBand.values()) {
            columns.add(new Column(band.bounds(), true));
        }
        var rows = new ArrayList<List<TableValue>>();
        for (var line : lines()) {
            var row = new ArrayList<TableValue>(List.of(words(place(line)), words(care(line))));
            Arrays.stream(LengthBand.values()).forEach(band -> row.add(count(line.figures().closedIn(band))));
            rows.add(row);
        }
        return new FigureTable("bands", texts.get("overview.bands-caption"), columns, rows, Optional.empty());
    }

    private List<StayFigures.Line> lines() {
        var lines = new ArrayList<>(overview.stays().lines());
        if (overview.scope().isEmpty()) {
            lines.addAll(overview.stays().places());
        }
        return lines;
    }

    private String place(StayFigures.Line line) {
        return line.municipality() == 0 ? texts.get("overview.all") : name(line.municipality());
    }

    String care(StayFigures.Line line) {
        return texts.get(switch (line.careType()) {
            case SOMATIC, GERIATRIC, LONG_TERM -> "care-group.somatic";
            case PSYCHIATRIC -> "care-group.psychiatric";
            case NOT_STATED -> "indicator.care-not-stated";
        });
    }

    /// @param most how many, the longest first
    FigureTable longStayers(int most) {
        return new FigureTable(
                "long-stayers", texts.get("overview.long-stayers-caption", overview.stays().longStayOver()),
                List.of(
                        text("check.column.case"), text("column.municipality"), text("indicator.column.notified"),
                        text("indicator.column.left"), number("indicator.column.days"),
                        number("indicator.column.in-period")),
                overview.stays().longStayers().stream().limit(most).map(this::row).toList(), Optional.empty());
    }

    private List<TableValue> row(LongStayer each) {
        return List.of(
                words(IdentityMask.mask(each.caseId())), words(name(each.municipality())), words(each.ready()),
                words(each.left().isEmpty() ? texts.get("overview.still-in") : each.left()), count(each.days()),
                count(each.daysInPeriod()));
    }

    /// Open cases by municipality.
    FigureTable accruals() {
        var accruals = overview.open().accruals();
        return new FigureTable(
                "accruals", texts.get("overview.accruals-caption", currency()),
                List.of(
                        text("column.municipality"), number("overview.open-cases"), number("overview.days-so-far"),
                        number("column.payable"), number("overview.if-ended"), number("overview.reserve")),
                accruals.stream()
                        .map(each -> List.of(
                                words(name(each.municipality())), count(each.cases()), count(each.days()),
                                money(each.toPay()), money(each.ifEnded()), money(each.reserve())))
                        .toList(),
                overview.scope().isPresent() ? Optional.empty()
                        : Optional.of(List.of(
                                words(texts.get("overview.total")),
                                count(accruals.stream().mapToLong(Accrual::cases).sum()),
                                count(overview.open().days()), words(""), words(""),
                                money(overview.open().reserve()))));
    }

    /// @param most how many, those with the most days first
    FigureTable openCases(int most) {
        return new FigureTable(
                "open-cases", texts.get("overview.open-caption"),
                List.of(
                        text("check.column.case"), text("column.municipality"), text("indicator.column.notified"),
                        number("overview.days-so-far")),
                overview.open().listed().stream().limit(most).map(this::row).toList(), Optional.empty());
    }

    private List<TableValue> row(OpenCases.Open open) {
        return List.of(
                words(IdentityMask.mask(open.id())), words(name(open.payer())),
                words(DateTimeFormats.date(open.ready())),
                count(open.days()));
    }

    /// Deviations, the worst first.
    FigureTable deviations() {
        return new FigureTable(
                "deviations", texts.get("overview.deviations-caption"),
                List.of(
                        text("check.column.deviation"), text("check.column.severity"), text("check.column.clause"),
                        number("check.column.count")),
                overview.deviations()
                        .entrySet()
                        .stream()
                        .sorted(Comparator.comparing((Map.Entry<Finding, Long> each) -> each.getKey().severity()))
                        .map(each -> List.of(
                                words(FindingText.general(each.getKey(), texts)),
                                words(texts.get("severity." + each.getKey().severity().code())),
                                words(FindingText.clause(each.getKey())), count(each.getValue())))
                        .toList(),
                Optional.empty());
    }

    /// Terms that nobody has read in the agreement.
    FigureTable openTerms() {
        var terms = new TermWords(texts);
        return new FigureTable(
                "open-terms", texts.get("overview.open-terms-caption"),
                List.of(text("overview.term"), text("column.status")),
                overview.settlement()
                        .agreement()
                        .openTerms()
                        .stream()
                        .map(term -> List.of(
                                words(terms.title(term.path())), words(texts.get("status." + term.status().code()))))
                        .toList(),
                Optional.empty());
    }

    private TableValue sum(List<Bill> bills, Function<Bill, BigDecimal> part) {
        return exact(bills.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static TableValue exact(BigDecimal number) {
        return new TableValue.Decimal(number, Math.max(0, number.stripTrailingZeros().scale()));
    }

    String name(int municipality) {
        return overview.month().name(municipality);
    }

    String month(YearMonth month) {
        return new DateTimeFormats(texts).month(month);
    }

    private Column text(String key) {
        return new Column(texts.get(key), false);
    }

    private Column number(String key) {
        return new Column(texts.get(key), true);
    }
}
