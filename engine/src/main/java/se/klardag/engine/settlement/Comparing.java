package se.klardag.engine.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.bill.CareGroup;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.settlement.CaseChange.Reason;
import se.klardag.engine.terms.AgreementTerms;

/// Holds a month as it was settled against the month as it is settled now (*jämförelse*), case by case.
public final class Comparing {
    private static final Comparator<CaseChange> IN_ORDER = Comparator.comparingInt(CaseChange::municipality)
            .thenComparing(CaseChange::careGroup)
            .thenComparing(CaseChange::caseId)
            .thenComparing(CaseChange::reason);

    private final List<CaseChange> changes = new ArrayList<>();

    private Comparing() {}

    /// Why cases are billed otherwise, ascending by municipality and id. What other facts did is told apart from what
    /// other rules did.
    ///
    /// @param before  the old cases under the old terms
    /// @param between the new cases under the old terms; the same as `after` where the terms are the same
    /// @param after   the new cases under the new terms
    public static List<CaseChange> changes(KeptCases before, KeptCases between, KeptCases after) {
        var comparing = new Comparing();
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
            if (old == null || fresh == null || !samePlace(old, before, fresh, now)) {
                gone(old, before, Reason.REMOVED);
                come(fresh, now, Reason.ADDED);
            } else if (!old.fact().equals(fresh.fact())) {
                add(fresh, now.agreement(), reason(old.assessment(), fresh.assessment())
                        .orElse(Reason.FACTS_CHANGED), days(old), days(fresh));
            }
        }
    }

    private void rules(KeptCases between, KeptCases now) {
        for (var id : ids(between, now)) {
            var old = between.byId().get(id);
            var fresh = now.byId().get(id);
            if (old == null || fresh == null || !samePlace(old, between, fresh, now)) {
                gone(old, between, Reason.RULE_CHANGED);
                come(fresh, now, Reason.RULE_CHANGED);
            } else if (reason(old.assessment(), fresh.assessment()).isPresent()) {
                add(fresh, now.agreement(), Reason.RULE_CHANGED, days(old), days(fresh));
            }
        }
    }

    private static SortedSet<String> ids(KeptCases one, KeptCases other) {
        var ids = new TreeSet<>(one.byId().keySet());
        ids.addAll(other.byId().keySet());
        return ids;
    }

    private static boolean samePlace(ExplainedCase old, KeptCases before, ExplainedCase fresh, KeptCases now) {
        return old.fact().municipality() == fresh.fact().municipality()
                && group(old, before.agreement()) == group(fresh, now.agreement());
    }

    private void gone(@Nullable ExplainedCase old, KeptCases where, Reason reason) {
        if (old != null) {
            add(old, where.agreement(), reason, days(old), 0);
        }
    }

    private void come(@Nullable ExplainedCase fresh, KeptCases where, Reason reason) {
        if (fresh != null) {
            add(fresh, where.agreement(), reason, 0, days(fresh));
        }
    }

    private void add(ExplainedCase each, AgreementTerms agreement, Reason reason, long daysBefore, long daysAfter) {
        changes.add(new CaseChange(
                each.fact().id(), each.fact().municipality(), group(each, agreement), reason, daysBefore, daysAfter));
    }

    private static CareGroup group(ExplainedCase each, AgreementTerms agreement) {
        return Pools.groupOf(each.fact().careType(), agreement);
    }

    /// What differs between two assessments, if anything does.
    private static Optional<Reason> reason(Assessment.Here old, Assessment.Here fresh) {
        if (!verdict(old).equals(verdict(fresh))) {
            return Optional.of(Reason.VERDICT_CHANGED);
        }
        return old.split().equals(fresh.split()) ? Optional.empty() : Optional.of(Reason.DAYS_CHANGED);
    }

    private static String verdict(Assessment.Here here) {
        return switch (here.verdict()) {
            case Verdict.Counts _ -> "";
            case Verdict.LeftOut(var reason, var by) -> reason.code() + " " + by.value();
        };
    }

    /// Days that count in a mean or are billed on their own.
    private static long days(ExplainedCase each) {
        var split = each.assessment().split();
        return split.inAverage() + split.individual();
    }
}
