package se.klardag.cli.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.Style;
import se.klardag.cli.xlsx.Workbook;
import se.klardag.engine.eligibility.Finding;
import se.klardag.rules.places.Municipalities;

/// The deviations as a workbook that two parties go through in a meeting (*avvikelselista*): counts, counts by kommun and
/// by ward, and every case with room for what each side says.
public final class MeetingList {
    /// What a person can go through, and a spreadsheet open at ease; the rest is in the CSV file.
    private static final int MOST_ROWS = 50_000;

    private final Texts texts;
    private final Municipalities municipalities;
    private final List<LocatedFinding> rows = new ArrayList<>();
    private boolean cut;

    public MeetingList(Texts texts, Municipalities municipalities) {
        this.texts = texts;
        this.municipalities = municipalities;
    }

    /// Takes the next deviation.
    public void add(LocatedFinding found) {
        if (rows.size() < MOST_ROWS) {
            rows.add(found);
        } else {
            cut = true;
        }
    }

    /// The bytes of the file.
    public byte[] bytes(CaseReview checking) {
        return new Workbook(texts.get("check.sheet.list"), Optional.empty(), texts.language(), List.of(
                counts(checking),
                matrix("check.sheet.municipalities", "column.municipality", checking.byMunicipality(), checking,
                        this::place),
                matrix("check.sheet.units", "check.column.unit", checking.byUnit(), checking, this::unit),
                list())).bytes();
    }

    private Sheet counts(CaseReview checking) {
        var sheet = sheet("check.sheet.counts", List.of("check.column.deviation", "check.column.severity",
                "check.column.count", "check.column.clause", "check.column.code"), List.of(70, 14, 10, 46, 30));
        int row = 2;
        for (var finding : worstFirst()) {
            var count = checking.counts().get(finding);
            if (count != null) {
                sheet.row(row++, List.of(
                        text(FindingText.general(finding, texts)),
                        text(texts.get("severity." + finding.severity().code())),
                        Cell.number(count, Style.CENTRED),
                        text(FindingText.clause(finding)),
                        text(finding.code())));
            }
        }
        if (cut) {
            sheet.put(row + 1, 1, text(texts.get("check.cut", MOST_ROWS)));
        }
        return sheet;
    }

    private static List<Finding> worstFirst() {
        return Arrays.stream(Finding.values()).sorted(Comparator.comparing(Finding::severity)).toList();
    }

    private Sheet matrix(
            String name, String heading, Map<String, Map<Finding, Long>> counts, CaseReview checking,
            UnaryOperator<String> shown) {
        var columns = worstFirst().stream()
                .filter(each -> checking.counts().containsKey(each) && each != Finding.DAY_WITHOUT_DISCHARGES)
                .toList();
        var words = new ArrayList<>(List.of(texts.get(heading)));
        var widths = new ArrayList<>(List.of(30));
        for (var column : columns) {
            words.add(FindingText.general(column, texts));
            widths.add(18);
        }
        var sheet = Sheet.headed(texts.get(name), words, widths);
        sheet.freeze(1, 1);
        int row = 2;
        for (var entry : counts.entrySet()) {
            sheet.put(row, 1, text(shown.apply(entry.getKey())));
            for (int i = 0; i < columns.size(); i++) {
                var count = entry.getValue().get(columns.get(i));
                if (count != null) {
                    sheet.put(row, i + 2, Cell.number(count, Style.CENTRED));
                }
            }
            row++;
        }
        return sheet;
    }

    private Sheet list() {
        var sheet = sheet("check.sheet.list",
                List.of("column.municipality", "check.column.unit", "check.column.case", "check.column.deviation",
                        "check.column.severity", "fact.admitted_at", "fact.admission_notice_at", "fact.ready_at",
                        "fact.ready_notice_at", "fact.discharged_at", "check.column.file", "check.column.row",
                        "check.column.kommun-says", "check.column.region-says"),
                List.of(22, 22, 22, 60, 12, 17, 17, 17, 17, 17, 22, 8, 40, 40));
        int row = 1;
        for (var found : rows) {
            var words = new ArrayList<>(List.of(
                    place(found.municipality()), found.unit(), found.caseId(), FindingText.of(found, texts),
                    texts.get("severity." + found.finding().severity().code())));
            words.addAll(found.moments());
            words.add(found.file());
            row++;
            for (int i = 0; i < words.size(); i++) {
                if (!words.get(i).isEmpty()) {
                    sheet.put(row, i + 1, text(words.get(i)));
                }
            }
            if (found.row() > 0) {
                sheet.put(row, words.size() + 1, Cell.number(found.row(), Style.PLAIN));
            }
        }
        sheet.table(1, row);
        return sheet;
    }

    private static Cell text(String text) {
        return Cell.text(text, Style.PLAIN);
    }

    private String place(String code) {
        return Optional.of(code)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> municipalities.find(Integer.parseInt(text)))
                .map(each -> code + " " + each.name())
                .orElse(code);
    }

    private String unit(String unit) {
        return unit.isEmpty() ? texts.get("check.no-unit") : unit;
    }

    private Sheet sheet(String name, List<String> keys, List<Integer> widths) {
        return Sheet.headed(texts.get(name), keys.stream().map(texts::get).toList(), widths);
    }
}
