package se.klardag.cli.check;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.engine.eligibility.Deadline;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Deadlines;

/// What one case shows by itself (*ärendekontroller*).
final class CaseChecks {
    /// Days after which a period is looked at; a measure of ours.
    static final int LONG_DAYS = 60;
    /// Days after which a period is taken for a mistake; a measure of ours.
    static final int IMPLAUSIBLE_DAYS = 365;
    /// Hours within which an entry counts as made in time; a measure of ours.
    static final int ENTRY_HOURS = 24;

    /// First day of lag (2017:612), which the messages are held against.
    private static final long ACT_IN_FORCE = LocalDate.of(2018, 1, 1).toEpochDay();

    private final Deadlines deadlines;
    private final long today;
    private final CaseFiles files;

    /// @param today the day on which open cases are looked at, as days since 1970
    CaseChecks(Deadlines deadlines, long today, CaseFiles files) {
        this.deadlines = deadlines;
        this.today = today;
        this.files = files;
    }

    /// Tells every deviation with what its message names.
    void look(Case fact, BiConsumer<Deviation, List<String>> taker) {
        if (!endedBeforeTheAct(fact)) {
            messages(fact, taker);
        }
        order(fact, taker);
        length(fact, taker);
        history(taker);
        if (files.isImpossibleNumber()) {
            taker.accept(Deviation.IMPOSSIBLE_IDENTITY_NUMBER, List.of());
        }
    }

    /// Under the act before, other messages were due.
    private static boolean endedBeforeTheAct(Case fact) {
        return WallClock.isKnown(fact.dischargedAt()) && WallClock.dayOf(fact.dischargedAt()) < ACT_IN_FORCE;
    }

    private void messages(Case fact, BiConsumer<Deviation, List<String>> taker) {
        if (!WallClock.isKnown(fact.admissionNoticeAt())) {
            taker.accept(Deviation.NO_ADMISSION_NOTICE, List.of());
        } else if (Deadline.admissionNoticeIsLate(fact, deadlines)) {
            taker.accept(Deviation.LATE_ADMISSION_NOTICE, List.of(deadlines.admissionNotice().value().toString()));
        }
        if (!WallClock.isKnown(fact.readyNoticeAt())) {
            taker.accept(Deviation.NO_READY_NOTICE, List.of());
        }
        if (fact.sipRequired() == Answer.YES && !WallClock.isKnown(fact.sipCalledAt())) {
            taker.accept(Deviation.SIP_NOT_CALLED, List.of());
        } else if (Deadline.sipCallIsLate(fact, deadlines)) {
            taker.accept(Deviation.LATE_SIP_CALL, List.of(deadlines.sipCall().value().toString()));
        }
    }

    private static void order(Case fact, BiConsumer<Deviation, List<String>> taker) {
        if (isBefore(fact.readyNoticeAt(), fact.admittedAt())) {
            taker.accept(Deviation.NOTICE_BEFORE_ADMISSION, List.of());
        } else if (WallClock.isKnown(fact.admittedAt()) && WallClock.isKnown(fact.readyNoticeAt())
                && WallClock.dayOf(fact.admittedAt()) == WallClock.dayOf(fact.readyNoticeAt())) {
            taker.accept(Deviation.SAME_DAY_READY, List.of());
        }
        if (isBefore(fact.dischargedAt(), fact.admittedAt())) {
            taker.accept(Deviation.DISCHARGE_BEFORE_ADMISSION, List.of());
        }
        if (isBefore(fact.withdrawnAt(), fact.readyNoticeAt()) || isBefore(fact.dischargedAt(), fact.withdrawnAt())) {
            taker.accept(Deviation.WITHDRAWN_OUTSIDE_PERIOD, List.of());
        }
    }

    private void length(Case fact, BiConsumer<Deviation, List<String>> taker) {
        if (!WallClock.isKnown(fact.readyNoticeAt()) || WallClock.isKnown(fact.withdrawnAt())) {
            return;
        }
        boolean open = !WallClock.isKnown(fact.dischargedAt());
        long end = open ? today : WallClock.dayOf(fact.dischargedAt());
        long days = end - WallClock.dayOf(fact.readyNoticeAt());
        if (days > IMPLAUSIBLE_DAYS) {
            taker.accept(Deviation.IMPLAUSIBLE_LENGTH, List.of(Long.toString(days)));
        } else if (days > LONG_DAYS) {
            taker.accept(open ? Deviation.OPEN_LONG : Deviation.LONG_PERIOD, List.of(Long.toString(days)));
        }
    }

    /// What only the history of a stay knows; told with its first period.
    private void history(BiConsumer<Deviation, List<String>> taker) {
        var history = files.history();
        if (history.isEmpty() || !files.isFirstOfStay()) {
            return;
        }
        tell(Deviation.PLANNED_DATE_MOVED, history.get().plannedMoves(), taker);
        tell(Deviation.LATE_ENTRY, history.get().lateEntries(ENTRY_HOURS), taker);
        tell(Deviation.REPEATED_NOTICE, history.get().repeatedNotices(), taker);
        tell(Deviation.RENEWED_NOTICE, history.get().periods() - 1L, taker);
    }

    private static void tell(Deviation deviation, long times, BiConsumer<Deviation, List<String>> taker) {
        if (times > 0) {
            taker.accept(deviation, List.of(Long.toString(times)));
        }
    }

    private static boolean isBefore(long one, long other) {
        return WallClock.isKnown(one) && WallClock.isKnown(other) && one < other;
    }
}
