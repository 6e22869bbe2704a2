package se.klardag.engine.settlement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.Case;
import se.klardag.engine.liability.Pool;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Edition;

/// One pool per municipality, edition and group of care (*summeringar*). Holds sums, no cases.
final class Pools {
    private static final int CODES = 10_000;

    /// Takes each pool in turn.
    @FunctionalInterface
    interface Taker {
        void take(int municipality, Edition edition, CareGroup group, Pool pool);
    }

    private final AgreementTerms agreement;
    private final CaseWatcher watcher;
    private final List<Map<CareGroup, @Nullable Pool[]>> pools = new ArrayList<>();
    private long cases;
    private long notParty;

    Pools(AgreementTerms agreement, CaseWatcher watcher) {
        this.agreement = agreement;
        this.watcher = watcher;
        agreement.editions().forEach(_ -> pools.add(new EnumMap<>(CareGroup.class)));
    }

    /// Takes one case through eligibility and days, and adds it where it belongs.
    void take(Case fact) {
        var placed = Placing.of(fact, agreement);
        switch (placed.assessment()) {
            case Assessment.Elsewhere _ -> {
                // Another month's case: not ours to count.
            }
            case Assessment.Here here -> {
                if (!here.listed()) {
                    return;
                }
                cases++;
                boolean party = agreement.parties().include(fact.municipality());
                watcher.saw(fact, here, party);
                if (party) {
                    poolOf(fact.municipality(), placed).add(here);
                } else {
                    notParty++;
                }
            }
        }
    }

    long notParty() {
        return notParty;
    }

    /// Cases of the month, of parties or not.
    long cases() {
        return cases;
    }

    /// Shows the pools, ascending by municipality, then in order of edition and group of care.
    void forEach(Taker taker) {
        for (int code = 0; code < CODES; code++) {
            for (int place = 0; place < pools.size(); place++) {
                for (var group : pools.get(place).entrySet()) {
                    var pool = group.getValue()[code];
                    if (pool != null) {
                        taker.take(code, agreement.editions().get(place), group.getKey(), pool);
                    }
                }
            }
        }
    }

    private Pool poolOf(int municipality, Placed placed) {
        var byCode = pools.get(placed.edition()).computeIfAbsent(placed.group(), _ -> new @Nullable Pool[CODES]);
        var pool = byCode[municipality];
        if (pool == null) {
            pool = new Pool();
            byCode[municipality] = pool;
        }
        return pool;
    }
}
