package se.klardag.cli.command.intake;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.Overlaps;
import se.klardag.cli.cases.plain.PassedRow;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.Texts;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.eligibility.Finding;
import se.klardag.engine.eligibility.FindingDetection;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.population.Deadlines;

/// Notes what is odd about the month's cases (*avvikelser*): counts, and every finding to a file when asked.
///
/// Overlapping periods need every row's times in memory, and are looked for only when a file is asked for.
public final class FindingLog implements CaseListener {
    public static final List<String> HEADER = List.of("file", "row", "case_id", "finding", "message");

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final Residence residence;
    private final Optional<OutputFolder.Lines> lines;
    private final Texts texts;
    private final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
    private final Overlaps overlaps = new Overlaps();
    private boolean ofMonth;

    /// @param residence what the terms say of who pays
    public FindingLog(
            CaseFiles files, Deadlines deadlines, Residence residence, Optional<OutputFolder.Lines> lines,
            Texts texts) {
        this.files = files;
        this.deadlines = deadlines;
        this.residence = residence;
        this.lines = lines;
        this.texts = texts;
    }

    /// The same cases, noted as they pass.
    public CaseSource watching(CaseSource source) {
        return taker -> {
            counts.clear();
            overlaps.clear();
            lines.ifPresent(OutputFolder.Lines::restart);
            source.forEach(fact -> {
                ofMonth = false;
                taker.accept(fact);
                if (lines.isPresent()) {
                    overlaps.add(
                            files.patientHash(), fact.readyNoticeAt(), Overlaps.end(fact), fact.origin().packed(),
                            ofMonth);
                }
            });
        };
    }

    /// Notes a row that is not shown as a case: it may overlap one of the month.
    public void pass(PassedRow row) {
        if (lines.isPresent()) {
            overlaps.add(row.patientHash(), row.readyNoticeAt(), row.dischargedAt(), row.origin().packed(), false);
        }
    }

    @Override
    public void onCase(Case fact, Assessment.InMonth days, boolean party) {
        ofMonth = true;
        if (!party) {
            note(fact, new FindingDetection.Found(Finding.KOMMUN_NOT_PARTY, List.of()));
        }
        FindingDetection.of(fact, deadlines).forEach(found -> note(fact, found));
        FindingDetection.unusedResidence(fact, residence).forEach(found -> note(fact, found));
    }

    /// Adds overlaps to the file, when there is one: they are found once all rows are known.
    public void finish() {
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
                        CaseOrigin.of(overlap.place()),
                        ids.getOrDefault(overlap.place(), ""),
                        Finding.OVERLAPPING_PERIODS,
                        texts.get(
                                "deviation.overlapping-periods",
                                IdentityMask.mask(ids.getOrDefault(overlap.earlierPlace(), "")),
                                IdentityMask.mask(files.fileOf(CaseOrigin.of(overlap.earlierPlace()))),
                                CaseOrigin.of(overlap.earlierPlace()).row()));
            }
        }
    }

    /// How many of each.
    public Map<Finding, Long> counts() {
        return counts;
    }

    private Map<Long, String> idsOf(List<Overlaps.Overlap> found) {
        var ids = new HashMap<Long, String>();
        found.forEach(overlap -> {
            ids.put(overlap.place(), "");
            ids.put(overlap.earlierPlace(), "");
        });
        files.read(source -> {
            source.forEach(fact -> ids.computeIfPresent(fact.origin().packed(), (_, _) -> fact.id()));
            return ids;
        });
        return ids;
    }

    private void note(Case fact, FindingDetection.Found found) {
        count(found.finding());
        lines.ifPresent(file -> write(
                file,
                fact.origin(),
                fact.id(),
                found.finding(),
                texts.get("deviation." + found.finding().code(), found.details().toArray())));
    }

    private void count(Finding finding) {
        counts.merge(finding, 1L, Long::sum);
    }

    private void write(OutputFolder.Lines file, CaseOrigin origin, String id, Finding finding, String message) {
        file.write(List.of(
                IdentityMask.mask(files.fileOf(origin)),
                Long.toString(origin.row()),
                IdentityMask.mask(id),
                finding.code(),
                message));
    }
}
