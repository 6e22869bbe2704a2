package se.klardag.engine.ordinary;

import java.util.List;
import java.util.function.Consumer;
import se.klardag.engine.eligibility.OwnReasons;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;

/// Cases that are settled again and again, each with its numbers beside those of the others (*packade ärenden*): sums of
/// ordinary cases are made from the numbers, and whatever else is asked, of the cases themselves.
public final class PackedCases implements CaseSource {
    private final List<RecordedCase> facts;
    private final RecordedCase[] cases;
    private final long[] numbers;

    private PackedCases(List<RecordedCase> facts) {
        this.facts = facts;
        this.cases = facts.toArray(RecordedCase[]::new);
        this.numbers = new long[Math.multiplyExact(cases.length, CaseNumbers.WIDTH)];
        for (int i = 0; i < cases.length; i++) {
            CaseNumbers.write(cases[i], numbers, i * CaseNumbers.WIDTH, OwnReasons.all());
        }
    }

    /// In the order of the list.
    public static PackedCases of(List<RecordedCase> cases) {
        return new PackedCases(List.copyOf(cases));
    }

    /// The cases themselves.
    public List<RecordedCase> facts() {
        return facts;
    }

    @Override
    public void forEach(Consumer<? super Case> taker) {
        facts.forEach(taker);
    }

    int size() {
        return cases.length;
    }

    RecordedCase get(int place) {
        return cases[place];
    }

    /// Of all cases; those of the first come first.
    long[] numbers() {
        return numbers;
    }
}
