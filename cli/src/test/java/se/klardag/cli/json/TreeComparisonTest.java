package se.klardag.cli.json;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.json.TreeComparison.Difference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two trees: the same, the same by value, or where they differ.
class TreeComparisonTest {
    @Test
    void every_difference_has_its_address() {
        then(TreeComparison.exact("f", tree("{'a': [{'code': '1280', 'b': 1}, 2]}"),
                tree("{'a': [{'code': '1280'}], 'c': 3}")))
                .containsExactly(
                        new Difference("f/a/0(1280)/b", "1", ""),
                        new Difference("f/a/1", "2", ""),
                        new Difference("f/c", "", "3"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "'2.8', '2.80', true", "'9300', '9300.00', true", "4, 4.0, true", "'-0.5', '-0.50', true",
            "'2.8', '2.81', false", "'0180', '180', false", "'a', 'b', false", "null, '0', false", "true, 1, false"})
    void numbers_are_equal_by_value_and_nothing_else_is(String earlier, String later, boolean equal) {
        var outcome = TreeComparison.byValue("f", tree(earlier), tree(later));

        then(outcome.differences().isEmpty()).isEqualTo(equal);
        then(TreeComparison.exact("f", tree(earlier), tree(later))).isNotEmpty();
    }

    @Test
    void a_key_that_was_written_nowhere_is_added() {
        var outcome = TreeComparison.byValue("f", tree("[{'a': 1}, {'a': 2}]"), tree("[{'a': 1, 'b': 5}, {'a': 2}]"));

        then(outcome.differences()).isEmpty();
        then(outcome.added()).containsExactly("f/0/b");
    }

    @Test
    void a_key_that_was_written_elsewhere_is_a_difference() {
        var outcome = TreeComparison.byValue("f", tree("[{'a': 1}, {}]"), tree("[{'a': 1}, {'a': 2}]"));

        then(outcome.differences()).containsExactly(new Difference("f/1/a", "", "2"));
        then(outcome.added()).isEmpty();
    }

    @Test
    void a_figure_of_a_new_kind_is_added_wherever_it_comes() {
        var earlier = tree("{'parts': [{'label': 'X', 'v': 1}, {'label': 'Y', 'v': 2}]}");
        var outcome = TreeComparison.byValue("f", earlier, tree(
                "{'parts': [{'label': 'X', 'v': 1}, {'label': 'NEW', 'v': 9}, {'label': 'Y', 'v': 2}]}"));
        then(outcome.differences()).isEmpty();
        then(outcome.added()).containsExactly("f/parts/1(NEW)");

        var more = tree("{'parts': [{'label': 'X', 'v': 1}, {'label': 'Y', 'v': 2}, {'label': 'X', 'v': 3}]}");
        then(TreeComparison.byValue("f", earlier, more).differences()).hasSize(1);
    }

    @Test
    void what_only_the_earlier_tree_holds_is_a_difference() {
        then(TreeComparison.byValue("f", tree("{'a': [1, 2], 'b': {}}"), tree("{'a': [1]}")).differences())
                .containsExactly(new Difference("f/a/1", "2", ""), new Difference("f/b", "{}", ""));
    }

    private static JsonNode tree(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
