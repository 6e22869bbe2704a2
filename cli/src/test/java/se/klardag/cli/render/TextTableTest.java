package se.klardag.cli.render;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// Columns that line up.
class TextTableTest {
    private static final Texts TEXTS = Texts.in(Language.SV);
    private static final TerminalPage PLAIN = TerminalPage.unbounded(false);
    private static final List<Row> ROWS = List.of(new Row("Östra Göinge", "1 234,5"), new Row("Å", ""));

    private record Row(String name, String days) {}

    private static TextTable<Row> table() {
        return new TextTable<Row>(TEXTS)
                .left(Row::name)
                .headed("Kommun")
                .right(Row::days)
                .headed("Dygn");
    }

    @Test
    void cells_start_or_end_at_the_side_of_their_column_and_no_line_ends_in_blanks() {
        then(table().print(ROWS, PLAIN)).isEqualTo("""
                Kommun           Dygn
                ─────────────────────
                Östra Göinge  1 234,5
                Å
                """);
    }

    @Test
    void totals_and_foot_rows_are_printed_below_a_rule() {
        then(table().boldHeadings().foot(ROWS.subList(1, 2)).print(ROWS.subList(0, 1), PLAIN)).isEqualTo("""
                Kommun           Dygn
                Östra Göinge  1 234,5
                ─────────────────────
                Å
                """);
        then(table().total("99").print(List.of(), PLAIN)).isEqualTo("""
                Kommun  Dygn
                ────────────
                ────────────
                          99
                """);
    }

    @Test
    void a_table_without_headings_has_rows_only() {
        then(new TextTable<Row>(TEXTS).left(Row::name).tight().right(Row::days).print(ROWS, PLAIN))
                .isEqualTo("Östra Göinge 1 234,5\nÅ\n");
    }

    @Test
    void styles_wrap_the_finished_line_and_do_not_move_it() {
        var table = table().bold(row -> row.days().isEmpty());

        then(table.print(ROWS, TerminalPage.unbounded(true))).isEqualTo("""
                \u001b[2mKommun           Dygn\u001b[0m
                ─────────────────────
                Östra Göinge  1 234,5
                \u001b[1mÅ\u001b[0m
                """);
    }

    @Test
    void a_column_of_a_fixed_width_breaks_its_cells_and_keeps_its_width() {
        then(new TextTable<Row>(TEXTS).left(Row::name).wide(8).right(Row::days).wide(9).print(ROWS, PLAIN)).isEqualTo("""
                Östra       1 234,5
                Göinge
                Å
                """);
    }

    /// 7 + 2 + 7 + 2 + 7 characters with every column; without the first to go 7 + 2 + 7 = 16.
    @Test
    void a_narrow_page_leaves_out_what_can_be_spared_the_highest_first_and_names_it() {
        var table = new TextTable<String>(TEXTS)
                .left(row -> row)
                .headed("Nummer")
                .left(row -> row)
                .headed("Ort")
                .spare(2)
                .left(row -> row)
                .headed("År")
                .spare(1);

        then(table.width(List.of("1234567"))).isEqualTo(25);
        then(table.print(List.of("1234567"), new TerminalPage(16, false))).isEqualTo("""
                Nummer   År
                ────────────────
                1234567  1234567
                Utelämnat på smal skärm: Ort.
                """);
        then(table.print(List.of("1234567"), new TerminalPage(3, false)))
                .endsWith("Utelämnat på smal skärm: År, Ort.\n");
    }

    @Property(seed = "2017612")
    void every_full_line_is_as_wide_as_the_rule(@ForAll("rows") List<List<String>> rows) {
        var table = new TextTable<List<String>>(TEXTS)
                .left(List::getFirst)
                .right(row -> row.get(1))
                .right(List::getLast)
                .total("!");
        var lines = table.print(rows, PLAIN).lines().toList();
        var rule = lines.get(rows.size());

        then(lines).hasSize(rows.size() + 2)
                .allSatisfy(line -> then(line.codePointCount(0, line.length())).isEqualTo(rule.length()));
        for (int i = 0; i < rows.size(); i++) {
            then(lines.get(i).strip().split(" +")).containsExactlyElementsOf(rows.get(i));
        }
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        var cell = Arbitraries.of("a", "å", "ö", "1", ",", "😀")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(characters -> String.join("", characters));
        return cell.list().ofSize(3).list().ofMaxSize(8);
    }
}
