package se.klardag.cli;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.eligibility.Finding;
import se.klardag.engine.eligibility.Observing;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.CaseWatcher;
import se.klardag.engine.terms.Deadlines;

/// Notes what is odd about the month's cases (*iakttagelser*): counts, and every finding to a file when asked.
///
/// Overlapping periods need every row's times in memory, and are looked for only when a file is asked for.
final class FindingLog implements CaseWatcher {
    static final List<String> HEADER = List.of("file", "row", "case_id", "finding", "message");

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final Optional<OutFolder.Lines> lines;
    private final Texts texts;
    private final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
    private final Overlaps overlaps = new Overlaps();
    private boolean ofMonth;

    FindingLog(CaseFiles files, Deadlines deadlines, Optional<OutFolder.Lines> lines, Texts texts) {
        this.files = files;
        this.deadlines = deadlines;
        this.lines = lines;
        this.texts = texts;
    }

    /// The same cases, noted as they pass.
    CaseSource watching(CaseSource source) {
        return taker -> {
            counts.clear();
            overlaps.clear();
            lines.ifPresent(OutFolder.Lines::restart);
            source.forEach(fact -> {
                ofMonth = false;
                taker.accept(fact);
                if (lines.isPresent()) {
                    overlaps.add(
                            files.patientHash(), fact.readyNoticeAt(), end(fact), files.place(), ofMonth);
                }
            });
        };
    }

    /// A withdrawn notice ends its period.
    private static long end(Case fact) {
        return WallClock.isKnown(fact.withdrawnAt()) ? fact.withdrawnAt() : fact.dischargedAt();
    }

    @Override
    public void saw(Case fact, Assessment.Here here, boolean party) {
        ofMonth = true;
        if (!party) {
            note(fact, Finding.KOMMUN_NOT_PARTY);
        }
        for (var finding : Observing.of(fact, deadlines)) {
            note(fact, finding);
        }
    }

    /// Adds overlaps to the file, when there is one: they are found once all rows are known.
    void finish() {
        if (lines.isEmpty()) {
            return;
        }
        var found = overlaps.find();
        if (!found.isEmpty()) {
            var ids = idsOf(found);
            for (var overlap : found) {
                count(Finding.OVERLAPPING_PERIODS);
                write(
                        lines.get(),
                        files.fileOf(overlap.place()),
                        files.lineOf(overlap.place()),
                        ids.getOrDefault(overlap.place(), ""),
                        Finding.OVERLAPPING_PERIODS,
                        texts.get(
                                "finding.overlapping-periods",
                                IdentityMask.mask(ids.getOrDefault(overlap.earlierPlace(), "")),
                                files.lineOf(overlap.earlierPlace())));
            }
        }
    }

    /// How many of each.
    Map<Finding, Long> counts() {
        return counts;
    }

    private Map<Long, String> idsOf(List<Overlaps.Overlap> found) {
        var ids = new HashMap<Long, String>();
        found.forEach(overlap -> {
            ids.put(overlap.place(), "");
            ids.put(overlap.earlierPlace(), "");
        });
        files.read(source -> {
            source.forEach(fact -> ids.computeIfPresent(files.place(), (_, _) -> fact.id()));
            return ids;
        });
        return ids;
    }

    private void note(Case fact, Finding finding) {
        count(finding);
        lines.ifPresent(file -> write(
                file,
                files.file(),
                files.line(),
                fact.id(),
                finding,
                texts.get("finding." + finding.code(), fact.municipality())));
    }

    private void count(Finding finding) {
        counts.merge(finding, 1L, Long::sum);
    }

    private static void write(
            OutFolder.Lines lines, String file, long line, String id, Finding finding, String message) {
        lines.write(
                List.of(IdentityMask.mask(file), Long.toString(line), IdentityMask.mask(id), finding.code(), message));
    }
}
