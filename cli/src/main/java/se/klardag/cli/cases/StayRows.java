package se.klardag.cli.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

/// Shows the stays of long files as cases, period by period (*vårdtillfällenas rader*), as rows of a wide file would be; the
/// rows that tell of no case are rejected.
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
                if (isContradicted(stay)) {
                    return;
                }
                var cases = cases(stay, rows, watch);
                if (!cases.isEmpty()) {
                    tell(stay);
                    shown = stay;
                    for (int period : cases) {
                        fill(stay, period);
                        taker.accept(hand.row());
                    }
                }
            }

            @Override
            public void spoiled(String id, List<Fact> facts) {
                rejectRest(id, facts, Set.of());
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

    /// Whether another place says otherwise of the stay than what holds; then each of its rows is rejected.
    private boolean isContradicted(History stay) {
        var contradicted = stay.contradicted();
        contradicted.ifPresent(said -> {
            hand.at(stay.place(0));
            hand.reject(stay.id(0), List.of(new RejectedRow.Problem(
                    said.column().event(), said.place(), said.said(), RejectReason.PLACES_DIFFER)));
            rejectRest(stay.id(0), stay.besides(List.of()), Set.of(stay.place(0)));
        });
        return contradicted.isPresent();
    }

    /// The periods of the stay that are cases, as rows of a wide file would be; the rows that tell of no other are rejected.
    private List<Integer> cases(History stay, long rows, Consumer<CaseRow> watch) {
        var cases = new ArrayList<Integer>();
        var named = new HashSet<Long>();
        for (int period = 0; period < stay.periods(); period++) {
            fill(stay, period);
            watch.accept(hand.row());
            var unclear = stay.unclear(period);
            long place = unclear.map(Fact::place).orElse(stay.place(period));
            if (unclear.isEmpty() && !wrong.getAsBoolean()) {
                cases.add(period);
            } else if (named.add(place)) {
                hand.at(place);
                hand.reject(hand.row().id(), unclear.map(Fact::contradicted).orElseGet(hand.row()::faults));
            }
        }
        report.used(rows - rejectRest(stay.id(0), stay.besides(cases), named) - named.size());
        return cases;
    }

    /// Rejects the rows of a stay but for those that were reported already; says how many.
    private long rejectRest(String id, List<Fact> facts, Set<Long> named) {
        var rest = facts.stream().map(Fact::place).distinct().filter(place -> !named.contains(place)).toList();
        rest.forEach(place -> {
            hand.at(place);
            hand.reject(id, "", "", RejectReason.STAY_REJECTED);
        });
        return rest.size();
    }
}
