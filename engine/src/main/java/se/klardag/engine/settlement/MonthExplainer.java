package se.klardag.engine.settlement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.UnbilledShare;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.selection.PayerDays;
import se.klardag.engine.selection.SelectedTerms;
import se.klardag.engine.terms.AgreementTerms;

/// The same eight steps with the cases kept (*förklaring*).
public final class MonthExplainer {
    private MonthExplainer() {}

    /// The municipality's bills of the month, one per edition and group of care, each down to its cases; none when the
    /// municipality has no case in the month.
    public static List<ExplainedBill> explain(CaseSource cases, AgreementTerms agreement, int municipality) {
        return bills(cases, agreement, code -> code == municipality);
    }

    /// Every party's bills of the month, each down to its cases, ascending by municipality; read in one pass.
    public static SortedMap<Integer, List<ExplainedBill>> explainAll(CaseSource cases, AgreementTerms agreement) {
        return bills(cases, agreement, agreement.parties()::include)
                .stream()
                .collect(groupingBy(each -> each.bill().municipality(), TreeMap::new, toList()));
    }

    /// What the municipality would owe under other answers on bills that it does not have.
    public static ExplainedBill.Unbilled unbilled(CaseSource cases, AgreementTerms agreement, int municipality) {
        var others = OtherAnswers.of(agreement, code -> code == municipality);
        var billed = bills(cases, agreement, code -> code == municipality, others)
                .stream()
                .map(ExplainedBill::bill)
                .map(Bill::key)
                .collect(Collectors.toSet());
        var shares = others.unbilled(billed)
                .stream()
                .filter(each -> each.key().municipality() == municipality && each.isOwed())
                .toList();
        return new ExplainedBill.Unbilled(
                shares,
                shares.stream()
                        .map(UnbilledShare::key)
                        .distinct()
                        .flatMap(key -> others.onlyOthers(key).stream())
                        .toList());
    }

    /// One case, with a part for each who pays for days of it; none when it does not belong to the month.
    public static List<ExplainedCase> explainCase(Case fact, AgreementTerms agreement) {
        var explained = new ExplainedParts(agreement);
        MonthSettler.bills(taker -> taker.accept(fact), TriggerMonths.none(agreement), explained,
                OtherAnswers.none(agreement));
        return explained.parts();
    }

    private static List<ExplainedBill> bills(CaseSource cases, AgreementTerms agreement, IntPredicate wanted) {
        return bills(cases, agreement, wanted, OtherAnswers.of(agreement, wanted));
    }

    private static List<ExplainedBill> bills(
            CaseSource cases, AgreementTerms agreement, IntPredicate wanted, OtherAnswers others) {
        return MonthSettler.bills(
                cases, TriggerMonths.of(agreement, month -> new ExplainedTotals(month, wanted)),
                new ExplainedTotals(agreement, wanted), others);
    }

    /// One case with a part for each payer, and no bill (*ärendets delar*).
    record ExplainedParts(AgreementTerms agreement, List<ExplainedCase> parts) implements MonthTotals {
        ExplainedParts(AgreementTerms agreement) {
            this(agreement, new ArrayList<>());
        }

        @Override
        public boolean mayHave(Case fact) {
            return true;
        }

        @Override
        public void add(Case fact, PayerDays payer, SelectedTerms selected, Assessment.InMonth days, boolean again) {
            parts.add(ExplainedCase.of(fact, payer.payer(), selected, days));
        }

        @Override
        public List<BillTotals> toBill(TriggerMonths earlier) {
            return List.of();
        }
    }
}
