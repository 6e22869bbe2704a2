package se.klardag.engine.correction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.correction.CaseChange.Reason;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.settlement.KeptCases;
import se.klardag.engine.settlement.KeptCases.OnBill;

/// Holds a month as it was settled against the month as it is settled now (*avstämning*), case by case.
public final class MonthComparison {
    private static final Comparator<CaseChange> IN_ORDER = Comparator.comparing(CaseChange::key)
            .thenComparing(CaseChange::caseId)
            .thenComparing(CaseChange::reason);

    private final List<CaseChange> changes = new ArrayList<>();

    private MonthComparison() {}

    /// Why cases are billed otherwise, ascending by municipality and id. What other facts did is kept apart from what
    /// other rules did.
    ///
    /// @param before  the old cases under the old terms
    /// @param between the new cases under the old terms; the same as `after` where the terms are the same
    /// @param after   the new cases under the new terms
    public static List<CaseChange> changes(KeptCases before, KeptCases between, KeptCases after) {
        var comparing = new MonthComparison();
        comparing.facts(before, between);
        if (between != after) {
            comparing.rules(between, after);
        }
        comparing.changes.sort(IN_ORDER);
        return List.copyOf(comparing.changes);
    }

    private void facts(KeptCases before, KeptCases now) {
        for (var id : ids(before, now)) {
            var old = before.byId().get(id);
            var fresh = now.byId().get(id);
            if (old == null || fresh == null || !old.key().equals(fresh.key())) {
                gone(old, Reason.REMOVED);
                come(fresh, Reason.ADDED);
            } else if (!old.member().fact().statesSameAs(fresh.member().fact())) {
                add(fresh, reason(old, fresh).orElse(Reason.FACTS_CHANGED), days(old), days(fresh));
            }
        }
    }

    private void rules(KeptCases between, KeptCases now) {
        for (var id : ids(between, now)) {
            var old = between.byId().get(id);
            var fresh = now.byId().get(id);
            if (old == null || fresh == null || !old.key().equals(fresh.key())) {
                gone(old, Reason.RULE_CHANGED);
                come(fresh, Reason.RULE_CHANGED);
            } else if (reason(old, fresh).isPresent()) {
                add(fresh, Reason.RULE_CHANGED, days(old), days(fresh));
            }
        }
    }

    private static SortedSet<String> ids(KeptCases one, KeptCases other) {
        var ids = new TreeSet<>(one.byId().keySet());
        ids.addAll(other.byId().keySet());
        return ids;
    }

    private void gone(@Nullable OnBill old, Reason reason) {
        if (old != null) {
            add(old, reason, days(old), 0);
        }
    }

    private void come(@Nullable OnBill fresh, Reason reason) {
        if (fresh != null) {
            add(fresh, reason, 0, days(fresh));
        }
    }

    private void add(OnBill each, Reason reason, long daysBefore, long daysAfter) {
        changes.add(new CaseChange(
                each.member().fact().id(),
                each.key(),
                reason,
                daysBefore,
                daysAfter));
    }

    /// What differs between two assessments, if anything does.
    private static Optional<Reason> reason(OnBill old, OnBill fresh) {
        var before = old.member().assessment();
        var now = fresh.member().assessment();
        if (!verdict(before).equals(verdict(now))) {
            return Optional.of(Reason.VERDICT_CHANGED);
        }
        return before.split().equals(now.split()) ? Optional.empty() : Optional.of(Reason.DAYS_CHANGED);
    }

    private static String verdict(Assessment.InMonth here) {
        return switch (here.verdict()) {
            case Verdict.Counts _ -> "";
            case Verdict.LeftOut(var reason, var by) -> reason.code() + " " + by.value();
        };
    }

    /// Days that count in a mean or are billed on their own.
    private static long days(OnBill each) {
        return each.member().assessment().split().counted();
    }
}
