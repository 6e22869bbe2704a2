package se.klardag.cli.render;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines that fit a terminal. The examples were broken by hand.
class FoldedTextTest {
    private static final String TREE = "│├└─";

    @Test
    void a_sentence_goes_on_further_in_than_it_began() {
        then(FoldedText.of("Kommunerna ska betala 957 900 kr i stället\nklart", 22)).isEqualTo("""
                Kommunerna ska betala
                  957 900 kr i stället
                klart""");
    }

    @Test
    void a_mark_and_a_first_column_keep_their_place() {
        then(FoldedText.of("[x] Avräknat: 1 ärendefil", 16)).isEqualTo("""
                [x] Avräknat: 1
                    ärendefil""");
        then(FoldedText.of("  - en post till", 12)).isEqualTo("  - en post\n    till");
        then(FoldedText.of("2019  läst i texten", 14)).isEqualTo("""
                2019  läst i
                      texten""");
    }

    /// A branch goes on beside what it breaks; so does the branch to the parts of what is broken.
    @Test
    void a_tree_keeps_its_branches() {
        then(FoldedText.of("""
                att betala i september
                └ belopp efter avrundning
                  ├ dygn över gränsen i år
                  │ ├ ärende a med nio dygn
                  │ └ ärende b med åtta dygn
                  └ belopp per dygn enligt lag
                """, 20)).isEqualTo("""
                att betala i
                │ september
                └ belopp efter
                  │ avrundning
                  ├ dygn över
                  │ │ gränsen i år
                  │ ├ ärende a med
                  │ │   nio dygn
                  │ └ ärende b med
                  │     åtta dygn
                  └ belopp per dygn
                      enligt lag
                """);
    }

    @Test
    void a_style_takes_no_room_and_is_on_every_line_of_its_words() {
        then(FoldedText.of("\u001b[1mfem ord\u001b[0m", 7)).isEqualTo("\u001b[1mfem ord\u001b[0m");
        then(FoldedText.of("\u001b[1mfem ord i fet stil\u001b[0m och fler", 12)).isEqualTo("""
                \u001b[1mfem ord i\u001b[0m
                  \u001b[1mfet stil\u001b[0m
                  och fler""");
    }

    /// 漢 takes two cells; the ring of å that is written as a mark of its own takes none.
    @Test
    void wide_characters_take_two_cells_and_marks_none() {
        then(FoldedText.of("漢漢 漢漢", 8)).isEqualTo("漢漢\n  漢漢");
        then(FoldedText.of("a\u030a a\u030a a\u030a", 5)).isEqualTo("a\u030a a\u030a a\u030a");
    }

    @Test
    void a_day_is_not_parted_from_its_time_nor_a_long_word_in_two() {
        then(FoldedText.of("utskriven 2022-09-07 14:37", 22)).isEqualTo("utskriven\n  2022-09-07 14:37");
        then(FoldedText.of("se https://example.org/en-lang-adress", 10))
                .isEqualTo("se\n  https://example.org/en-lang-adress");
    }

    /// So that it can be copied; a list of commands with a word about each is broken like other lists.
    @ParameterizedTest
    @ValueSource(strings = {
            "  klardag month 2022-08 --date 2022-09-05 --yes", "  ../cli/klardag month 2022-08 --date 2022-09-05"})
    void a_command_is_not_broken(String command) {
        then(FoldedText.of(command, 20)).isEqualTo(command);
    }

    @Test
    void a_command_with_a_word_about_it_is_broken_in_its_last_column() {
        then(FoldedText.of("  klardag man  hela handboken", 30)).isEqualTo("  klardag man  hela handboken");
        then(FoldedText.of("  klardag man  hela den handboken", 30)).isEqualTo(
                "  klardag man  hela den\n               handboken");
    }

    @Property(seed = "2017612")
    void no_line_is_wider_than_the_terminal_and_every_word_is_where_it_was(
            @ForAll("texts") List<String> lines, @ForAll @IntRange(min = 60, max = 200) int width) {
        var text = String.join("\n", lines);
        var folded = FoldedText.of(text, width);

        then(words(folded)).isEqualTo(words(text));
        then(folded.lines()).allSatisfy(line -> {
            if (CellWidth.of(line) > width) {
                then(LineWrapper.BREAK.split(line.replaceFirst("^(?:[ " + TREE + "]|[-—] |\\[x] )*", "")))
                        .as("a single word")
                        .hasSize(1);
            }
        });
        then(FoldedText.of(folded, width)).as("once is enough").isEqualTo(folded);
        // a number is on one line as a whole
        lines.forEach(line -> Arrays.stream(line.split(" (?![0-9]{3}\\b)"))
                .filter(word -> word.matches("[0-9]{1,3}( [0-9]{3})+"))
                .forEach(number -> then(folded).contains(number)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s" + TREE + "]+")).filter(word -> !word.isEmpty()).toList();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        var word = Arbitraries.of("ärende", "1 234 567", "9 300", "kr", "gränsen", "2,8", "5", "kap.", "—", "a", "漢字",
                "https://example.org/".repeat(12), "  (dygnsbryt", "12:00)", "utskrivningsklar");
        var start = Arbitraries.of("", "  ", "├ ", "│ └ ", "  │ ├ ", "- ", "22  ", "[x] ");
        return Combinators.combine(start, word.list().ofMinSize(1).ofMaxSize(60))
                .as((first, words) -> first + String.join(" ", words))
                .list()
                .ofMaxSize(6);
    }
}
