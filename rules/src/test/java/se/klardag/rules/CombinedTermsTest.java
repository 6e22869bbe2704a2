package se.klardag.rules;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.population.PopulationRule;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.AgreementReader;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.files.CsvLines;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.YamlTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Files combine as they read: path by path, whatever the order of their keys.
class CombinedTermsTest {
    private static final Path FOLDERS = Path.of("src", "test", "resources", "combined-terms");
    private static final YearMonth SEPTEMBER = YearMonth.of(2022, 9);
    private static final List<YearMonth> MONTHS = List.of(YearMonth.of(2016, 10), YearMonth.of(2018, 6), SEPTEMBER);
    private static final String PROVENANCE = "provenance=Provenance\\[status=\\w+, source=Source\\[.*?, url=[^]]*], from=[^,]+, to=[^]]+]";

    @TempDir
    private Path folder;

    /// Two stays of ten days and one of one day. Capped at six: 6 + 6 + 1 days of three cases, 10 above the threshold of 1;
    /// 4 + 4 days above the limit. Capped at three: 3 + 3 + 1, so 4 above; 7 + 7 above the limit. 18 days at 1,000 both ways.
    @ParameterizedTest
    @ValueSource(strings = {"base", "child", "child-stated"})
    void a_changed_limit_keeps_the_form_of_the_carve_out(String file) throws IOException {
        then(amount(find("limit-changed/" + file + ".yaml"), "limit-changed")).isEqualTo("18000");
    }

    @ParameterizedTest
    @CsvSource({"longStay.over=3, 18000", "longStay.over=6, 18000", "liability.threshold=1, 18000"})
    void a_change_of_a_call_replaces_its_own_path_only(String change, String amount) throws IOException {
        var base = find("limit-changed/base.yaml");
        var changed = TermOverrides.apply(base, "tried", TermOverrides.arguments("--change", List.of(change)));

        then(amount(changed, "limit-changed")).isEqualTo(amount);
    }

    @Test
    void an_adoption_replaces_its_own_path_only() {
        var agreement = written("""
                id: adopted
                adopts: %s
                by: director of finance
                on: 2022-10-01
                sources: {signed: {title: "Signed agreement"}}
                sets:
                  longStay.over: {value: 6, source: signed}
                  psychiatric.longStay.over: {value: 5, source: signed}
                """.formatted(FOLDERS.resolve("limit-changed/base.yaml").toAbsolutePath()));
        var terms = RuleFolder.resolve(agreement, "2022-09");

        then(carveOut(terms, CareType.SOMATIC).over().value()).isEqualTo(6);
        then(carveOut(terms, CareType.SOMATIC).place().value()).isEqualTo(LongStay.Place.CAPPED);
        then(carveOut(terms, CareType.PSYCHIATRIC).over().value()).isEqualTo(5);
        then(carveOut(terms, CareType.PSYCHIATRIC).place().value()).isEqualTo(LongStay.Place.CAPPED);
        then(carveOut(terms, CareType.PSYCHIATRIC).over().provenance().status()).isEqualTo(Status.VERIFIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jon-adopt", "jon-adopt-without"})
    void a_gap_stays_a_gap_until_somebody_states_that_path(String file) {
        var agreement = find("gap-kept/" + file + ".yaml");

        thenExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.resolve(agreement, "2022-09"))
                .satisfies(gap -> then(gap.path()).isEqualTo("longStay.place"));
    }

    /// The first case is left out for the consent, out of the days alone; the second has 4 days. Two cases, 4 days: 2 above
    /// the threshold of 1.
    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void the_order_of_keys_does_not_decide_which_reason_counts(String file) throws IOException {
        then(amount(find("order-of-keys/" + file + ".yaml"), "order-of-keys")).isEqualTo("2000");
    }

    @Test
    void the_readme_lists_the_reasons_in_the_order_in_which_they_are_tried() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var listed = readme.substring(readme.indexOf("first in this order counts:"),
                readme.indexOf("`agreements show` lists"));

        then(Pattern.compile("`([a-z-]+)`").matcher(listed).results().map(each -> each.group(1)))
                .containsExactlyElementsOf(SchemaKeys.REASONS);
    }

