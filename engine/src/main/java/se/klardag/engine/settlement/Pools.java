package se.klardag.engine.settlement;

import org.jspecify.annotations.Nullable;
import se.klardag.engine.bill.CareGroup;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.liability.Pool;
import se.klardag.engine.terms.AgreementTerms;

/// One pool per municipality and group of care (*summeringar*). Holds sums, no cases.
final class Pools implements Residing.Taker {
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
        Residing.show(fact, agreement, this);
    }

    @Override
    public void take(Case fact, int payer, Assessment.Here here, boolean again) {
        if (!here.listed()) {
            return;
        }
        boolean party = agreement.parties().include(payer);
        if (!again) {
            watcher.saw(fact, here, party);
        }
        if (party) {
            poolOf(fact, payer).add(here);
        } else {
            notParty++;
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

    private Pool poolOf(Case fact, int payer) {
        var group = groupOf(fact.careType(), agreement);
        var pools = group == CareGroup.PSYCHIATRIC ? psychiatric : first;
        var pool = pools[payer];
        if (pool == null) {
            pool = Pool.under(Settling.termsOf(group, agreement).price());
            pools[payer] = pool;
        }
        return pool;
    }

    private static void show(Taker taker, int code, CareGroup group, @Nullable Pool pool) {
        if (pool != null) {
            taker.take(code, group, pool);
        }
    }
}
