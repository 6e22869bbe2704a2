package se.klardag.cli.output;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;

/// Columns that line up.
class TextTableTest {
    private static final List<Side> SIDES = List.of(Side.LEFT, Side.RIGHT);

    @Test
    void cells_stand_on_their_side_and_nothing_trails() {
        var table = new TextTable(SIDES);
        table.add(Style.PLAIN, List.of("Kommun", "Dygn"));
        table.rule();
        table.add(Style.PLAIN, List.of("Östra Göinge", "1 234,5"));
        table.add(Style.PLAIN, List.of("Å", ""));

        then(table.print(false)).isEqualTo("""
                Kommun           Dygn
                ─────────────────────
                Östra Göinge  1 234,5
                Å
                """);
    }

    @Test
    void styles_wrap_the_finished_line_and_do_not_move_it() {
        var table = new TextTable(SIDES);
        table.add(Style.BOLD, List.of("a", "1"));
        table.add(Style.FAINT, List.of("bb", "22"));

        then(table.print(true)).isEqualTo("\u001b[1ma    1\u001b[0m\n\u001b[2mbb  22\u001b[0m\n");
        then(table.print(false)).isEqualTo("a    1\nbb  22\n");
    }

    @Property
    void every_full_line_is_as_wide_as_the_rule(@ForAll("rows") List<List<String>> rows) {
        var table = new TextTable(List.of(Side.LEFT, Side.RIGHT, Side.RIGHT));
        table.rule();
        rows.forEach(row -> table.add(Style.PLAIN, row));
        var lines = table.print(false).lines().toList();

        then(lines).hasSize(rows.size() + 1)
                .allSatisfy(line -> then(line.codePointCount(0, line.length())).isEqualTo(lines.getFirst().length()));
        for (int i = 0; i < rows.size(); i++) {
            then(lines.get(i + 1).strip().split(" +")).contains(rows.get(i).getLast());
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
