package se.klardag.cli.cases;

import java.util.function.Consumer;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.engine.facts.Case;

/// The ids of one pass (*sedda ärende-id*), and those that came again.
final class SeenIds {
    private final IdSet ids;
    private final LongSet repeated = new LongSet();
    private final boolean looking;

    /// @param looking whether repeated ids are still to be found
    /// @param expected rows; there may be more
    SeenIds(boolean looking, long expected) {
        this.ids = new IdSet(looking ? expected : 0);
        this.looking = looking;
    }

    void see(CaseRow row) {
        if (looking && row.hasId() && !ids.add(row.idHash())) {
            repeated.add(row.idHash());
        }
    }

    /// Sees the ids of rows that are about to be shown, many at once: memory is waited for once.
    ///
    /// @param hashes 0 for a row that is seen by itself
    void expect(long[] hashes, int count) {
        for (int i = 0; looking && i < count; i++) {
            if (hashes[i] != 0 && !ids.add(hashes[i])) {
                repeated.add(hashes[i]);
            }
        }
    }

    /// Takes cases while every id is new. Once one was not, the pass is to be repeated, and shows no more.
    Consumer<Case> guard(Consumer<? super Case> taker) {
        return shown -> {
            if (repeated.isEmpty()) {
                taker.accept(shown);
            }
        };
    }

    /// @throws RepeatedIdsException when an id came again
    void end() {
        if (!repeated.isEmpty()) {
            throw new RepeatedIdsException(repeated);
        }
    }
}
