package se.klardag.engine.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.liability.Pool;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Edition;

/// The same way of the data for what is asked about only, with every case kept (*förklaring*).
public final class Explaining {
    private static final Comparator<ExplainedCase> IN_ORDER = Comparator.<ExplainedCase>comparingLong(
            kept -> kept.fact().readyNoticeAt())
            .thenComparing(kept -> kept.fact().id());
    private static final Comparator<Stack> BY_EDITION = Comparator.comparingInt(Stack::edition)
            .thenComparing(Stack::group);

    private Explaining() {}

    /// The cases of one bill.
    private record Stack(int edition, CareGroup group) {}

    /// The municipality's bills of the month, one per edition and group of care, each down to its cases; none when the
    /// municipality has no case in the month.
    public static List<ExplainedBill> explain(CaseSource cases, AgreementTerms agreement, int municipality) {
        return explain(cases, agreement, payer -> payer == municipality).getOrDefault(municipality, List.of());
    }

    /// Every party's bills of the month, by municipality, as [#explain(CaseSource, AgreementTerms, int)] gives them.
    public static SortedMap<Integer, List<ExplainedBill>> explain(CaseSource cases, AgreementTerms agreement) {
        return explain(cases, agreement, agreement.parties()::include);
    }

    private static SortedMap<Integer, List<ExplainedBill>> explain(
            CaseSource cases, AgreementTerms agreement, IntPredicate wanted) {
        var deciding = Deciding.of(cases, agreement);
        var kept = new TreeMap<Integer, Map<Stack, List<ExplainedCase>>>();
        cases.forEach(fact -> Residing.show(fact, agreement, (each, payer, placed, here, _) -> {
            if (wanted.test(payer)) {
                kept.computeIfAbsent(payer, _ -> new TreeMap<>(BY_EDITION))
                        .computeIfAbsent(new Stack(placed.edition(), placed.group()), _ -> new ArrayList<>())
                        .add(new ExplainedCase(RecordedCase.copyOf(each), payer, here, placed.terms()));
            }
        }));
        var all = new TreeMap<Integer, List<ExplainedBill>>();
        kept.forEach((payer, stacks) -> {
            var bills = new ArrayList<ExplainedBill>();
            stacks.forEach((stack, members) -> {
                members.sort(IN_ORDER);
                var edition = agreement.editions().get(stack.edition());
                bills.add(bill(payer, edition, stack.group(), members, agreement, deciding));
            });
            all.put(payer, List.copyOf(bills));
        });
        return all;
    }

    /// One case, with a part for each who pays for days of it; none when it does not belong to the month.
    public static List<ExplainedCase> explainCase(Case fact, AgreementTerms agreement) {
        var parts = new ArrayList<ExplainedCase>();
        Residing.show(
                fact,
                agreement,
                (each, payer, placed, here, _) -> parts
                        .add(new ExplainedCase(RecordedCase.copyOf(each), payer, here, placed.terms())));
        return parts;
    }

    private static ExplainedBill bill(
            int municipality,
            Edition edition,
            CareGroup group,
            List<ExplainedCase> members,
            AgreementTerms agreement,
            Deciding deciding) {
        var terms = Settling.termsOf(group, edition).terms();
        var pool = Pool.under(terms.price());
        members.stream()
                .map(ExplainedCase::assessment)
                .filter(Assessment.Here::listed)
                .forEach(pool::add);
        var figures = CaseFigures.of(
                members, terms, agreement.period(), deciding.mean(municipality, group, terms));
        return new ExplainedBill(Settling.bill(municipality, edition, group, pool, figures), members);
    }
}
