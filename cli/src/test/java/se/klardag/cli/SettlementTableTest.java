package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.text.ExitCode;

/// What a controller sees on the screen, but for the whole tables in [PrintedTablesTest].
class SettlementTableTest {
    private static Path cases(Path folder) {
        return CaseLines.file(
                folder,
                CaseLines.row(),
                CaseLines.row("case_id", "b", "ready_notice_at", "2022-06-05 10:00"),
                CaseLines.row("case_id", "c", "municipality", "1281", "ready_notice_at", "2022-09-07 10:00"),
                CaseLines.row("case_id", "d", "municipality", "1281", "consent", "no"),
                CaseLines.row("case_id", "e", "municipality", "0114"),
                CaseLines.row("case_id", "f", "municipality", "9999"));
    }

    @Test
    void only_billed_municipalities_are_marked(@TempDir Path folder) {
        var rows = Call.settle(cases(folder)).out().lines().filter(line -> line.contains("128")).toList();

        then(rows).hasSize(2);
        then(rows.getFirst()).startsWith("▶  1280");
        then(rows.getLast()).startsWith("   1281");
    }

    @Test
    void every_line_of_the_table_ends_in_the_same_column(@TempDir Path folder) {
        var lines = Call.settle(cases(folder)).out().lines().toList();
        int first = indexOfRule(lines, 0);
        int last = indexOfRule(lines, first + 1);
        var table = lines.subList(first - 1, last + 2);

        then(table).allSatisfy(line -> then(line).hasSameSizeAs(lines.get(first)));
    }

    @Test
    void a_month_without_cases_says_so(@TempDir Path folder) {
        then(Call.settle(CaseLines.file(folder)).out()).contains("Inga ärenden hör till september 2022.");
    }

    @Test
    void a_carve_out_has_columns_of_its_own(@TempDir Path folder) {
        var rules = CaseLines.text(
                folder, "min.yaml", "id: min\nextends: skane-2018\nlongStay: {over: 7}\n");
        var call = Call.of("settle", "--agreement", rules.toString(), "--period", "2022-09", cases(folder).toString());

        then(call.code()).as(call.err()).isEqualTo(ExitCode.WITH_REJECTS);
        // 96 noons are one long-stay case of 89 days above 7; the other case alone is 4 - 2.8; 90.2 × 9 300 = 838 860 kr
        then(call.out().lines()).contains(
                "   Kod   Kommun      Ärenden  Dygn  Medel  Gräns  Över gräns  Långliggare  Deras dygn  Kr/dygn   Belopp"
                        + "  Att betala",
                "▶  1280  Malmö             1     4  4,000    2,8         1,2            1          89    9 300  838 860"
                        + "     838 860");
    }

    private static int indexOfRule(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).startsWith("──")) {
                return i;
            }
        }
        throw new AssertionError("no rule");
    }
}
