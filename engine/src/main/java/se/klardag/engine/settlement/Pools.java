package se.klardag.engine.settlement;

import org.jspecify.annotations.Nullable;
import se.klardag.engine.bill.CareGroup;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.liability.Pool;
import se.klardag.engine.terms.AgreementTerms;

/// One pool per municipality and group of care (*summeringar*). Holds sums, no cases.
final class Pools {
    private static final int CODES = 10_000;

    /// Takes each pool in turn.
    @FunctionalInterface
    interface Taker {
        void take(int municipality, CareGroup group, Pool pool);
    }

    private final AgreementTerms agreement;
    private final CaseWatcher watcher;
    private final @Nullable Pool[] first = new @Nullable Pool[CODES];
    private final @Nullable Pool[] psychiatric = new @Nullable Pool[CODES];
    private long notParty;

    Pools(AgreementTerms agreement, CaseWatcher watcher) {
        this.agreement = agreement;
        this.watcher = watcher;
    }

    /// Takes one case through eligibility and days, and adds it where it belongs.
    void take(Case fact) {
        switch (Settling.assess(fact, agreement)) {
            case Assessment.Elsewhere _ -> {
                // Another month's case: not ours to count.
            }
            case Assessment.Here here -> {
                if (!here.listed()) {
                    return;
                }
                boolean party = agreement.parties().include(fact.municipality());
                watcher.saw(fact, here, party);
                if (party) {
                    poolOf(fact).add(here);
                } else {
                    notParty++;
                }
            }
        }
    }

    long notParty() {
        return notParty;
    }

    /// Shows the pools, ascending by municipality, somatic before psychiatric.
    void forEach(Taker taker) {
        var group = agreement.split() ? CareGroup.SOMATIC : CareGroup.ALL;
        for (int code = 0; code < CODES; code++) {
            show(taker, code, group, first[code]);
            show(taker, code, CareGroup.PSYCHIATRIC, psychiatric[code]);
        }
    }

    /// The group that a kind of care is settled in; not stated goes with somatic.
    static CareGroup groupOf(CareType careType, AgreementTerms agreement) {
        if (!agreement.split()) {
            return CareGroup.ALL;
        }
        return switch (careType) {
            case PSYCHIATRIC -> CareGroup.PSYCHIATRIC;
            case SOMATIC, NOT_STATED -> CareGroup.SOMATIC;
        };
    }

    private Pool poolOf(Case fact) {
        var pools = groupOf(fact.careType(), agreement) == CareGroup.PSYCHIATRIC ? psychiatric : first;
        var pool = pools[fact.municipality()];
        if (pool == null) {
            pool = new Pool();
            pools[fact.municipality()] = pool;
        }
        return pool;
    }

    private static void show(Taker taker, int code, CareGroup group, @Nullable Pool pool) {
        if (pool != null) {
            taker.take(code, group, pool);
        }
    }
}
