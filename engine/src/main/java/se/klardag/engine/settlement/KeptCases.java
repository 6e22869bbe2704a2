package se.klardag.engine.settlement;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.selection.TermsSelection;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Residence;

/// A watcher that keeps every case of the month with what became of it (*månadens ärenden*), ascending by id.
///
/// One municipality pays for the whole of a case here: the one of registration.
public final class KeptCases implements CaseListener {
    /// A case on its bill.
    public record OnBill(ExplainedCase member, BillKey key) {}

    private final AgreementTerms agreement;
    private final SortedMap<String, RecordedCase> facts = new TreeMap<>();
    private final SortedMap<String, OnBill> billed = new TreeMap<>();

    public KeptCases(AgreementTerms agreement) {
        if (agreement.parties().residence() != Residence.REGISTERED) {
            throw new IllegalArgumentException(agreement.agreement() + " lets several pay for one case");
        }
        this.agreement = agreement;
    }

    @Override
    public void onCase(Case fact, Assessment.InMonth days, boolean party) {
        var kept = RecordedCase.copyOf(fact);
        if (facts.put(kept.id(), kept) != null) {
            throw new IllegalArgumentException("case " + kept.id() + " comes twice");
        }
        if (party && days.listed()) {
            var selected = TermsSelection.of(kept, agreement);
            billed.put(kept.id(), new OnBill(
                    ExplainedCase.of(kept, kept.municipality(), selected, days),
                    new BillKey(
                            kept.municipality(),
                            agreement.editions().get(selected.edition()).from(),
                            selected.group())));
        }
    }

    /// Every case of the month, those of municipalities outside the agreement too.
    public List<RecordedCase> facts() {
        return List.copyOf(facts.values());
    }

    /// Those of the parties to the agreement that bear on a sum.
    public Collection<ExplainedCase> billed() {
        return Collections.unmodifiableCollection(billed.values().stream().map(OnBill::member).toList());
    }

    public SortedMap<String, OnBill> byId() {
        return billed;
    }
}
