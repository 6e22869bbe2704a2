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
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.facts.Case;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.liability.TotalsFigures;
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
    private final SortedMap<BillKey, List<ExplainedCase>> kept = new TreeMap<>(KEYS);
    private long cases;

    private record BillKey(int payer, int edition, CareGroup group) {}

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
    public void add(Case fact, int payer, SelectedTerms selected, Assessment.InMonth days, boolean again) {
        if (days.listed() && !again) {
            cases++;
        }
        if (wanted.test(payer)) {
            kept.computeIfAbsent(new BillKey(payer, selected.edition(), selected.group()), _ -> new ArrayList<>())
                    .add(ExplainedCase.of(fact, payer, selected, days));
        }
    }

    @Override
    public List<BillTotals> toBill(TriggerMonths earlier) {
        var bills = new ArrayList<BillTotals>();
        kept.forEach((key, cases) -> bills.add(bill(key, cases, earlier)));
        return bills;
    }

    @Override
    public long cases() {
        return cases;
    }

    @Override
    public Optional<TotalsFigures> figures(int payer, CareTerms.Known care) {
        return Optional.ofNullable(kept.get(new BillKey(payer, 0, care.group()))).map(all -> {
            var listed = all.stream().filter(each -> each.assessment().listed()).sorted(IN_ORDER).toList();
            return CaseFigures.of(listed, care.terms(), agreement.period(), Optional.empty());
        });
    }

    private BillTotals bill(BillKey key, List<ExplainedCase> cases, TriggerMonths earlier) {
        cases.sort(IN_ORDER);
        var edition = agreement.editions().get(key.edition());
        var care = edition.termsOf(key.group());
        var totals = MunicipalityTotals.under(care.terms().price());
        cases.stream().filter(each -> each.assessment().listed()).forEach(each -> {
            totals.add(each.assessment());
            totals.addToReadings(
                    each.assessment(), each.terms(),
                    named -> Eligibility.countsAnyway(named, each.fact(), each.terms()));
        });
        var figures = CaseFigures.of(cases, care.terms(), agreement.period(), earlier.mean(key.payer(), care));
        return new BillTotals(key.payer(), edition, care, totals, figures, cases);
    }
}
