package se.klardag.engine.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
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
        var kept = new EnumMap<CareGroup, List<ExplainedCase>>(CareGroup.class);
        cases.forEach(fact -> Residing.show(fact, agreement, (each, payer, here, _) -> {
            if (payer == municipality) {
                kept.computeIfAbsent(Pools.groupOf(each.careType(), agreement), _ -> new ArrayList<>())
                        .add(explained(each, payer, here, agreement));
            }
        }));
        var bills = new ArrayList<ExplainedBill>();
        kept.forEach((group, members) -> {
            members.sort(IN_ORDER);
            bills.add(bill(municipality, group, members, agreement));
        });
        return bills;
    }

    /// One case, with a part for each who pays for days of it; none when it does not belong to the month.
    public static List<ExplainedCase> explainCase(Case fact, AgreementTerms agreement) {
        var parts = new ArrayList<ExplainedCase>();
        Residing.show(fact, agreement, (each, payer, here, _) -> parts.add(explained(each, payer, here, agreement)));
        return parts;
    }

    private static ExplainedCase explained(Case fact, int payer, Assessment.Here here, AgreementTerms agreement) {
        return new ExplainedCase(
                RecordedCase.copyOf(fact),
                payer,
                here,
                fact.careType() == CareType.PSYCHIATRIC ? agreement.psychiatric() : agreement.somatic());
    }

    private static ExplainedBill bill(
            int municipality, CareGroup group, List<ExplainedCase> members, AgreementTerms agreement) {
        var terms = Settling.termsOf(group, agreement);
        var pool = Pool.under(terms.price());
        members.stream()
                .map(ExplainedCase::assessment)
                .filter(Assessment.Here::listed)
                .forEach(pool::add);
        var figures = CaseFigures.of(members, terms, agreement.period());
        return new ExplainedBill(Settling.bill(municipality, group, pool, figures, terms), members);
    }
}
