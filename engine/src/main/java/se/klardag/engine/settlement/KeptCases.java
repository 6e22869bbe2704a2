package se.klardag.engine.settlement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Residence;

/// A watcher that keeps every case of the month with what became of it (*månadens ärenden*), ascending by id.
///
/// One municipality pays for the whole of a case here: the one of registration.
public final class KeptCases implements CaseWatcher {
    /// A case on its bill.
    ///
    /// @param edition first date of the edition it was settled under
    record OnBill(ExplainedCase member, LocalDate edition, CareGroup careGroup) {
        boolean isOnSameBillAs(OnBill other) {
            return member.payer() == other.member.payer()
                    && edition.equals(other.edition)
                    && careGroup == other.careGroup;
        }
    }

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
    public void saw(Case fact, Assessment.Here here, boolean party) {
        var kept = RecordedCase.copyOf(fact);
        if (facts.put(kept.id(), kept) != null) {
            throw new IllegalArgumentException("case " + kept.id() + " comes twice");
        }
        if (party) {
            var placed = Placing.of(kept, agreement, DaySpan.EVER);
            billed.put(kept.id(), new OnBill(
                    new ExplainedCase(kept, kept.municipality(), placed, here),
                    agreement.editions().get(placed.edition()).from(),
                    placed.group()));
        }
    }

    /// Every case of the month, those of municipalities outside the agreement too.
    public List<RecordedCase> facts() {
        return List.copyOf(facts.values());
    }

    /// Those of the parties to the agreement.
    public Collection<ExplainedCase> billed() {
        return Collections.unmodifiableCollection(billed.values().stream().map(OnBill::member).toList());
    }

    SortedMap<String, OnBill> byId() {
        return billed;
    }
}
