package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.files.CsvLines;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Populations;

class ShippedFilesTest {
    private static final Set<String> STATUSES = Set.of(
            "verified", "official", "secondary", "inferred", "assumed", "unknown");

    static List<String> agreements() {
        return Agreements.ids();
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void every_shipped_agreement_follows_its_schema(String id) {
        var tree = YamlTree.read(ShippedResources.text("agreements/" + id + ".yaml"));
        assertThat(SchemaCheck.problems(tree, "agreement-v1")).isEmpty();
        assertThat(Agreements.find(id).id()).isEqualTo(id);
    }

    @Test
    void every_agreement_in_the_room_is_in_the_index() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("agreements"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .map(name -> name.replace(".yaml", ""))
                    .containsExactlyInAnyOrderElementsOf(Agreements.ids());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"daily-rate", "daily-rate-before-2018"})
    void the_national_rates_follow_their_schema(String name) {
        var tree = YamlTree.read(ShippedResources.text("national/" + name + ".yaml"));
        assertThat(SchemaCheck.problems(tree, "rate-table-v1")).isEmpty();
    }

    /// What ships is not held against its schema again when it is used.
    @Test
    void every_shipped_profile_grant_and_scenario_follows_its_schema() {
        var schemas = Map.of("rules/mappings/", "mapping-v1", "rules/grants/", "grant-v1", "rules/changes/",
                "change-v1");
        schemas.forEach((folder, schema) -> {
            var files = ShippedRules.texts()
                    .stream()
                    .filter(text -> text.name().startsWith(folder) && text.name().endsWith(".yaml"))
                    .toList();
            assertThat(files).isNotEmpty().allSatisfy(text -> {
                assertThat(SchemaCheck.problems(YamlTree.read(text), schema)).isEmpty();
                assertThat(SchemaCheck.problemsOfUsed(YamlTree.read(text), schema)).isEmpty();
            });
        });
    }

    /// Rule files of every kind, calendars and lists too: none of their texts is taken for an identity number.
    @Test
    void no_shipped_file_is_refused_for_an_identity_number() {
        var files = ShippedRules.texts().stream().filter(text -> text.name().endsWith(".yaml")).toList();
        assertThat(files).hasSizeGreaterThan(20)
                .allSatisfy(
                        text -> assertThat(SchemaCheck.problems(YamlTree.read(text), "agreement-v1"))
                                .noneMatch(problem -> problem.message().english().contains("identity number")));
    }

    /// A file of the user's that has a shipped file's name and says something else.
    @Test
    void a_file_that_only_has_the_name_of_a_shipped_one_is_held_against_the_schema() {
        var tree = YamlTree.read(new RuleText("rules/mappings/lifecare-sp.yaml", "wrong: key\n", "0"));
        assertThat(SchemaCheck.problemsOfUsed(tree, "mapping-v1")).isNotEmpty();
    }

