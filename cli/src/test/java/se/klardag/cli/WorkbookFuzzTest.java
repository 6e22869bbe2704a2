package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.PartyRule;
import se.klardag.rules.places.Payers;

/// Workbooks as other programs write them, at random: every row is a case or is rejected, a cell that something is in never
/// becomes a blank, and a moment is the moment that was meant in whatever kind of cell it comes. Seeded.
class WorkbookFuzzTest {
    private static final int WORKBOOKS = 400;
    private static final Payers PAYERS = Payers.of(new PartyRule.Everybody(), Municipalities.shipped());
    private static final List<String> COLUMNS = List.of("case_id", "municipality", "admission_notice_at",
            "ready_notice_at", "withdrawn_at", "discharged_at", "consent", "unit");

    /// What a row must become.
    private enum Fate {
        CASE,
        REJECTED
    }

    /// A cell, and what it must become: the value that a case has, empty for a blank, nothing for a rejection.
    private record Made(ForeignWorkbook.Cell cell, Optional<String> value) {}

    private final Random random = new Random(20221130);
    private ForeignWorkbook book = new ForeignWorkbook();
    private boolean since1904;

    @Test
    void every_row_is_a_case_or_is_rejected_and_nothing_becomes_a_blank(@TempDir Path folder) {
        int cases = 0;
        int rejects = 0;
        for (int i = 0; i < WORKBOOKS; i++) {
            book = new ForeignWorkbook();
            since1904 = i % 5 == 0;
            if (since1904) {
                book.since1904();
            }
            if (i % 7 == 0) {
                book.strict();
            }
            if (i % 3 == 0) {
                book.row(book.rich("En rubrik över tabellen")).row();
            }
            book.row(COLUMNS.stream().map(book::shared).toList());
            var fates = new HashMap<String, Fate>();
            var expected = new HashMap<String, Map<String, String>>();
            int rows = random.nextInt(12);
            for (int row = 0; row < rows; row++) {
                row("a" + row, fates, expected);
            }
            if (i % 4 == 0) {
                book.row(book.shared("Summa"), ForeignWorkbook.uncalculated("COUNTA(A2:A99)"));
            }
            var file = CaseLines.bytes(folder, "w.xlsx", book.bytes());
            var read = read(file);
            for (var each : fates.entrySet()) {
                var shown = "workbook " + i + ", row " + each.getKey() + " " + expected.get(each.getKey());
                then(read.cases().containsKey(each.getKey())).as(shown).isEqualTo(each.getValue() == Fate.CASE);
                cases += each.getValue() == Fate.CASE ? 1 : 0;
                rejects += each.getValue() == Fate.REJECTED ? 1 : 0;
            }
            then(read.rejected()).as("workbook " + i)
                    .hasSize((int) fates.values()
                            .stream()
                            .filter(fate -> fate == Fate.REJECTED)
                            .count());
            read.cases().forEach((id, found) -> thenAsMeant(found, expected.getOrDefault(id, Map.of())));
        }
        then(cases).isGreaterThan(300);
        then(rejects).isGreaterThan(500);
    }

    private void row(String id, Map<String, Fate> fates, Map<String, Map<String, String>> expected) {
        var cells = new ArrayList<ForeignWorkbook.Cell>();
        var values = new HashMap<String, String>();
        boolean rejected = false;
        for (var column : COLUMNS) {
            var made = switch (column) {
                case "case_id" -> text(id);
                case "municipality" -> municipality();
                case "consent" -> word();
                case "unit" -> text("Avd 1");
                default -> moment(column);
            };
            cells.add(made.cell());
            rejected |= made.value().isEmpty();
            values.put(column, made.value().orElse("?"));
        }
        if (random.nextInt(9) == 0) {
            book.hideNext();
        }
        book.row(cells);
        fates.put(id, rejected ? Fate.REJECTED : Fate.CASE);
        expected.put(id, values);
    }

    private Made text(String text) {
        return new Made(switch (random.nextInt(8)) {
            case 6 -> book.shared("_x0009_" + text);
            case 0 -> ForeignWorkbook.inline(text);
            case 1 -> book.rich(text);
            case 2 -> book.shared(text + "_x000D_");
            case 3 -> ForeignWorkbook.calculated("CONCATENATE(\"" + text + "\")", text);
            case 4 -> book.shared(" " + text + "\u00a0");
            default -> book.shared(text);
        }, Optional.of(text));
    }

    private Made municipality() {
        return switch (random.nextInt(8)) {
            case 0 -> new Made(ForeignWorkbook.error("#N/A"), Optional.empty());
            case 1 -> new Made(ForeignWorkbook.uncalculated("VLOOKUP(A1,X:Y,2)"), Optional.empty());
            case 2 -> new Made(ForeignWorkbook.number("180"), Optional.of("0180"));
            case 3 -> new Made(book.rich("1280"), Optional.of("1280"));
            case 4 -> new Made(ForeignWorkbook.number("1280.0"), Optional.of("1280"));
            default -> new Made(ForeignWorkbook.number("1280"), Optional.of("1280"));
        };
    }

