package se.klardag.cli.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.klardag.cli.cases.IdSet;
import se.klardag.cli.cases.Overlaps;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.RecordedCase;

/// The cases that others overlap (*tidigare ärenden*), in hand when those are told of. The first case of a patient is read
/// before any other of the patient, so that only the later ones have to be kept from the pass before.
final class EarlierCases {
    /// With so many kept, the files are read once more instead.
    private static final int MOST_KEPT = 100_000;

    private final int most;
    private IdSet patients = new IdSet();
    private final Map<Long, RecordedCase> kept = new HashMap<>();
    private final Set<Long> wanted = new HashSet<>();
    private boolean tooMany;

    EarlierCases() {
        this(MOST_KEPT);
    }

    EarlierCases(int most) {
        this.most = most;
    }

    void clear() {
        patients = new IdSet();
        kept.clear();
        wanted.clear();
        tooMany = false;
    }

    /// Takes every case, in the order of the files.
    ///
    /// @param patient hash of the pseudonym; 0 when it is blank
    /// @param place   of the case in the files
    void learn(long patient, long place, Case fact) {
        if (patient == 0 || patients.add(patient) || tooMany) {
            return;
        }
        if (kept.size() == most) {
            tooMany = true;
            kept.clear();
        } else {
            kept.put(place, RecordedCase.copyOf(fact));
        }
    }

    /// Says which are asked for.
    ///
    /// @return whether each will be in hand when its turn comes; if not, every case is to be [#read] first
    boolean want(List<Overlaps.Overlap> found) {
        patients = new IdSet();
        wanted.clear();
        found.forEach(overlap -> wanted.add(overlap.earlierPlace()));
        kept.keySet().retainAll(wanted);
        return found.isEmpty() || !tooMany;
    }

    /// Takes a case of a further pass.
    void read(long place, Case fact) {
        if (wanted.contains(place)) {
            kept.computeIfAbsent(place, _ -> RecordedCase.copyOf(fact));
        }
    }

    /// The case at a place that was wanted; empty where the files have changed since.
    Optional<RecordedCase> at(long place) {
        return Optional.ofNullable(kept.get(place));
    }
}
