package se.klardag.rules.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.history.HistoryRules;

class MappingTest {
    private static final Set<String> COLUMNS = Set.of("case_id", "patient", "municipality", "care_type", "unit",
            "admitted_at", "admission_notice_at", "planned_discharge", "ready_at", "ready_notice_at", "sip_required",
            "sip_called_at", "withdrawn_at", "discharged_at", "outcome", "consent", "open_care_ready", "legal_basis");
    private static final String GOOD = """
            schema: 1
            id: my
            title: Min export
            status: checked
            says: Läst mot en fil.
            columns:
              case_id: [Nr]
            """;

    @TempDir
    private Path folder;

    static List<String> ids() {
        return Mappings.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_shipped_profile_can_be_used_and_says_that_it_is_a_proposal(String id) {
        var mapping = Mappings.find(id, COLUMNS);

        assertThat(mapping.id()).isEqualTo(id);
        assertThat(mapping.isProposed()).isTrue();
        assertThat(ShippedResources.text("mappings/" + id + ".yaml").text())
                .contains("A proposal. No layout of an export");
        assertThat(mapping.columns().keySet()).containsAll(COLUMNS);
        assertThat(mapping.event("Underrättelse om  utskrivningsklar")).contains("ready_notice");
        assertThat(mapping.word("consent", "JA")).contains("yes");
    }

    @Test
    void every_profile_in_the_room_ships() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("mappings"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .map(name -> name.replace(".yaml", ""))
                    .containsExactlyInAnyOrderElementsOf(Mappings.ids());
        }
    }

    @Test
    void a_file_of_ones_own() throws IOException {
        var mapping = Mappings.find(file(GOOD), COLUMNS);

        assertThat(mapping.isProposed()).isFalse();
        assertThat(mapping.dates()).containsExactly("iso");
        assertThat(mapping.municipalityNames()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'  case: [Nr]' | 8:3 columns.case: case är ingen av våra kolumner",
            "'  patient: [nr ]' | 8:3 columns.patient: rubriken nr hör redan till case_id",
            "'  patient: Nr' | 8:3 columns.patient",
            "'  patient: []' | 8:3 columns.patient",
            "'dates: [iso, qqqqqqqqq]' | 8:14 dates.1: qqqqqqqqq är ingen form",
            "'codes: {kön: {yes: [J]}}' | 8:9 codes.kön: kön är ingen av våra kolumner",
            "'events: {utskriven: [U]}' | 8:10 events.utskriven",
            "'okänd: 1' | 8:1 okänd",
    })
    void what_is_wrong_in_a_file_is_told_with_its_place(String line, String problem) throws IOException {
        var name = file(GOOD + line + "\n");

        assertThatExceptionOfType(RuleFileException.class)
                .isThrownBy(() -> Mappings.find(name, COLUMNS))
                .satisfies(refused -> assertThat(refused.problems())
                        .map(each -> each.place() + each.message().swedish())
                        .anySatisfy(each -> assertThat(each).startsWith(name + ":" + problem)));
    }

    @ParameterizedTest
    @CsvSource({"lifecare", "borta.yaml"})
    void a_profile_that_is_not_there(String name) {
        assertThatExceptionOfType(RuleFileException.class).isThrownBy(() -> Mappings.find(name, COLUMNS));
    }

    /// The tables leave no event and no pair of events open.
    @Test
    void every_column_has_a_rule_and_every_two_steps_an_order() {
        var rules = HistoryRules.shipped();
        for (var column : COLUMNS) {
            if (!column.equals("case_id")) {
                assertThat(rules.event(column.replaceFirst("_at$", ""))).as(column).isPresent();
            }
        }
        for (boolean open : new boolean[]{true, false}) {
            for (var pair : List.of(
                    List.of("ready_notice", "withdrawn"),
                    List.of("ready_notice", "discharged"),
                    List.of("withdrawn", "discharged"))) {
                assertThat(rules.firstOf(pair.getFirst(), pair.getLast(), open))
                        .isEqualTo(rules.firstOf(pair.getLast(), pair.getFirst(), open));
            }
        }
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("my.yaml"), text).toString();
    }
}
