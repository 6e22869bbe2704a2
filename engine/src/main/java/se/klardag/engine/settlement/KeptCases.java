package se.klardag.engine.settlement;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.AgreementTerms;

/// A watcher that keeps every case of the month with what became of it (*månadens ärenden*), ascending by id.
public final class KeptCases implements CaseWatcher {
    private final AgreementTerms agreement;
    private final SortedMap<String, ExplainedCase> cases = new TreeMap<>();
    private final SortedMap<String, ExplainedCase> billed = new TreeMap<>();

    public KeptCases(AgreementTerms agreement) {
        this.agreement = agreement;
    }

    @Override
    public void saw(Case fact, Assessment.Here here, boolean party) {
        var terms = fact.careType() == CareType.PSYCHIATRIC ? agreement.psychiatric() : agreement.somatic();
        var kept = new ExplainedCase(RecordedCase.copyOf(fact), here, terms);
        if (cases.put(kept.fact().id(), kept) != null) {
            throw new IllegalArgumentException("case " + kept.fact().id() + " comes twice");
        }
        if (party) {
            billed.put(kept.fact().id(), kept);
        }
    }

    public AgreementTerms agreement() {
        return agreement;
    }

    /// Every case of the month, those of municipalities outside the agreement too.
    public List<RecordedCase> facts() {
        return cases.values().stream().map(ExplainedCase::fact).toList();
    }

    /// Those of the parties to the agreement.
    public Collection<ExplainedCase> billed() {
        return Collections.unmodifiableCollection(billed.values());
    }

    SortedMap<String, ExplainedCase> byId() {
        return billed;
    }
}
