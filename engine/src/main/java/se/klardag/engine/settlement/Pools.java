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
final class Pools implements Residing.Taker {
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
        Residing.show(fact, agreement, this);
    }

    @Override
    public void take(Case fact, int payer, Placed placed, Assessment.Here here, boolean again) {
        if (!here.listed()) {
            return;
        }
        boolean party = agreement.parties().include(payer);
        if (!again) {
            cases++;
            watcher.saw(fact, here, party);
        }
        if (party) {
            poolOf(payer, placed).add(here);
        } else {
            notParty++;
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

    private Pool poolOf(int payer, Placed placed) {
        var byCode = pools.get(placed.edition()).computeIfAbsent(placed.group(), _ -> new @Nullable Pool[CODES]);
        var pool = byCode[payer];
        if (pool == null) {
            pool = Pool.under(placed.terms().price());
            byCode[payer] = pool;
        }
        return pool;
    }
}
