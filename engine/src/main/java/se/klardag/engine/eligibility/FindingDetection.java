package se.klardag.engine.eligibility;

import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.Municipality;
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

    /// What is recorded of where the patient lives and does not decide who pays under the terms (*uppgifter om bosättning som inte
    /// används*): a move, where each day is not the one's who lives there then; another municipality of stay, where that does not pay.
    ///
    /// @param residence what the terms say of who pays
    public static List<Found> unusedResidence(Case fact, Residence residence) {
        boolean moved = isMoved(fact);
        boolean elsewhere = isElsewhere(fact);
        if (!moved && !elsewhere) {
            return List.of();
        }
        boolean dated = WallClock.isKnown(fact.at(Event.MOVED));
        var found = new ArrayList<Found>();
        if (moved && !(residence == Residence.EACH_DAY && dated && fact.movedTo() != 0)) {
            found.add(dated ? move(fact) : ofCode(Finding.MOVE_WITHOUT_DATE, fact.movedTo()));
        }
        if (elsewhere && residence != Residence.STAY) {
            found.add(ofCode(Finding.STAY_MUNICIPALITY_NOT_USED, fact.stayMunicipality()));
        }
        return found;
    }

    /// Whether the patient lived in one place throughout, by all that is recorded.
    public static boolean livesInOnePlace(Case fact) {
        return !isMoved(fact) && !isElsewhere(fact);
    }

    private static boolean isMoved(Case fact) {
        return fact.movedTo() != 0 || WallClock.isKnown(fact.at(Event.MOVED));
    }

    private static boolean isElsewhere(Case fact) {
        return fact.stayMunicipality() != 0 && fact.stayMunicipality() != fact.municipality();
    }

    /// A move before the first day leaves open who was to be billed from the start.
    private static Found move(Case fact) {
        long moved = fact.at(Event.MOVED);
        boolean before = (WallClock.isKnown(fact.admittedAt()) && moved < fact.admittedAt())
                || (WallClock.isKnown(fact.readyNoticeAt())
                        && WallClock.dayOf(moved) <= WallClock.dayOf(fact.readyNoticeAt()));
        return new Found(
                before ? Finding.MOVED_BEFORE_FIRST_DAY : Finding.MOVE_NOT_USED,
                List.of(WallClock.toLocal(moved).toLocalDate().toString()));
    }

    private static Found ofCode(Finding finding, int municipality) {
        return new Found(finding, List.of(Municipality.codeText(municipality)));
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
