package se.klardag.rules;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;

/// Scenarios and changes go through the reader of agreements, and are refused in its words at their own place.
class ScenarioTest {
    private static final String HEAD = "schema: 1\nid: mine\ntitle: Mine\nauthor: a negotiator\nbaseline: skane-2018\n";

    @TempDir
    private Path folder;

    static List<String> shipped() {
        return Scenario.ids();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_shipped_scenario_changes_its_baseline_and_nothing_else(String id) {
        var scenario = Scenario.find(id);
        var base = Agreements.find(scenario.baseline());
        var changed = TermOverrides.apply(base, "tried", scenario.changes());

        then(SchemaCheck.problems(YamlTree.read(ShippedResources.text("changes/" + id + ".yaml")), "change-v1"))
                .isEmpty();
        then(changed.id()).isEqualTo("tried");
        then(changed.base()).isEqualTo(base.id());
        var paths = scenario.changes().stream().map(TermOverride::path).toList();
        base.values().forEach((path, stated) -> {
            if (!paths.contains(path)) {
                then(changed.at(path)).contains(stated);
            }
        });
        then(TermsResolution.resolve(changed, YearMonth.of(2022, 9), Municipalities.shipped()).binding()).isFalse();
    }

    @Test
    void a_scenario_and_a_file_that_extends_say_the_same() throws IOException {
        Files.writeString(folder.resolve("s.yaml"), HEAD + """
                changes:
                  dayCount: {break: "00:00"}
                  longStay.over: 7
                  psychiatric: {liability: {threshold: 4}}
                """);
        Files.writeString(folder.resolve("f.yaml"), """
                id: tried
                extends: skane-2018
                dayCount.break: "00:00"
                longStay.over: 7
                psychiatric.liability.threshold: 4
                """);
        var scenario = Scenario.find(folder.resolve("s.yaml").toString());
        var changed = TermOverrides.apply(Agreements.find("skane-2018"), "tried", scenario.changes());
        var file = Agreements.find(folder.resolve("f.yaml").toString());
        var month = YearMonth.of(2022, 9);

        then(scenario.changes()).extracting(TermOverride::path)
                .containsExactly("dayCount.break", "longStay.over", "psychiatric.liability.threshold");
        var one = TermsResolution.resolve(changed, month, Municipalities.shipped());
        var other = TermsResolution.resolve(file, month, Municipalities.shipped());
        then(one.openTerms()).isEqualTo(other.openTerms());
        then(one.split()).isEqualTo(other.split()).isTrue();
        then(changed.values().keySet()).isEqualTo(file.values().keySet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            changes: {dayCount.brake: 00:00}       | :6:11 dayCount.brake:
            changes: {liability.threshold: -1}     | :6:11 liability.threshold:
            changes: {}                            | :6:1 changes:
            changes: {extends: statute}            | :6:11 changes.extends:
            change: {longStay.over: 7}             | :6:1 change:
            """)
    void what_is_wrong_is_named_at_its_own_line(String line, String place) throws IOException {
        var file = Files.writeString(folder.resolve("s.yaml"), HEAD + line + "\n").toString();

        thenThrownBy(() -> TermOverrides.apply(
                Agreements.find("skane-2018"), "tried", Scenario.find(file).changes()))
                .isInstanceOfSatisfying(RuleFileException.class, wrong -> then(wrong.problems())
                        .extracting(RuleProblem::place)
                        .anySatisfy(each -> then(each).startsWith(file + place)));
    }

    @Test
    void an_unknown_scenario_names_those_that_ship() {
        thenThrownBy(() -> Scenario.find("midday"))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining("midnight-and-long-stay");
    }

    @Test
    void without_changes_the_agreement_is_itself() {
        var base = Agreements.find("skane-2018");
        then(TermOverrides.apply(base, "tried", List.of())).isSameAs(base);
        then(TermOverrides.arguments("--change", List.of())).isEmpty();
    }

    @Test
    void a_later_change_wins_over_an_earlier_file_at_its_own_path_and_nowhere_else() {
        var base = Agreements.find("skane-2018");
        var first = TermOverrides.arguments(
                "first", List.of("longStay.over=5", "longStay.place=capped", "longStay.billed=days-over-limit"));
        var second = TermOverrides.arguments("second", List.of("longStay.over=9"));
        var changes = new ArrayList<>(first);
        changes.addAll(second);
        var changed = TermOverrides.apply(base, "tried", changes);

        then(changed.at("longStay.over").orElseThrow().versions().getFirst().value()).isEqualTo("9");
        then(changed.at("longStay.place").orElseThrow().versions().getFirst().value()).isEqualTo("capped");
    }
}
