package se.klardag.cli.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.Overlaps;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.remarks.CaseRemarks;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.IdentityMask;
import se.klardag.engine.eligibility.Finding;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.FieldCoverage;
import se.klardag.rules.places.Municipalities;

/// Looks through case files for deviations (*granskning*), in two passes: the first learns what only all cases together
/// show, the second tells each case's deviations in the order of the files. Memory holds some 50 bytes a case with a patient,
/// the later cases of patients with several up to a limit, and nothing of the rest.
public final class CaseReview {
    private final CaseFiles files;
    private final Municipalities municipalities;
    private final UnaryOperator<CaseSource> progress;
    private final Survey survey;
    private final Overlaps overlaps = new Overlaps();
    private final Map<Long, List<Overlaps.Overlap>> overlapping = new HashMap<>();
    private final EarlierCases earlier = new EarlierCases();
    private CaseRemarks.Search search = new CaseRemarks.Search(_ -> true);
    private CaseRemarks remarks = CaseRemarks.NONE;
    private final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
    private final Map<String, Map<Finding, Long>> byMunicipality = new TreeMap<>();
    private final Map<String, Map<Finding, Long>> byUnit = new TreeMap<>();

    /// @param progress  shows that long work goes on
    public CaseReview(
            CaseFiles files,
            Municipalities municipalities,
            UnaryOperator<CaseSource> progress) {
        this.files = files;
        this.municipalities = municipalities;
        this.progress = progress;
        this.survey = new Survey(municipalities);
    }

    /// Looks through the files.
    ///
    /// @param region two digits; that of most cases when empty
    /// @param taker  receives each deviation
    public void look(String region, Consumer<LocatedFinding> taker) {
        files.read(source -> {
            survey.clear();
            overlaps.clear();
            earlier.clear();
            search = new CaseRemarks.Search(_ -> true);
            progress.apply(source).forEach(this::learn);
            return survey;
        });
        relate();
        remarks = files.read(source -> search.found(CaseRemarks.questions(), lacking(), source));
        var ours = region.isEmpty() ? survey.region() : region;
        var checks = new CaseChecks(
                StatuteLimits.on(LocalDate.ofEpochDay(survey.lastDay())), survey.lastDay(), files);
        var elsewhere = new HashMap<Integer, Boolean>();
        files.read(source -> {
            progress.apply(source).forEach(fact -> {
                checks.look(fact, (finding, details) -> tell(finding, details, fact, taker));
                if (!ours.isEmpty()
                        && elsewhere.computeIfAbsent(fact.municipality(), code -> isElsewhere(code, ours))) {
                    tell(Finding.KOMMUN_NOT_OF_REGION,
                            List.of(municipalities.region(ours).orElse(ours)), fact, taker);
                }
                long place = fact.origin().packed();
                earlier.read(place, fact);
                for (var overlap : overlapping.getOrDefault(place, List.of())) {
                    tellOverlap(overlap, fact, taker);
                }
            });
            return survey;
        });
        for (long day : survey.daysWithout()) {
            count(Finding.DAY_WITHOUT_DISCHARGES);
            taker.accept(new LocatedFinding(Finding.DAY_WITHOUT_DISCHARGES,
                    List.of(DateTimeFormats.date(day)), "",
                    "", "", List.of("", "", "", "", ""), "", 0));
        }
    }

    /// Fields of which a blank says nothing: some file has no column for them.
    private FieldCoverage lacking() {
        var lacking = EnumSet.noneOf(CaseField.class);
        for (var field : CaseRemarks.questions()) {
            if (files.filled().lacks(Column.of(field)) || files.filled().isDeclaredAbsent(Column.of(field))) {
                lacking.add(field);
            }
        }
        return new FieldCoverage(Set.of(), Set.of(), lacking);
    }

    /// What somebody should look at in the cases.
    public CaseRemarks remarks() {
        return remarks;
    }

    private boolean isElsewhere(int code, String region) {
        return !municipalities.find(code).map(Municipality::region).orElse(region).equals(region);
    }

    private void learn(Case fact) {
        survey.add(fact);
        search.add(fact);
        earlier.learn(files.patientHash(), fact.origin().packed(), fact);
        overlaps.add(
                files.patientHash(),
                fact.readyNoticeAt(),
                Overlaps.end(fact),
                fact.origin().packed(),
                true);
    }

    /// Finds overlaps; reads once more only where too many cases would have had to be kept.
    private void relate() {
        overlapping.clear();
        var found = overlaps.find();
        overlaps.clear();
        found.forEach(overlap -> overlapping.computeIfAbsent(overlap.place(), _ -> new ArrayList<>()).add(overlap));
        if (!earlier.want(found)) {
            files.read(source -> {
                source.forEach(fact -> earlier.read(fact.origin().packed(), fact));
                return earlier;
            });
        }
    }

    private void tellOverlap(Overlaps.Overlap overlap, Case fact, Consumer<LocatedFinding> taker) {
        var found = earlier.at(overlap.earlierPlace());
        if (found.isEmpty()) {
            return; // it was read before, and the file has not changed since
        }
        var before = found.get();
        boolean same = before.readyNoticeAt() == fact.readyNoticeAt()
                && before.dischargedAt() == fact.dischargedAt()
                && before.municipality() == fact.municipality();
        var place = nameOf(files.fileOf(before.origin()));
        var row = Long.toString(before.origin().row());
        tell(same ? Finding.SAME_PERIOD_TWICE : Finding.OVERLAPPING_PERIODS,
                before.municipality() == fact.municipality()
                        ? List.of(IdentityMask.mask(before.id()), place, row)
                        // who is told of this case is not told of another's
                        : List.of("", place, row, Municipality.codeText(before.municipality())),
                fact,
                taker);
    }

    private void tell(Finding finding, List<String> details, Case fact, Consumer<LocatedFinding> taker) {
        count(finding);
        var code = Municipality.codeText(fact.municipality());
        var unit = IdentityMask.mask(files.unit());
        byMunicipality.computeIfAbsent(code, _ -> new EnumMap<>(Finding.class)).merge(finding, 1L, Long::sum);
        byUnit.computeIfAbsent(unit, _ -> new EnumMap<>(Finding.class)).merge(finding, 1L, Long::sum);
        taker.accept(new LocatedFinding(
                finding, details, code, unit, IdentityMask.mask(fact.id()),
                List.of(
                        DateTimeFormats.cell(fact.admittedAt()), DateTimeFormats.cell(fact.admissionNoticeAt()),
                        DateTimeFormats.cell(fact.readyAt()), DateTimeFormats.cell(fact.readyNoticeAt()),
                        DateTimeFormats.cell(fact.dischargedAt())),
                IdentityMask.mask(files.fileOf(fact.origin())),
                fact.origin().row()));
    }

    /// A file without its folders, which the row has a column for.
    private static String nameOf(String file) {
        return IdentityMask.mask(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
    }

    private void count(Finding finding) {
        counts.merge(finding, 1L, Long::sum);
    }

    /// Accepted cases.
    public long cases() {
        return survey.cases();
    }

    /// Whether any of the deviations is an error.
    public boolean hasErrors() {
        return counts.keySet().stream().anyMatch(each -> each.severity() == Finding.Severity.ERROR);
    }

    /// How many of each.
    public Map<Finding, Long> counts() {
        return counts;
    }

    /// How many of each, by kommunkod.
    public Map<String, Map<Finding, Long>> byMunicipality() {
        return byMunicipality;
    }

    /// How many of each, by ward.
    public Map<String, Map<Finding, Long>> byUnit() {
        return byUnit;
    }
}
