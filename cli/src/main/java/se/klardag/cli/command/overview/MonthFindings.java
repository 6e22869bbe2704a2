package se.klardag.cli.command.overview;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.check.CaseReview;
import se.klardag.cli.check.LocatedFinding;
import se.klardag.cli.overview.PlaceFindings;
import se.klardag.cli.text.IdentityMask;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.eligibility.Finding;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.rules.places.Municipalities;

/// The deviations that `check` and the letters show (*månadens avvikelser*), of a month's cases alone: also of those that are
/// not counted.
final class MonthFindings implements CaseListener {
    private final CaseFiles files;
    private final Set<String> rows = new HashSet<>();
    private final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
    private final Map<Integer, Map<Finding, Long>> byPlace = new TreeMap<>();

    MonthFindings(CaseFiles files) {
        this.files = files;
    }

    /// Forgets everything, as the cases pass again.
    CaseSource watching(CaseSource source) {
        rows.clear();
        counts.clear();
        byPlace.clear();
        return source;
    }

    @Override
    public void onCase(Case fact, Assessment.InMonth days, boolean party) {
        rows.add(place(IdentityMask.mask(files.fileOf(fact.origin())), fact.origin().row()));
        if (!party) {
            count(fact.municipality(), Finding.KOMMUN_NOT_PARTY);
        }
    }

    /// Looks through the files.
    PlaceFindings find(UnaryOperator<CaseSource> progress) {
        new CaseReview(files, Municipalities.shipped(), progress).look("", this::take);
        return new PlaceFindings(counts, byPlace);
    }

    private void take(LocatedFinding each) {
        if (!each.caseId().isEmpty() && rows.contains(place(each.file(), each.row()))) {
            count(Integer.parseInt(each.municipality()), each.finding());
        }
    }

    private void count(int municipality, Finding finding) {
        counts.merge(finding, 1L, Long::sum);
        byPlace.computeIfAbsent(municipality, _ -> new EnumMap<>(Finding.class)).merge(finding, 1L, Long::sum);
    }

    private static String place(String file, long row) {
        return row + " " + file;
    }
}