    /// Year, category, region and amount, copied by hand from the note on the law, section 1.2, with its grade: A is
    /// verified, B official, our own arithmetic inferred.
    @Test
    void the_amounts_before_2018_are_those_that_were_read() {
        var amounts = new ArrayList<String>();
        for (var value : YamlTree.read(ShippedResources.text("national/daily-rate-before-2018.yaml"))
                .root()
                .get("values")) {
            assertThat(value.get("to").asString()).isEqualTo(value.get("from").asString().substring(0, 4) + "-12-31");
            amounts.add(String.join(
                    " ",
                    value.get("from").asString().substring(0, 4),
                    value.get("category").asString(),
                    value.path("region").asString(""),
                    value.get("value").asString(),
                    value.get("status").asString()));
        }
        assertThat(amounts)
                .containsExactlyInAnyOrder(
                        "2004 not-stated  2671 official",
                        "2011 somatic-long-term 12 2997 verified",
                        "2011 somatic-long-term 01 2950 verified",
                        "2011 somatic-long-term 13 3287 verified",
                        "2015 psychiatric  3958 inferred",
                        "2016 somatic-acute  4816 official",
                        "2016 geriatric  3475 official",
                        "2016 psychiatric  4085 official",
                        "2016 somatic-long-term 12 3479 official",
                        "2017 psychiatric  4277 official",
                        "2017 somatic-long-term 12 3652 verified",
                        "2017 somatic-long-term 01 3762 verified",
                        "2017 somatic-long-term 05 2346 verified",
                        "2017 somatic-long-term 13 4057 verified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreement-v1", "rate-table-v1"})
    void each_schema_refuses_what_has_nothing_of_it(String schema) {
        var tree = YamlTree.read(RuleText.of("nothing.yaml", "brake: 1\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(SchemaCheck.problems(tree, schema)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void every_value_shipped_has_a_status_a_source_and_a_version(String id) {
        for (var stated : Agreements.find(id).values().values()) {
            assertThat(stated.versions()).as(stated.path()).isNotEmpty().allSatisfy(version -> {
                assertThat(version.source().title()).isNotBlank();
                assertThat(version.source().title()).as("no value of ours is bare").doesNotContain(".yaml");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void every_reading_that_is_cited_is_written_down(String id) throws IOException {
        var text = ShippedResources.text("agreements/" + id + ".yaml").text();
        try (Stream<Path> readings = Files.list(Path.of("readings"))) {
            var written = readings.map(file -> file.getFileName().toString()).toList();
            var cited = Pattern.compile("reading: (R-[0-9]{3})")
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
            assertThat(cited).allSatisfy(
                    reading -> assertThat(written).anyMatch(name -> name.startsWith(reading + "-")));
        }
    }

    @Test
    void an_unknown_agreement_and_an_unknown_table_are_refused() {
        assertThatExceptionOfType(RuleFileException.class)
                .isThrownBy(() -> Agreements.find("skane-2017"))
                .withMessageContaining("skane-2017")
                .withMessageContaining("agreements list");
        assertThatExceptionOfType(RuleFileException.class).isThrownBy(() -> Agreements.rates("regional.daily-rate"));
    }

    @Test
    void sweden_has_290_municipalities_with_code_name_and_region() {
        var all = all();
        assertThat(all).hasSize(290);
        assertThat(all).extracting(Municipality::code).doesNotHaveDuplicates().isSorted();
        assertThat(all).extracting(Municipality::name).doesNotHaveDuplicates().doesNotContain("");
        assertThat(all).allSatisfy(one -> assertThat(Municipalities.shipped().region(one.region())).isPresent());
        assertThat(all).filteredOn(one -> !one.codeText().startsWith(one.region())).isEmpty();
        assertThat(Municipalities.shipped().find(1280)).map(Municipality::name).contains("Malmö");
        assertThat(Municipalities.shipped().find(9999)).isEmpty();
        assertThat(Municipalities.shipped().region("12")).contains("Region Skåne");
    }

    @Test
    void skane_has_33_and_gotland_is_its_own_region() {
        assertThat(all()).filteredOn(one -> one.region().equals("12")).hasSize(33);
        assertThat(all()).filteredOn(one -> one.region().equals("09"))
                .extracting(Municipality::code)
                .containsExactly(980);
        assertThat(RuleFolder.shipped("skane-2018", "2022-09").parties().codes()).hasSize(33);
        assertThat(RuleFolder.shipped("statute", "2022-09").parties().codes()).hasSize(290);
    }

    @Test
    void each_of_the_33_has_a_delregion_or_says_that_it_is_not_known() {
        var rows = new CsvLines("municipalities/skane-delregion.csv").rows();
        assertThat(rows).hasSize(33);
        assertThat(rows).extracting(row -> row.get("code"))
                .containsExactlyElementsOf(
                        all().stream().filter(one -> one.region().equals("12")).map(Municipality::codeText).toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("status")).isIn(STATUSES);
            assertThat(row.get("source")).isNotBlank();
            assertThat(row.get("delregion").isEmpty()).isEqualTo(row.get("status").equals("unknown"));
        });
        // law.md 8.2: Nordvästra was read on its own page, Burlöv and Hörby are open
        assertThat(rows).filteredOn(row -> row.get("status").equals("official"))
                .extracting(row -> row.get("delregion"))
                .containsOnly("Nordvästra")
                .hasSize(8);
        assertThat(rows).filteredOn(row -> row.get("status").equals("unknown"))
                .extracting(row -> row.get("code"))
                .containsExactly("1231", "1266");
    }

    @Test
    void every_municipality_of_skane_has_inhabitants_for_the_synthetic_cases() {
        var inhabitants = Populations.of("skane", Municipalities.shipped());
        assertThat(inhabitants).hasSize(33);
        // rules/municipalities/SOURCES.md: the total of 2020
        assertThat(inhabitants.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_389_336);
    }

    private static List<Municipality> all() {
        var all = new ArrayList<Municipality>();
        Municipalities.shipped().all().forEach(all::add);
        return all;
    }
}
