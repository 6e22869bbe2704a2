package se.klardag.engine.eligibility;

import java.util.EnumSet;
import java.util.Set;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Deadlines;

/// What is odd about one case (*iakttagelser*): nothing here changes a bill.
public final class Observing {
    private static final int LONG_DAYS = 60;

    private Observing() {}

    /// The findings that the case shows by itself.
    public static Set<Finding> of(Case fact, Deadlines deadlines) {
        var findings = EnumSet.noneOf(Finding.class);
        if (Deadline.admissionNoticeIsLate(fact, deadlines)) {
            findings.add(Finding.LATE_ADMISSION_NOTICE);
        }
        if (Deadline.sipCallIsLate(fact, deadlines)) {
            findings.add(Finding.LATE_SIP_CALL);
        }
        if (WallClock.isKnown(fact.readyNoticeAt())) {
            admission(fact, findings);
            length(fact, findings);
        }
        return findings;
    }

    private static void admission(Case fact, Set<Finding> findings) {
        if (!WallClock.isKnown(fact.admittedAt())) {
            return;
        }
        if (WallClock.dayOf(fact.admittedAt()) == WallClock.dayOf(fact.readyNoticeAt())) {
            findings.add(Finding.SAME_DAY_READY);
        }
        if (fact.readyNoticeAt() < fact.admittedAt()) {
            findings.add(Finding.NOTICE_BEFORE_ADMISSION);
        }
    }

    private static void length(Case fact, Set<Finding> findings) {
        if (WallClock.isKnown(fact.dischargedAt())
                && fact.dischargedAt() - fact.readyNoticeAt() > LONG_DAYS * WallClock.DAY) {
            findings.add(Finding.LONG_PERIOD);
        }
    }
}
