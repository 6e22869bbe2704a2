package se.klardag.cli.command.posting;

import java.time.YearMonth;
import java.util.stream.Collectors;
import se.klardag.cli.command.intake.BillObstacles;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.month.Allowance;
import se.klardag.cli.month.Coverage;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.render.Console;
import se.klardag.engine.basis.UsualCases;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.places.Municipalities;

/// What must hold before a month is posted (*villkor för bokföring*).
///
/// @param provisional  whether a draft will do: then nothing must
/// @param allowRejects whether a month is posted though rows were rejected
/// @param accepted     what the call accepts of the source
record PostConditions(Console console, boolean provisional, boolean allowRejects, Allowance accepted) {
    /// What the files leave open of the month that was read last; that is on record where it is accepted.
    ///
    /// @throws LedgerException when it may not be posted, after every reason was reported
    Coverage accepted(AgreementTerms terms, PostIntake cases, UsualCases before) {
        var coverage = cases.coverage(before).allowing(accepted);
        var without = cases.withoutCase(before);
        if (!without.isEmpty() && coverage.isEnough()) {
            console.complain(console.texts()
                    .get("ledger.parties-without-case", without.stream()
                            .map(PostConditions::place)
                            .collect(Collectors.joining(", "))));
        }
        var obstacles = new BillObstacles(new MonthStanding(terms, coverage));
        if (!provisional && obstacles.isAny()) {
            obstacles.tell(console);
        }
        if (!provisional && cases.intake().contradictory() > 0) {
            throw LedgerException.refused("ledger.contradictory-rows", cases.intake().contradictory());
        }
        if (cases.intake().lost() > 0 && !allowRejects) {
            throw LedgerException.refused("ledger.rejected-rows", cases.intake().lost());
        }
        if (!provisional && !obstacles.standing().terms().binding()) {
            throw LedgerException.refused(
                    terms.binding() ? "ledger.missing-columns" : "ledger.provisional", terms.agreement());
        }
        if (!provisional && !coverage.isEnough()) {
            throw LedgerException.refused("ledger.partial");
        }
        if (!provisional && !coverage.isAgreed()) {
            throw LedgerException.refused("ledger.differing", coverage.source().differing());
        }
        if (!provisional && coverage.isRepeated()) {
            throw LedgerException.refused("ledger.repeated-stays", coverage.repeats().size());
        }
        return coverage;
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
