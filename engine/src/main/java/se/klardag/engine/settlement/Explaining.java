package se.klardag.engine.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import se.klardag.engine.bill.CareGroup;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.liability.Pool;
import se.klardag.engine.terms.AgreementTerms;

/// The same way of the data for what is asked about only, with every case kept (*förklaring*).
public final class Explaining {
    private static final Comparator<ExplainedCase> IN_ORDER = Comparator.<ExplainedCase>comparingLong(
            kept -> kept.fact().readyNoticeAt())
            .thenComparing(kept -> kept.fact().id());

    private Explaining() {}

    /// The municipality's bills of the month, one per group of care, each down to its cases; none when the municipality
    /// has no case in the month.
    public static List<ExplainedBill> explain(CaseSource cases, AgreementTerms agreement, int municipality) {
        return explain(cases, agreement, code -> code == municipality).getOrDefault(municipality, List.of());
    }

    /// Every party's bills of the month, each down to its cases, ascending by municipality; read in one pass.
    public static SortedMap<Integer, List<ExplainedBill>> explainAll(CaseSource cases, AgreementTerms agreement) {
        return explain(cases, agreement, agreement.parties()::include);
    }

    private static SortedMap<Integer, List<ExplainedBill>> explain(
            CaseSource cases, AgreementTerms agreement, IntPredicate wanted) {
        var kept = new TreeMap<Integer, EnumMap<CareGroup, List<ExplainedCase>>>();
        cases.forEach(fact -> {
            if (wanted.test(fact.municipality())) {
                explainCase(fact, agreement)
                        .ifPresent(one -> kept.computeIfAbsent(
                                fact.municipality(), _ -> new EnumMap<>(CareGroup.class))
                                .computeIfAbsent(Pools.groupOf(fact.careType(), agreement), _ -> new ArrayList<>())
                                .add(one));
            }
        });
        var bills = new TreeMap<Integer, List<ExplainedBill>>();
        kept.forEach((municipality, groups) -> bills.put(municipality, bills(municipality, groups, agreement)));
        return bills;
    }

    private static List<ExplainedBill> bills(
            int municipality, EnumMap<CareGroup, List<ExplainedCase>> groups, AgreementTerms agreement) {
        var bills = new ArrayList<ExplainedBill>();
        groups.forEach((group, members) -> {
            members.sort(IN_ORDER);
            bills.add(bill(municipality, group, members, agreement));
        });
        return bills;
    }

    /// One case; empty when it does not belong to the month.
    public static Optional<ExplainedCase> explainCase(Case fact, AgreementTerms agreement) {
        return switch (Settling.assess(fact, agreement)) {
            case Assessment.Elsewhere _ -> Optional.empty();
            case Assessment.Here here ->
                Optional.of(new ExplainedCase(
                        RecordedCase.copyOf(fact),
                        here,
                        fact.careType() == CareType.PSYCHIATRIC ? agreement.psychiatric() : agreement.somatic()));
        };
    }

    private static ExplainedBill bill(
            int municipality, CareGroup group, List<ExplainedCase> members, AgreementTerms agreement) {
        var pool = new Pool();
        members.stream()
                .map(ExplainedCase::assessment)
                .filter(Assessment.Here::listed)
                .forEach(pool::add);
        var terms = Settling.termsOf(group, agreement);
        var figures = CaseFigures.of(members, terms.liability(), agreement.period());
        return new ExplainedBill(Settling.bill(municipality, group, pool, figures, terms), members);
    }
}
