package se.klardag.engine.simulation.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.simulation.BillSlot;
import se.klardag.engine.simulation.CasePart;
import se.klardag.engine.simulation.CaseSums;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.RandomStreams;
import se.klardag.engine.simulation.chance.CompiledRule;
import se.klardag.engine.terms.AgreementTerms;

/// Everybody's bills if people answered as assumed, round after round (*räkningar under ett antagande*). Each case is assessed
/// once for each day it may begin on: a round is then additions only, and equals what settling [Behaviour#on] does.
public final class AnsweredBills {
    private static final int PARTS = 3;

    private final PeriodCases cases;
    private final List<AgreementTerms> terms;
    private final List<RecordedCase> all;
    private final long[] waited;
    /// By case and days later; a day earlier is the first.
    private final @Nullable Assessed[][] assessed;
    private final Map<Bin, Integer> bins = new HashMap<>();
    private final List<CompiledRule> prices = new ArrayList<>();

    /// @param terms month by month; each must be of a form that chance can be drawn under
    public AnsweredBills(PeriodCases cases, List<AgreementTerms> terms) {
        this.cases = cases;
        this.terms = List.copyOf(terms);
        this.all = cases.all();
        this.waited = all.stream().mapToLong(Behaviour::waited).toArray();
        this.assessed = new Assessed[waited.length][];
        for (int i = 0; i < waited.length; i++) {
            assessed[i] = new Assessed[Math.toIntExact(Math.max(0, waited[i])) + 2];
        }
    }

    /// The sums of a round.
    ///
    /// @param kronor     everybody's bills, unrounded
    /// @param waitedDays midnights from ready to discharge of the cases that close in the months
    public record Round(double kronor, long waitedDays) {}

    /// A round of chance; the same seed and round as in [Behaviour#on].
    public Round round(Behaviour behaviour, long seed, int round) {
        var sums = new long[PARTS * Math.max(64, 2 * bins.size())];
        long days = 0;
        for (int i = 0; i < waited.length; i++) {
            var answer = behaviour.isCertain(waited[i])
                    ? Behaviour.Answer.AS_BEFORE
                    : behaviour.answer(waited[i], RandomStreams.of(seed, i, round));
            int times = answer.back() ? 2 : 1;
            var here = assessed(i, Math.toIntExact(answer.later()));
            for (var each : here.parts) {
                int at = PARTS * each.bin;
                if (at >= sums.length) {
                    sums = Arrays.copyOf(sums, 2 * at + PARTS);
                }
                sums[at] += times * each.sums.cases();
                sums[at + 1] += times * each.sums.days();
                sums[at + 2] += times * each.sums.individualDays();
            }
            days += times * here.waitedDays;
        }
        double kronor = 0;
        for (int bin = 0; bin < prices.size() && PARTS * bin + 2 < sums.length; bin++) {
            kronor += prices.get(bin).kronor(sums[PARTS * bin], sums[PARTS * bin + 1], sums[PARTS * bin + 2]);
        }
        return new Round(kronor, days);
    }

    private Assessed assessed(int index, int later) {
        var found = assessed[index][later + 1];
        if (found == null) {
            var begun = Behaviour.begun(all.get(index), later);
            found = new Assessed(assess(begun), Behaviour.waitedDays(cases, begun));
            assessed[index][later + 1] = found;
        }
        return found;
    }

    private List<Contribution> assess(RecordedCase fact) {
        var found = new ArrayList<Contribution>();
        for (int month : cases.monthsOf(fact)) {
            for (var part : CasePart.of(fact, terms.get(month))) {
                var sums = CaseSums.of(part.assessment());
                if (!sums.equals(CaseSums.NONE)) {
                    found.add(new Contribution(bin(new Bin(month, part.payer(), part.slot())), sums));
                }
            }
        }
        return List.copyOf(found);
    }

    private int bin(Bin wanted) {
        @Nullable
        Integer found = bins.get(wanted);
        if (found == null) {
            found = bins.size();
            bins.put(wanted, found);
            prices.add(CompiledRule.of(wanted.slot.terms(terms.get(wanted.month))));
        }
        return found;
    }

    private record Bin(int month, int payer, BillSlot slot) {}

    private record Contribution(int bin, CaseSums sums) {}

    /// What a case adds to the bills when it begins on a certain day.
    private record Assessed(List<Contribution> parts, long waitedDays) {}
}
