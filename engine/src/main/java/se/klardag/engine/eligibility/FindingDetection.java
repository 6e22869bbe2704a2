package se.klardag.engine.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.population.Deadlines;

/// What is odd about one case by itself (*avvikelser i ett ärende*): nothing here changes a bill.
public final class FindingDetection {
    /// Days after which a period is worth a look; a measure of ours, no source states one.
    public static final int LONG_DAYS = 60;

    private FindingDetection() {}

    /// A finding with what its message names.
    ///
    /// @param details numbers, in the order of the message
    public record Found(Finding finding, List<String> details) {}

    /// The findings that the case shows by itself.
    public static List<Found> of(Case fact, Deadlines deadlines) {
        var found = new ArrayList<Found>();
        if (Deadline.admissionNoticeIsLate(fact, deadlines)) {
            found.add(new Found(Finding.LATE_ADMISSION_NOTICE,
                    List.of(deadlines.admissionNotice().value().toString())));
        }
        if (Deadline.sipCallIsLate(fact, deadlines)) {
            found.add(new Found(Finding.LATE_SIP_CALL, List.of(deadlines.sipCall().value().toString())));
        }
        if (WallClock.isKnown(fact.readyNoticeAt())) {
            admission(fact, found);
            length(fact, found);
        }
        return found;
    }

    /// A move of residence (*flytt*) that does not change who pays: the terms do not follow the residence day by day.
    ///
    /// @param residence what the terms say of who pays
    public static Optional<Found> unusedMove(Case fact, Residence residence) {
        return residence == Residence.EACH_DAY ? Optional.empty() : move(fact);
    }

    /// A move of residence, whatever the terms say of it.
    public static Optional<Found> move(Case fact) {
        long moved = fact.at(Event.MOVED);
        return WallClock.isKnown(moved)
                ? Optional.of(new Found(
                        Finding.MOVE_NOT_USED,
                        List.of(WallClock.toLocal(moved).toLocalDate().toString())))
                : Optional.empty();
    }

    private static void admission(Case fact, List<Found> found) {
        if (!WallClock.isKnown(fact.admittedAt())) {
            return;
        }
        if (fact.readyNoticeAt() < fact.admittedAt()) {
            found.add(new Found(Finding.NOTICE_BEFORE_ADMISSION, List.of()));
        } else if (WallClock.dayOf(fact.admittedAt()) == WallClock.dayOf(fact.readyNoticeAt())) {
            found.add(new Found(Finding.SAME_DAY_READY, List.of()));
        }
    }

    private static void length(Case fact, List<Found> found) {
        if (WallClock.isKnown(fact.dischargedAt())
                && !WallClock.isKnown(fact.withdrawnAt())
                && fact.dischargedAt() - fact.readyNoticeAt() > LONG_DAYS * WallClock.DAY) {
            long days = WallClock.dayOf(fact.dischargedAt()) - WallClock.dayOf(fact.readyNoticeAt());
            found.add(new Found(Finding.LONG_PERIOD, List.of(Long.toString(days))));
        }
    }
}
