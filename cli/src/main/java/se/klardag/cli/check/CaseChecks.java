package se.klardag.cli.check;

import java.util.List;
import java.util.function.BiConsumer;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.engine.eligibility.Finding;
import se.klardag.engine.eligibility.FindingDetection;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.population.Deadlines;

/// What one case shows by itself (*ärendekontroller*).
final class CaseChecks {
    /// Days after which a period is taken for a mistake; a measure of ours.
    static final int IMPLAUSIBLE_DAYS = 365;
    /// Hours within which an entry counts as made in time; a measure of ours.
    static final int ENTRY_HOURS = 24;

    private final StatuteLimits statute;
    private final Deadlines deadlines;
    private final long today;
    private final CaseFiles files;

    /// @param today the day on which open cases are looked at, as days since 1970
    CaseChecks(StatuteLimits statute, long today, CaseFiles files) {
        this.statute = statute;
        this.deadlines = statute.deadlines();
        this.today = today;
        this.files = files;
    }

    /// Tells every finding with what its message names.
    void look(Case fact, BiConsumer<Finding, List<String>> taker) {
        boolean earlierAct = endedBeforeTheAct(fact);
        if (!earlierAct) {
            missing(fact, taker);
        }
        for (var each : FindingDetection.of(fact, deadlines)) {
            if (!(earlierAct && isOfTheAct(each.finding())) && each.finding() != Finding.LONG_PERIOD) {
                taker.accept(each.finding(), each.details());
            }
        }
        FindingDetection.unusedResidence(fact, Residence.REGISTERED)
                .forEach(each -> taker.accept(each.finding(), each.details()));
        order(fact, taker);
        length(fact, taker);
        history(taker);
        if (files.isImpossibleNumber()) {
            taker.accept(Finding.IMPOSSIBLE_IDENTITY_NUMBER, List.of());
        }
    }

    /// Under the act before, other messages were due.
    private boolean endedBeforeTheAct(Case fact) {
        return WallClock.isKnown(fact.dischargedAt()) && WallClock.dayOf(fact.dischargedAt()) < statute.inForce();
    }

    private static boolean isOfTheAct(Finding finding) {
        return finding == Finding.LATE_ADMISSION_NOTICE || finding == Finding.LATE_SIP_CALL;
    }

    private static void missing(Case fact, BiConsumer<Finding, List<String>> taker) {
        if (!WallClock.isKnown(fact.admissionNoticeAt())) {
            taker.accept(Finding.NO_ADMISSION_NOTICE, List.of());
        }
        if (!WallClock.isKnown(fact.readyNoticeAt())) {
            taker.accept(Finding.NO_READY_NOTICE, List.of());
        }
        if (fact.sipRequired() == Answer.YES && !WallClock.isKnown(fact.sipCalledAt())) {
            taker.accept(Finding.SIP_NOT_CALLED, List.of());
        }
    }

    private static void order(Case fact, BiConsumer<Finding, List<String>> taker) {
        if (isBefore(fact.dischargedAt(), fact.admittedAt())) {
            taker.accept(Finding.DISCHARGE_BEFORE_ADMISSION, List.of());
        }
        if (isBefore(fact.withdrawnAt(), fact.readyNoticeAt())) {
            taker.accept(Finding.WITHDRAWN_OUTSIDE_PERIOD, List.of());
        }
    }

    private void length(Case fact, BiConsumer<Finding, List<String>> taker) {
        if (!WallClock.isKnown(fact.readyNoticeAt()) || WallClock.isKnown(fact.withdrawnAt())) {
            return;
        }
        boolean open = !WallClock.isKnown(fact.dischargedAt());
        long end = open ? today : WallClock.dayOf(fact.dischargedAt());
        long days = end - WallClock.dayOf(fact.readyNoticeAt());
        if (days > IMPLAUSIBLE_DAYS) {
            taker.accept(Finding.IMPLAUSIBLE_LENGTH, List.of(Long.toString(days)));
        } else if (days > FindingDetection.LONG_DAYS) {
            taker.accept(open ? Finding.OPEN_LONG : Finding.LONG_PERIOD, List.of(Long.toString(days)));
        }
    }

    /// What only the history of a stay knows; reported with its first period.
    private void history(BiConsumer<Finding, List<String>> taker) {
        var history = files.history();
        if (history.isEmpty() || !files.isFirstOfStay()) {
            return;
        }
        tell(Finding.PLANNED_DATE_MOVED, history.get().plannedMoves(), taker);
        tell(Finding.LATE_ENTRY, history.get().lateEntries(ENTRY_HOURS), taker);
        tell(Finding.REPEATED_NOTICE, history.get().repeatedNotices(), taker);
        tell(Finding.RENEWED_NOTICE, history.get().periods() - 1L, taker);
        var notice = DateTimeFormats.cell(history.get().lastNotice());
        for (var each : history.get().differingElsewhere()) {
            taker.accept(Finding.READY_DATE_DIFFERS,
                    List.of(notice.isEmpty() ? "–" : notice, each.said(), each.place()));
        }
    }

    private static void tell(Finding finding, long times, BiConsumer<Finding, List<String>> taker) {
        if (times > 0) {
            taker.accept(finding, List.of(Long.toString(times)));
        }
    }

    private static boolean isBefore(long one, long other) {
        return WallClock.isKnown(one) && WallClock.isKnown(other) && one < other;
    }
}
