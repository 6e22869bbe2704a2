package se.klardag.cli.command.overview;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.OutsideCases;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.BindingOptions;
import se.klardag.cli.ledger.store.SettledMonths;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.month.PastMonth;
import se.klardag.cli.month.SettledMonth;
import se.klardag.cli.overview.BilledMonths;
import se.klardag.cli.overview.Budget;
import se.klardag.cli.overview.MonthOverview;
import se.klardag.cli.overview.PlaceFindings;
import se.klardag.cli.overview.StayFigures;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.Progress;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.outlook.OpenCases;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.rules.Rulebook;
import se.klardag.rules.Ruling;
import se.klardag.rules.places.Municipalities;

/// Reads what a month's page shows (*månadens genomgång*): the month as `settle` reads it, the months before it from the cases
/// kept in memory, and the stays as `indicators` counts them.
final class OverviewRun {
    private final Console console;
    private final Intake intake;
    private final Rulebook book;
    private final long longStayOver;
    private final Budget budget;
    private final LedgerOptions ledger;

    OverviewRun(Console console, Intake intake, Rulebook book, long longStayOver, Budget budget,
            LedgerOptions ledger) {
        this.console = console;
        this.intake = intake;
        this.book = book;
        this.longStayOver = longStayOver;
        this.budget = budget;
        this.ledger = ledger;
    }

    /// Everything of the month.
    ///
    /// @return empty where only a binding month will do and it is not, after every obstacle was reported
    Optional<MonthOverview> gather(Ruling rules, BindingOptions binding) {
        var beyond = new OutsideCases(rules.agreement());
        var findings = new MonthFindings(intake.files());
        SettledMonth settled;
        try (var progress = new Progress(console)) {
            settled = binding.recorded(intake.month(rules)
                    .settle(cases -> beyond.watching(findings.watching(progress.counting(cases))), findings));
        }
        beyond.tell(console);
        if (binding.refuse(settled, console)) {
            return Optional.empty();
        }
        var date = rules.terms().period().month();
        var kept = kept(new MonthRange(date.minusMonths(MonthOverview.MONTHS - 1L), date));
        return Optional.of(new MonthOverview(
                OptionalInt.empty(), settled, PastMonth.of(kept, book), found(findings),
                stays(new MonthRange(date, date)), OpenCases.of(kept, settled.settlement()), budget,
                billed(date)));
    }

    private PlaceFindings found(MonthFindings findings) {
        try (var progress = new Progress(console)) {
            return findings.find(progress::counting);
        }
    }

    private PeriodCases kept(MonthRange months) {
        try (var progress = new Progress(console)) {
            return intake.files()
                    .read(source -> PeriodCases.of(
                            progress.counting(source), months.months().stream().map(Period::of).toList()));
        }
    }

    /// The month and those it is compared with; nothing where there is no ledger.
    private BilledMonths billed(YearMonth date) {
        if (!ledger.isThere()) {
            return BilledMonths.UNREAD;
        }
        var posted = new TreeMap<YearMonth, SortedMap<Integer, BigDecimal>>();
        try (var read = ledger.toRead()) {
            var months = new SettledMonths(read);
            for (var each : List.of(date, date.minusMonths(1), date.minusYears(1))) {
                months.billed(each, book.agreement().root()).ifPresent(bills -> posted.put(each, bills));
            }
        }
        return new BilledMonths(true, posted);
    }

    private StayFigures stays(MonthRange month) {
        try (var progress = new Progress(console)) {
            return StayFigures.of(
                    intake.files(), month, longStayOver, Municipalities.shipped(), progress::counting);
        }
    }
}
