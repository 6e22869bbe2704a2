package se.klardag.engine.settlement;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.facts.Case;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.liability.TotalsFigures;
import se.klardag.engine.ordinary.OrdinaryMonth;
import se.klardag.engine.ordinary.PackedCases;
import se.klardag.engine.selection.PayerDays;
import se.klardag.engine.selection.SelectedTerms;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Edition;

/// A month as sums on plain numbers, by payer, edition and group of care (*summerad månad*): memory does not grow with the
/// cases.
final class SummedMonth implements TriggerMonths.Deciding {
    private static final int CODES = 10_000;

    private final AgreementTerms agreement;
    private final MonthFilter filter;
    private final CaseListener listener;
    private final boolean watched;
    private final BitSet payers = new BitSet(CODES);
    private final List<Map<CareGroup, @Nullable MunicipalityTotals[]>> byEdition;
    private final OrdinaryMonth ordinary;
    private long cases;
    private long notParty;

    SummedMonth(AgreementTerms agreement, CaseListener listener) {
        this.agreement = agreement;
        this.filter = MonthFilter.of(agreement);
        this.listener = listener;
        this.watched = !listener.equals(CaseListener.NOBODY);
        this.byEdition = agreement.editions().stream().map(SummedMonth::noCases).toList();
        var current = byEdition.getLast();
        this.ordinary = OrdinaryMonth.of(agreement, group -> requireNonNull(current.get(group), group::code));
    }

    private static Map<CareGroup, @Nullable MunicipalityTotals[]> noCases(Edition edition) {
        var byGroup = new EnumMap<CareGroup, @Nullable MunicipalityTotals[]>(CareGroup.class);
        for (var care : edition.kinds().values()) {
            byGroup.computeIfAbsent(care.group(), _ -> new @Nullable MunicipalityTotals[CODES]);
        }
        return byGroup;
    }

    /// A month that nobody looks at case by case.
    static SummedMonth ofOthers(AgreementTerms agreement) {
        return new SummedMonth(agreement, CaseListener.NOBODY);
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
    public boolean addOrdinary(Case fact) {
        if (watched || !ordinary.add(fact)) {
            return false;
        }
        cases++;
        return true;
    }

    @Override
    public void addOrdinary(PackedCases packed, Consumer<? super Case> rest) {
        if (watched) {
            packed.forEach(rest);
        } else {
            cases += ordinary.add(packed, rest);
        }
    }

    @Override
    public void add(Case fact, PayerDays payer, SelectedTerms selected, Assessment.InMonth days, boolean again) {
        boolean party = agreement.parties().include(payer.payer());
        if (!again) {
            cases++;
            listener.onCase(fact, days, party);
        }
        if (party) {
            MonthTotals.sum(totals(payer.payer(), selected), fact, payer, selected, days, agreement);
        } else {
            notParty++;
        }
    }

    @Override
    public List<BillTotals> toBill(TriggerMonths earlier) {
        var bills = new ArrayList<BillTotals>();
        for (int payer = payers.nextSetBit(0); payer >= 0; payer = payers.nextSetBit(payer + 1)) {
            for (int place = 0; place < byEdition.size(); place++) {
                for (var group : byEdition.get(place).keySet()) {
                    var totals = totals(payer, place, group);
                    if (totals.isPresent()) {
                        bills.add(bill(payer, place, group, totals.get(), earlier));
                    }
                }
            }
        }
        return bills;
    }

    private BillTotals bill(int payer, int place, CareGroup group, MunicipalityTotals totals, TriggerMonths earlier) {
        var edition = agreement.editions().get(place);
        var care = edition.termsOf(group);
        var figures = totals.figures(care.terms().liability(), earlier.mean(payer, care));
        return new BillTotals(payer, edition, care, totals, figures, List.of());
    }

    @Override
    public Optional<TotalsFigures> figures(int payer, CareTerms.Known care) {
        return totals(payer, 0, care.group()).map(
                totals -> totals.figures(care.terms().liability(), Optional.empty()));
    }

    /// The sums of a payer's cases in an edition and group of care; empty when it has none.
    private Optional<MunicipalityTotals> totals(int payer, int edition, CareGroup group) {
        return Optional.ofNullable(byPayer(edition, group)[payer]);
    }

    @Override
    public long cases() {
        return cases;
    }

    /// Cases of payers that are no parties, a case of two such payers twice.
    long notParty() {
        return notParty;
    }

    private MunicipalityTotals totals(int payer, SelectedTerms selected) {
        var byPayer = byPayer(selected.edition(), selected.group());
        var totals = byPayer[payer];
        if (totals == null) {
            totals = MunicipalityTotals.under(selected.terms().price());
            byPayer[payer] = totals;
            payers.set(payer);
        }
        return totals;
    }

    private @Nullable MunicipalityTotals[] byPayer(int edition, CareGroup group) {
        return requireNonNull(byEdition.get(edition).get(group), group::code);
    }
}
