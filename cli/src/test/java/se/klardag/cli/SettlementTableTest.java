package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a controller sees on the screen.
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
    void swedish_numbers_have_a_decimal_comma_and_spaces(@TempDir Path folder) {
        var out = Call.settle(cases(folder)).out();

        // 4 + 96 noons; 100 - 2 × 2.8 = 94.4 days; 94.4 × 9 300 = 877 920 kr
        then(out).contains("▶  1280  Malmö")
                .contains("2,8")
                .contains("94,4")
                .contains("877 920")
                .contains("PRELIMINÄR");
    }

    @Test
    void english_numbers_have_a_decimal_point_and_commas(@TempDir Path folder) {
        var out = Call.settleInEnglish(cases(folder)).out();

        then(out).contains("▶  1280  Malmö")
                .contains("2.8")
                .contains("94.4")
                .contains("877,920")
                .contains("PROVISIONAL");
        then(out).doesNotContain("kommuner").contains("September 2022");
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
    void totals_open_terms_excluded_outsiders_and_rejected_rows_are_named(@TempDir Path folder) {
        var out = Call.settle(cases(folder)).out();

        then(out.lines().filter(line -> line.contains("2 kommuner")).findFirst().orElseThrow())
                .contains("3")
                .contains("102")
                .contains("94,4")
                .endsWith("877 920     877 920");
        then(out).contains("Uteslutna ärenden: 1\n").containsPattern("1  Patienten samtycker inte +consent-refused");
        then(out).contains("Ärenden från kommuner utanför överenskommelsen: 1");
        then(out).contains("Avvisade rader: 1");
        then(out).containsPattern("attribution\\.zeroDayCases +assumed +vårt antagande");
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

        then(call.code()).as(call.err()).isEqualTo(Klardag.WITH_REJECTS);
        // 96 noons are one long-stay case of 89 days above 7; the other case alone is 4 - 2.8
        then(call.out()).contains("Långliggare").contains("Deras dygn").containsPattern("1280 .* 1 +89 ");
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
