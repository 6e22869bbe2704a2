package se.klardag.cli.command.posting;

import java.time.YearMonth;
import java.util.stream.Collectors;
import se.klardag.cli.command.intake.BillObstacles;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.month.Allowance;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.render.Console;
import se.klardag.engine.basis.UsualCases;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.places.Municipalities;

/// What must hold before a month is posted (*villkor för bokföring*).
///
/// @param provisional  whether a draft will do: then nothing must
/// @param allowRejects whether a month is posted though rows were rejected
/// @param accepted     what the call accepts of the source
record PostConditions(Console console, boolean provisional, boolean allowRejects, Allowance accepted) {
    /// The standing of the month that was read last, with what is accepted of its files.
    ///
    /// @throws LedgerException when it may not be posted, after every reason was reported
    MonthStanding accepted(PostIntake cases, UsualCases before) {
        var standing = new MonthStanding(cases.terms(), cases.coverage(before)).allowing(accepted);
        var without = cases.withoutCase(before);
        if (!without.isEmpty() && standing.coverage().isEnough()) {
            console.complain(console.texts()
                    .get("ledger.parties-without-case", without.stream()
                            .map(PostConditions::place)
                            .collect(Collectors.joining(", "))));
        }
        var obstacles = new BillObstacles(standing);
        if (!provisional && obstacles.isAny()) {
            obstacles.tell(console);
        }
        if (!provisional && cases.intake().contradictory() > 0) {
            throw LedgerException.refused("ledger.contradictory-rows", cases.intake().contradictory());
        }
        if (cases.intake().lost() > 0 && !allowRejects) {
            throw LedgerException.refused("ledger.rejected-rows", cases.intake().lost());
        }
        if (!provisional) {
            standing.cause()
                    .ifPresent(cause -> {
                        throw refused(cause, standing);
                    });
        }
        return standing;
    }

    private static LedgerException refused(MonthStanding.Cause cause, MonthStanding standing) {
        var agreement = standing.terms().agreement();
        var coverage = standing.coverage();
        return switch (cause) {
            case TERMS -> LedgerException.refused("ledger.provisional", agreement);
            case COLUMNS -> LedgerException.refused("ledger.missing-columns", agreement);
            case PARTIAL -> LedgerException.refused("ledger.partial");
            case DIFFERING -> LedgerException.refused("ledger.differing", coverage.source().differing());
            case STAYS -> LedgerException.refused("ledger.repeated-stays", coverage.stays().repeats().size());
            case OVERLAPS -> LedgerException.refused("ledger.overlaps", coverage.stays().daysTwice());
        };
    }

    private static String place(int code) {
        return Municipalities.shipped()
                .find(code)
                .map(each -> each.name() + " (" + each.codeText() + ")")
                .orElseGet(() -> Municipality.codeText(code));
    }

    /// What a series of the ledger billed in the months before.
    static UsualCases before(Ledger ledger, String series, YearMonth month) {
        var usual = new UsualCases(month);
        for (int back = 1; back <= UsualCases.MONTHS; back++) {
            var earlier = month.minusMonths(back);
            ledger.view().lastBilled(series, earlier).ifPresent(sequence -> {
                if (ledger.read(sequence).content() instanceof EntryBody.Month billed) {
                    billed.cases().forEach(fact -> usual.add(earlier.atDay(1).toEpochDay(), fact.municipality()));
                }
            });
        }
        return usual;
    }
}
