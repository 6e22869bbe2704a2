package se.klardag.engine.settlement;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.liability.PoolFigures;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Period;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.Wording;

/// What the months before come to, where they decide whether this one is charged (*avgörande månader*).
final class Deciding {
    /// Days and cases of one municipality and group of care.
    private static final class Sum {
        private long days;
        private long cases;
    }

    private final AgreementTerms agreement;
    private final Map<Integer, Map<CareGroup, Sum>> sums = new HashMap<>();

    private Deciding(AgreementTerms agreement) {
        this.agreement = agreement;
    }

    /// Reads the cases of the deciding months, if the terms have any.
    ///
    /// @throws RuleGap when the cases do not reach back over all of them
    static Deciding of(CaseSource cases, AgreementTerms agreement) {
        var deciding = new Deciding(agreement);
        var months = deciding.months();
        if (!months.isEmpty()) {
            deciding.read(cases, months);
        }
        return deciding;
    }

    /// The mean that decides for a municipality's group of care; empty where each month stands for itself.
    Optional<Figure> mean(int municipality, CareGroup group, Terms terms) {
        if (terms.decidedByEarlierMonths().isEmpty()) {
            return Optional.empty();
        }
        var sum = sums.getOrDefault(municipality, Map.of()).getOrDefault(group, new Sum());
        return Optional.of(PoolFigures.decidingMean(sum.days, sum.cases));
    }

    private List<YearMonth> months() {
        var months = new TreeSet<YearMonth>();
        for (var careTerms : agreement.current().kinds().values()) {
            if (careTerms instanceof CareTerms.Known known) {
                known.terms()
                        .decidedByEarlierMonths()
                        .ifPresent(pooled -> months.addAll(pooled.deciding(agreement.period().month())));
            }
        }
        return List.copyOf(months);
    }

    private void read(CaseSource cases, List<YearMonth> months) {
        var pools = new ArrayList<Pools>();
        months.forEach(month -> pools.add(new Pools(at(month), CaseWatcher.NOBODY)));
        cases.forEach(fact -> pools.forEach(each -> each.take(fact)));
        for (int i = 0; i < months.size(); i++) {
            if (pools.get(i).cases() == 0) {
                throw doesNotReach(months.get(i), months);
            }
            pools.get(i).forEach((municipality, _, group, pool) -> {
                var sum = sums.computeIfAbsent(municipality, _ -> new EnumMap<>(CareGroup.class))
                        .computeIfAbsent(group, _ -> new Sum());
                sum.days += pool.days();
                sum.cases += pool.cases();
            });
        }
    }

    /// The same terms for another month's cases.
    private AgreementTerms at(YearMonth month) {
        return new AgreementTerms(
                agreement.agreement(),
                Period.of(month),
                List.of(agreement.current()),
                agreement.selectedBy(),
                agreement.careTypes(),
                agreement.parties(),
                agreement.openTerms());
    }

    private RuleGap doesNotReach(YearMonth missing, List<YearMonth> months) {
        var settled = agreement.period().month();
        return new RuleGap(
                "liability.trigger",
                new Wording(
                        months.getFirst() + " till " + months.getLast() + " avgör om " + settled
                                + " debiteras, och inget ärende i filerna avslutades i " + missing
                                + "; lägg till de månadernas ärenden",
                        months.getFirst() + " to " + months.getLast() + " decide whether " + settled
                                + " is charged, and no case in the files closed in " + missing
                                + "; add the cases of those months"));
    }
}
