package se.klardag.cli.cases;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.history.Fact;
import se.klardag.cli.cases.history.Histories;
import se.klardag.cli.cases.history.History;
import se.klardag.cli.cases.history.SaidElsewhere;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.row.RejectReason;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.engine.facts.Case;
import se.klardag.rules.history.HistoryRules;

/// Shows the stays of long files as cases, period by period (*vårdtillfällenas rader*); a stay of which one period cannot be
/// a case is rejected with each of its rows.
final class StayRows {
    private final RowInHand hand;
    private final PassReport report;
    private final RowLog log;
    private final BooleanSupplier wrong;
    private @Nullable History shown;

    /// @param wrong whether the row in hand has a problem
    StayRows(RowInHand hand, PassReport report, RowLog log, BooleanSupplier wrong) {
        this.hand = hand;
        this.report = report;
        this.log = log;
        this.wrong = wrong;
    }

    /// The stay of the case that is shown now; `null` for a wide row.
    @Nullable
    History shown() {
        return shown;
    }

    /// No stay is shown.
    void none() {
        shown = null;
    }

    /// Fills the row in hand with a period of a stay.
    void fill(History stay, int period) {
        stay.show(period, hand.row());
        hand.at(stay.place(period));
        hand.place();
    }

    /// @param watch is shown every period, rejected or not
    void show(
            Histories histories, Supplier<HistoryRules> rules, Consumer<CaseRow> watch, Consumer<? super Case> taker) {
        histories.forEach(rules, (id, place) -> {
            hand.at(place);
            hand.reject(id, "", "", RejectReason.DUPLICATE_EVENT);
        }, new Histories.Taker() {
            @Override
            public void stay(History stay, long rows) {
                if (isUsable(stay, watch)) {
                    report.used(rows);
                    tell(stay);
                    shown = stay;
                    for (int period = 0; period < stay.periods(); period++) {
                        fill(stay, period);
                        taker.accept(hand.row());
                    }
                }
            }

            @Override
            public void spoiled(String id, List<Fact> facts) {
                rejectRest(id, facts, -1);
            }

            @Override
            public void unknown(String id, List<SaidElsewhere> said) {
                report.differing();
                said.forEach(each -> log.readyDiffers(id, "", each.said(), each.place()));
            }
        });
        shown = null;
    }

    private void tell(History stay) {
        var differing = stay.differingElsewhere();
        if (!differing.isEmpty()) {
            report.differing();
        }
        differing.forEach(each -> log.readyDiffers(
                stay.id(0), DateTimeFormats.cell(stay.lastNotice()), each.said(), each.place()));
    }

    /// Whether every period of the stay is a case; if not, each of its rows is rejected.
    private boolean isUsable(History stay, Consumer<CaseRow> watch) {
        var unclear = stay.unclear();
        if (unclear.isPresent()) {
            hand.at(unclear.get().place());
            hand.reject(stay.id(0), unclear.get().column().event(), "", RejectReason.CONFLICTING_EVENTS);
            rejectRest(stay.id(0), stay.facts(), unclear.get().place());
            return false;
        }
        var contradicted = stay.contradicted();
        if (contradicted.isPresent()) {
            var said = contradicted.get();
            hand.at(stay.place(0));
            hand.reject(stay.id(0), List.of(new RejectedRow.Problem(
                    said.column().event(), said.place(), said.said(), RejectReason.PLACES_DIFFER)));
            rejectRest(stay.id(0), stay.facts(), stay.place(0));
            return false;
        }
        boolean usable = true;
        for (int period = 0; period < stay.periods(); period++) {
            fill(stay, period);
            watch.accept(hand.row());
            if (usable && wrong.getAsBoolean()) {
                usable = false;
                hand.reject(stay.id(0), hand.row().faults());
                rejectRest(stay.id(0), stay.facts(), stay.place(period));
            }
        }
        return usable;
    }

    /// Rejects the rows of a stay but for the one that was reported already.
    private void rejectRest(String id, List<Fact> facts, long named) {
        facts.stream().mapToLong(Fact::place).distinct().filter(place -> place != named).forEach(place -> {
            hand.at(place);
            hand.reject(id, "", "", RejectReason.STAY_REJECTED);
        });
    }
}
