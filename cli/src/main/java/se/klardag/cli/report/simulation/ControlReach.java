package se.klardag.cli.report.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.simulate.RuleComparison;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.liability.MeanRounding;
import se.klardag.engine.terms.price.Price;

/// What a moved control would change (*vad reglagen når*): the terms that the same values give as `--change`. A kind of care's own
/// value is not reached by a common one, and a gap stays one.
final class ControlReach {
    private static final int SOME_LIMIT = 7;

    private final RuleComparison trial;
    private final AgreementTerms first;

    /// @param first the changed terms of the first month, of the average model
    ControlReach(RuleComparison trial, AgreementTerms first) {
        this.trial = trial;
        this.first = first;
    }

    /// The terms of every month with a limit for long-stayers, where the terms have none; empty where that leaves a gap.
    Optional<List<AgreementTerms>> withLimit() {
        return trial.changedTerms(List.of("longStay.over=" + SOME_LIMIT));
    }

    /// The terms of every month with every control moved, that of the limit only where it can be; empty where they cannot be.
    Optional<List<AgreementTerms>> moved(boolean limit) {
        var terms = first.somatic();
        var moves = new ArrayList<String>();
        if (terms.dayCount() instanceof DayCount.BreaksPassed(var at)) {
            moves.add("dayCount.break=" + at.value().at().plusHours(1));
        }
        if (terms.liability() instanceof Liability.Average average) {
            moves.add("liability.threshold=" + average.threshold().value().add(BigDecimal.ONE).toPlainString());
            moves.add("liability.rounding="
                    + (average.rounding().value() instanceof MeanRounding.Unrounded ? "1 decimals half-up" : "none"));
            if (limit) {
                moves.add("longStay.over="
                        + (average.longStay() instanceof LongStay.CarveOut carveOut
                                ? carveOut.over().value() + 1
                                : SOME_LIMIT));
            }
        }
        if (terms.price() instanceof Price.PerDay perDay) {
            moves.add("price.dailyRate=" + perDay.dailyRate().value().add(BigDecimal.ONE).toPlainString());
        }
        return trial.changedTerms(moves);
    }
}
