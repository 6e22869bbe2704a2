package se.klardag.engine.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.facts.Case;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.liability.TotalsFigures;
import se.klardag.engine.selection.PayerDays;
import se.klardag.engine.selection.SelectedTerms;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;

/// A month with every case of some payers kept (*förklarad månad*).
final class ExplainedTotals implements TriggerMonths.Deciding {
    private static final Comparator<ExplainedCase> IN_ORDER = Comparator.<ExplainedCase>comparingLong(
            kept -> kept.fact().readyNoticeAt())
            .thenComparing(kept -> kept.fact().id());
    private static final Comparator<BillKey> KEYS = Comparator.comparingInt(BillKey::payer)
            .thenComparingInt(BillKey::edition)
            .thenComparing(BillKey::group);

    private final AgreementTerms agreement;
    private final MonthFilter filter;
    private final IntPredicate wanted;
    private final SortedMap<BillKey, Kept> kept = new TreeMap<>(KEYS);
    private long cases;

    private record BillKey(int payer, int edition, CareGroup group) {}

    /// Every case of a bill, and its sums.
    private record Kept(List<ExplainedCase> cases, MunicipalityTotals totals) {}

    /// @param wanted the payers whose cases are kept
    ExplainedTotals(AgreementTerms agreement, IntPredicate wanted) {
        this.agreement = agreement;
        this.filter = MonthFilter.of(agreement);
        this.wanted = wanted;
    }

    @Override
    public AgreementTerms agreement() {
        return agreement;
    }

    @Override
    public boolean mayHave(Case fact) {
        return filter.lets(fact);
    }

    @Override
    public void add(Case fact, PayerDays payer, SelectedTerms selected, Assessment.InMonth days, boolean again) {
        if (!again) {
            cases++;
        }
        int code = payer.payer();
        if (wanted.test(code)) {
            var all = kept.computeIfAbsent(
                    new BillKey(code, selected.edition(), selected.group()),
                    _ -> new Kept(new ArrayList<>(), MunicipalityTotals.under(selected.terms().price())));
            all.cases().add(ExplainedCase.of(fact, code, selected, days));
            MonthTotals.sum(all.totals(), fact, payer, selected, days, agreement);
        }
    }

    @Override
    public List<BillTotals> toBill(TriggerMonths earlier) {
        var bills = new ArrayList<BillTotals>();
        kept.forEach((key, all) -> bills.add(bill(key, all, earlier)));
        return bills;
    }

    @Override
    public long cases() {
        return cases;
    }

    @Override
    public Optional<TotalsFigures> figures(int payer, CareTerms.Known care) {
        return Optional.ofNullable(kept.get(new BillKey(payer, 0, care.group()))).map(all -> {
            var listed = all.cases().stream().filter(each -> each.assessment().listed()).sorted(IN_ORDER).toList();
            return CaseFigures.of(listed, care.terms(), agreement.period(), Optional.empty());
        });
    }

    private BillTotals bill(BillKey key, Kept all, TriggerMonths earlier) {
        var cases = all.cases();
        cases.sort(IN_ORDER);
        var edition = agreement.editions().get(key.edition());
        var care = edition.termsOf(key.group());
        var figures = CaseFigures.of(cases, care.terms(), agreement.period(), earlier.mean(key.payer(), care));
        return new BillTotals(key.payer(), edition, care, all.totals(), figures, cases);
    }
}