    @Test
    void reasons_are_tried_in_the_documented_order() {
        var lines = new StringBuilder("id: mine\nextends: skane-2018\npopulation:\n");
        SchemaKeys.REASONS.reversed().forEach(code -> lines.append("  ").append(code).append(": out-of-both\n"));
        var terms = RuleFolder.resolve(written(lines.toString()), "2022-09");

        then(terms.somatic().population().rules()).map(PopulationRule::reason)
                .map(reason -> reason.code())
                .containsExactlyElementsOf(SchemaKeys.REASONS);
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void the_order_of_keys_changes_nothing(String id) {
        var agreement = Agreements.find(id);
        var tree = YamlTree.read(agreement.files().getLast());
        var turned = AgreementReader.read(
                new YamlTree(tree.source(), turned(tree.root(), true), tree.places()), Agreements::find,
                RuleLibrary.shipped());

        for (var month : MONTHS) {
            then(said(turned, month)).as("%s", month).isEqualTo(said(agreement, month));
        }
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void a_restated_value_changes_nothing(String id) {
        var agreement = Agreements.find(id);
        for (var month : MONTHS) {
            var before = said(agreement, month);
            if (before.isEmpty()) {
                continue;
            }
            for (var stated : agreement.values().values()) {
                boolean silent = stated.versions().stream().anyMatch(TermVersion::isSilent);
                if (!stated.path().equals(Agreement.FOLLOWS) && !silent) {
                    var again = TermOverrides.apply(agreement, agreement.id(), List.of(restated(stated)));
                    then(said(again, month)).as("%s in %s", stated.path(), month).isEqualTo(before);
                }
            }
        }
    }

    static List<String> agreements() {
        return Agreements.ids();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "liability.trigger: each-month", "clock.interruption: counted", "clock.previousDay: none",
            "invoice.activation: active", "price.currency: SEK", "population.deceased: counted",
            "population.no-plan-made: counted", "liability.threshold: 2.80", "payer.residence: registered"})
    void a_stated_default_equals_silence(String line) {
        var terms = RuleFolder.resolve(
                written("id: mine\nextends: skane-2018\npsychiatric." + line + "\n"), "2022-09");

        then(terms.split()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"longStay.place: removed", "longStay.billed: days-over-limit"})
    void the_stated_default_of_a_carve_out_equals_silence(String line) {
        var terms = RuleFolder.resolve(
                written("id: mine\nextends: skane-2018\nlongStay.over: 7\npsychiatric." + line + "\n"), "2022-09");

        then(terms.split()).isFalse();
    }

    /// The same statement again, with the status and source it has.
    private static TermOverride restated(StatedTerm stated) {
        var first = stated.versions().getFirst();
        var pointer = first.pointer().replaceFirst("/values/[0-9]+$", "");
        return new TermOverride(stated.path(), first.file().root().at(pointer), first.file(), pointer);
    }

    /// What an agreement says of a month without where it is said; empty when the month stops.
    private static Optional<String> said(Agreement agreement, YearMonth month) {
        try {
            var terms = RuleFolder.resolve(agreement, month.toString());
            return Optional.of(terms.editions().toString().replaceAll(PROVENANCE, ""));
        } catch (RuleGapException _) {
            return Optional.empty();
        }
    }

    /// The lines of a tariff keep their order: the bill shows them in it.
    private static ObjectNode turned(ObjectNode map, boolean turn) {
        var keys = new ArrayList<>(map.properties());
        var turned = JsonNodeFactory.instance.objectNode();
        for (var entry : turn ? keys.reversed() : keys) {
            JsonNode value = entry.getValue() instanceof ObjectNode below
                    ? turned(below, turn && !entry.getKey().equals("tariff"))
                    : entry.getValue();
            turned.set(entry.getKey(), value);
        }
        return turned;
    }

    private static LongStay.CarveOut carveOut(AgreementTerms terms, CareType kind) {
        var care = kind == CareType.SOMATIC ? terms.somatic() : terms.psychiatric();
        return (LongStay.CarveOut) ((Liability.Average) care.liability()).longStay();
    }

    private static String amount(Agreement agreement, String folder) throws IOException {
        var cases = cases(FOLDERS.resolve(folder).resolve("cases.csv"));
        var terms = RuleFolder.resolve(agreement, SEPTEMBER.toString());
        return MonthSettler.settle(cases::forEach, terms, CaseListener.NOBODY).total().value().toPlainString();
    }

    private static Agreement find(String file) {
        return Agreements.find(FOLDERS.resolve(file).toString());
    }

    private Agreement written(String text) {
        return new RuleFolder(folder).agreement(text);
    }

    private static List<RecordedCase> cases(Path file) throws IOException {
        var cases = new ArrayList<RecordedCase>();
        for (var row : new CsvLines(RuleText.of(file.toString(), Files.readAllBytes(file))).rows()) {
            var values = row.values();
            cases.add(new RecordedCase(
                    values.getOrDefault("case_id", ""),
                    "",
                    Integer.parseInt(values.getOrDefault("municipality", "")),
                    values.getOrDefault("care_type", "").equals("somatic") ? CareType.SOMATIC : CareType.PSYCHIATRIC,
                    moment(values, "admitted_at"),
                    moment(values, "admission_notice_at"),
                    WallClock.NONE,
                    moment(values, "ready_notice_at"),
                    Answer.NOT_STATED,
                    WallClock.NONE,
                    moment(values, "withdrawn_at"),
                    moment(values, "discharged_at"),
                    Outcome.HOME,
                    values.getOrDefault("consent", "").equals("no") ? Answer.NO : Answer.NOT_STATED,
                    Answer.NOT_STATED,
                    LegalBasis.NOT_STATED,
                    Map.of()));
        }
        return cases;
    }

    private static long moment(Map<String, String> row, String column) {
        var text = row.getOrDefault(column, "");
        return text.isEmpty() ? WallClock.NONE : WallClock.of(LocalDateTime.parse(text.replace(' ', 'T')));
    }
}
