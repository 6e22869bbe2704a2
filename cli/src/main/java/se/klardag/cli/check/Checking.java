package se.klardag.cli.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import se.klardag.cli.Overlaps;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Deadlines;
import se.klardag.rules.Municipalities;

/// Looks through case files for deviations (*granskning*), in two passes: the first learns what only all cases together
/// show, the second tells each case's deviations in the order of the files. Memory holds 40 bytes a case with a patient
/// and nothing of the rest.
public final class Checking {
    private final CaseFiles files;
    private final Municipalities municipalities;
    private final Function<LocalDate, Deadlines> deadlines;
    private final UnaryOperator<CaseSource> progress;
    private final Survey survey;
    private final Overlaps overlaps = new Overlaps();
    private final Map<Long, List<Overlaps.Overlap>> overlapping = new HashMap<>();
    private final Map<Long, RecordedCase> involved = new HashMap<>();
    private final Map<Deviation, Long> counts = new EnumMap<>(Deviation.class);
    private final Map<String, Map<Deviation, Long>> byMunicipality = new TreeMap<>();
    private final Map<String, Map<Deviation, Long>> byUnit = new TreeMap<>();

    /// @param deadlines of messages, by a day near the cases
    /// @param progress  shows that long work goes on
    public Checking(
            CaseFiles files,
            Municipalities municipalities,
            Function<LocalDate, Deadlines> deadlines,
            UnaryOperator<CaseSource> progress) {
        this.files = files;
        this.municipalities = municipalities;
        this.deadlines = deadlines;
        this.progress = progress;
        this.survey = new Survey(municipalities);
    }

    /// Looks through the files.
    ///
    /// @param region two digits; that of most cases when empty
    /// @param taker  told of each deviation
    public void look(String region, Consumer<Found> taker) {
        files.read(source -> {
            survey.clear();
            overlaps.clear();
            progress.apply(source).forEach(this::learn);
            return survey;
        });
        relate();
        var ours = region.isEmpty() ? survey.region() : region;
        var checks = new CaseChecks(
                deadlines.apply(LocalDate.ofEpochDay(survey.lastDay())), survey.lastDay(), files);
        files.read(source -> {
            progress.apply(source).forEach(fact -> {
                checks.look(fact, (deviation, details) -> tell(deviation, details, fact, taker));
                if (!ours.isEmpty() && !municipalities.find(fact.municipality())
                        .map(Municipality::region)
                        .orElse(ours)
                        .equals(ours)) {
                    tell(Deviation.KOMMUN_NOT_OF_REGION,
                            List.of(municipalities.region(ours).orElse(ours)), fact, taker);
                }
                for (var overlap : overlapping.getOrDefault(files.place(), List.of())) {
                    tellOverlap(overlap, fact, taker);
                }
            });
            return survey;
        });
        for (long day : survey.daysWithout()) {
            count(Deviation.DAY_WITHOUT_DISCHARGES);
            taker.accept(new Found(Deviation.DAY_WITHOUT_DISCHARGES, List.of(LocalDate.ofEpochDay(day).toString()), "",
                    "", "", List.of("", "", "", "", ""), "", 0));
        }
    }

    private void learn(Case fact) {
        survey.add(fact);
        overlaps.add(
                files.patientHash(),
                fact.readyNoticeAt(),
                WallClock.isKnown(fact.withdrawnAt()) ? fact.withdrawnAt() : fact.dischargedAt(),
                files.place(),
                true);
    }

    /// Finds overlaps, and reads once more for the cases they are about.
    private void relate() {
        overlapping.clear();
        involved.clear();
        var found = overlaps.find();
        overlaps.clear();
        if (found.isEmpty()) {
            return;
        }
        var wanted = new HashMap<Long, Boolean>();
        for (var overlap : found) {
            overlapping.computeIfAbsent(overlap.place(), _ -> new ArrayList<>()).add(overlap);
            wanted.put(overlap.earlierPlace(), true);
        }
        files.read(source -> {
            source.forEach(fact -> {
                if (wanted.containsKey(files.place())) {
                    involved.put(files.place(), RecordedCase.copyOf(fact));
                }
            });
            return involved;
        });
    }

    private void tellOverlap(Overlaps.Overlap overlap, Case fact, Consumer<Found> taker) {
        var earlier = involved.get(overlap.earlierPlace());
        if (earlier == null) {
            return; // it was read before, and the file has not changed since
        }
        boolean same = earlier.readyNoticeAt() == fact.readyNoticeAt()
                && earlier.dischargedAt() == fact.dischargedAt()
                && earlier.municipality() == fact.municipality();
        tell(same ? Deviation.SAME_PERIOD_TWICE : Deviation.OVERLAPPING_PERIODS,
                List.of(
                        IdentityMask.mask(earlier.id()), nameOf(files.fileOf(overlap.earlierPlace())),
                        Long.toString(files.lineOf(overlap.earlierPlace()))),
                fact,
                taker);
    }

    private void tell(Deviation deviation, List<String> details, Case fact, Consumer<Found> taker) {
        count(deviation);
        var code = Municipality.codeText(fact.municipality());
        var unit = IdentityMask.mask(files.unit());
        byMunicipality.computeIfAbsent(code, _ -> new EnumMap<>(Deviation.class)).merge(deviation, 1L, Long::sum);
        byUnit.computeIfAbsent(unit, _ -> new EnumMap<>(Deviation.class)).merge(deviation, 1L, Long::sum);
        taker.accept(new Found(
                deviation, details, code, unit, IdentityMask.mask(fact.id()),
                List.of(
                        moment(fact.admittedAt()), moment(fact.admissionNoticeAt()), moment(fact.readyAt()),
                        moment(fact.readyNoticeAt()), moment(fact.dischargedAt())),
                IdentityMask.mask(files.file()),
                files.line()));
    }

    /// A file without its folders, which the row has a column for.
    private static String nameOf(String file) {
        return IdentityMask.mask(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
    }

    private void count(Deviation deviation) {
        counts.merge(deviation, 1L, Long::sum);
    }

    private static String moment(long moment) {
        return WallClock.isKnown(moment) ? WallClock.toLocal(moment).toString().replace('T', ' ') : "";
    }

    /// Accepted cases.
    public long cases() {
        return survey.cases();
    }

    /// How many of each.
    public Map<Deviation, Long> counts() {
        return counts;
    }

    /// How many of each, by kommunkod.
    public Map<String, Map<Deviation, Long>> byMunicipality() {
        return byMunicipality;
    }

    /// How many of each, by ward.
    public Map<String, Map<Deviation, Long>> byUnit() {
        return byUnit;
    }
}
