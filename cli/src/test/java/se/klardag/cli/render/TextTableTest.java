package se.klardag.cli.render;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
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

    /// 9 + 2 + 15 = 26 characters as it is; with the heading on two lines 9 + 2 + 9 = 20, with one blank between them 19.
    @Test
    void a_narrow_page_sets_headings_on_two_lines_then_gaps_of_one_blank() {
        var table = new TextTable<String>(TEXTS)
                .right(row -> row)
                .headed("Belopp")
                .right(row -> row)
                .headed("Allt vi betalar");

        then(table.print(List.of("1 234 567"), new TerminalPage(26, false))).isEqualTo("""
                   Belopp  Allt vi betalar
                ──────────────────────────
                1 234 567        1 234 567
                """);
        then(table.print(List.of("1 234 567"), new TerminalPage(25, false))).isEqualTo("""
                             Allt vi
                   Belopp    betalar
                ────────────────────
                1 234 567  1 234 567
                """);
        then(table.print(List.of("1 234 567"), new TerminalPage(19, false))).isEqualTo("""
                            Allt vi
                   Belopp   betalar
                ───────────────────
                1 234 567 1 234 567
                """);
    }

    /// A cell that is set in goes on two characters further in.
    @Test
    void a_narrow_page_breaks_long_texts_between_words_and_never_a_number() {
        var table = new TextTable<String>(TEXTS)
                .left(row -> "  " + row)
                .left(row -> "kl. 12 345")
                .right(row -> "9 300");

        then(table.print(List.of("inget meddelande sändes"), new TerminalPage(39, false))).isEqualTo("""
                  inget meddelande    kl. 12 345  9 300
                    sändes
                """);
    }

    /// 7 + 2 + 7 + 2 + 7 characters with every column; without the first to go 7 + 2 + 7 = 16, with a small gap 15.
    @Test
    void what_has_no_room_goes_below_its_row_the_highest_first_by_its_heading() {
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
                    Ort: 1234567
                """);
        then(table.print(List.of("1234567"), new TerminalPage(15, false))).isEqualTo("""
                Nummer  År
                ───────────────
                1234567 1234567
                    Ort:
                    1234567
                """);
        then(table.print(List.of("1234567"), new TerminalPage(14, true, true)))
                .as("in a file")
                .contains("1234567  1234567  1234567\n");
    }

    /// A long name is the only thing that may be wider than the page: nobody cuts a word.
    @Property(seed = "2017612")
    void no_line_is_wider_than_the_page_and_every_cell_is_there(
            @ForAll("figures") List<List<String>> rows, @ForAll @IntRange(min = 60, max = 200) int width) {
        var table = new TextTable<List<String>>(TEXTS).left(List::getFirst).headed("Kommun");
        for (int i = 1; i < 9; i++) {
            int column = i;
            (i % 3 == 0 ? table.left(row -> row.get(column)) : table.right(row -> row.get(column)))
                    .headed("Belopp nummer " + column)
                    .total("∑" + column);
        }
        var printed = table.print(rows, new TerminalPage(width, false));

        then(printed.lines()).allSatisfy(line -> then(CellWidth.of(line)).isLessThanOrEqualTo(width));
        var words = words(printed);
        for (var row : rows) {
            row.forEach(cell -> then(words).containsAll(words(cell)));
            row.stream().filter(cell -> cell.matches("[0-9 ]+")).forEach(number -> then(printed).contains(number));
        }
        for (int i = 1; i < 9; i++) {
            then(printed).contains("∑" + i);
        }
        var all = rows.stream().flatMap(List::stream).flatMap(cell -> words(cell).stream()).toList();
        then(words.stream().filter(word -> word.matches("[0-9]+") && word.length() > 1).count())
                .as("no figure is lost or doubled")
                .isEqualTo(all.stream().filter(word -> word.matches("[0-9]+") && word.length() > 1).count());
        then(table.print(rows, TerminalPage.unbounded(false)).lines().filter(line -> !line.contains("─")))
                .as("in a file a row is a line")
                .hasSize(rows.size() + 2);
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[\\s·]+")).filter(word -> !word.isEmpty()).toList();
    }

    @Provide
    Arbitrary<List<List<String>>> figures() {
        var name = Arbitraries.of("Östra Göinge", "Å", "Upplands Väsby", "漢字", "Malmö");
        var figure = Arbitraries.of("12", "100", "1 234 567", "", "99 300",
                "inget meddelande sändes i september månad");
        return Combinators.combine(name, figure.list().ofSize(8))
                .as((first, rest) -> Stream.concat(Stream.of(first), rest.stream()).toList())
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
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