    private Made word() {
        return switch (random.nextInt(6)) {
            case 0 -> new Made(ForeignWorkbook.bool(true), Optional.empty());
            case 1 -> new Made(ForeignWorkbook.formulaError("IF(1,NA())", "#N/A"), Optional.empty());
            case 2 -> new Made(ForeignWorkbook.calculated("IF(1,\"yes\")", "yes"), Optional.of("yes"));
            case 3 -> new Made(ForeignWorkbook.empty(), Optional.of(""));
            default -> new Made(book.shared("yes"), Optional.of("yes"));
        };
    }

    /// The moments of a case are in order, each on its own day of September 2022.
    private Made moment(String column) {
        int day = 1 + 4 * COLUMNS.indexOf(column);
        var text = String.format("2022-09-%02d 10:30", column.equals("withdrawn_at") ? 19 : day > 19 ? 27 : day);
        int dayOfMonth = Integer.parseInt(text.substring(8, 10));
        var serial = (since1904 ? 44_804 - 1462 : 44_804) + dayOfMonth + ".4375";
        if (column.equals("withdrawn_at") && random.nextInt(3) > 0) {
            return new Made(ForeignWorkbook.empty(), Optional.of(""));
        }
        return switch (random.nextInt(20)) {
            case 0 -> new Made(ForeignWorkbook.uncalculated("B2+1"), Optional.empty());
            case 1 -> new Made(ForeignWorkbook.error("#VALUE!"), Optional.empty());
            case 2 -> new Made(ForeignWorkbook.formulaError("B2-C2", "#REF!"), Optional.empty());
            case 3 -> new Made(book.shared(text), Optional.of(text));
            case 4 -> new Made(book.shared(text.replace(' ', 'T') + ":00"), Optional.of(text));
            case 5 -> new Made(ForeignWorkbook.calculatedMoment("B2+1", serial), Optional.of(text));
            case 6 -> new Made(ForeignWorkbook.calculated("TEXT(B2,\"x\")", text), Optional.of(text));
            case 7 -> new Made(book.rich(text), Optional.of(text));
            case 8 -> new Made(book.shared(text + "_x000D__x000A_"), Optional.of(text));
            case 9 -> new Made(ForeignWorkbook.inline("okänt"), Optional.empty());
            case 10 -> new Made(ForeignWorkbook.number(serial), Optional.of(text));
            case 11 -> new Made(ForeignWorkbook.isoDate(text.replace(' ', 'T') + ":00"), Optional.of(text));
            case 12 -> new Made(ForeignWorkbook.isoDate(text.replace(' ', 'T') + ":00.000"), Optional.of(text));
            case 13 -> new Made(book.shared("_x0009_" + text), Optional.of(text));
            case 14 -> new Made(ForeignWorkbook.calculated("IFERROR(B2,\"\")", "#REFERENS!"), Optional.empty());
            case 15 -> new Made(ForeignWorkbook.isoDate("2022-13-01T10:30:00"), Optional.empty());
            default -> new Made(ForeignWorkbook.moment(serial), Optional.of(text));
        };
    }

    private static void thenAsMeant(Case found, Map<String, String> expected) {
        then(found.municipality()).isEqualTo(Integer.parseInt(expected.getOrDefault("municipality", "0")));
        thenMoment(found.admissionNoticeAt(), expected.getOrDefault("admission_notice_at", "?"));
        thenMoment(found.readyNoticeAt(), expected.getOrDefault("ready_notice_at", "?"));
        thenMoment(found.withdrawnAt(), expected.getOrDefault("withdrawn_at", "?"));
        thenMoment(found.dischargedAt(), expected.getOrDefault("discharged_at", "?"));
    }

    private static void thenMoment(long moment, String text) {
        then(WallClock.isKnown(moment) ? WallClock.toLocal(moment).toString().replace('T', ' ') : "").isEqualTo(text);
    }

    /// What the reader made of a file.
    private record Read(Map<String, Case> cases, Set<Long> rejected) {}

    private static Read read(Path file) {
        var cases = new HashMap<String, Case>();
        var rejected = new HashSet<Long>();
        var files = new CaseFiles(List.of(file), ReadSettings.PLAIN, PAYERS, new RowLog() {
            @Override
            public void passStarts() {
                rejected.clear();
                cases.clear();
            }

            @Override
            public void rejected(RejectedRow row) {
                rejected.add(row.row());
            }
        });
        files.read(source -> {
            source.forEach(fact -> cases.put(fact.id(), RecordedCase.copyOf(fact)));
            return source;
        });
        var rows = files.rows();
        then(rows.used() + rows.rejected() + rows.notYet()).isEqualTo(rows.read());
        return new Read(cases, rejected);
    }
}
