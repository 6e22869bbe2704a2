package se.klardag.rules;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.grant.Allocation;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.grants.Grant;
import se.klardag.rules.grants.Grants;

/// The shipped grants are those of the sources, and a file that does not add up is refused.
class GrantsTest {
    @TempDir
    private Path folder;

    /// The letter lists three counties with 600,000 and eighteen with 400,000: 1.8 and 7.2 million, 9 in all.
    @Test
    void nine_million_go_to_twenty_one_regions() {
        var grant = Grants.find("skr-2020");
        var allocation = Allocation.ofBases(grant.terms());

        then(allocation.distributed()).isEqualByComparingTo("9000000");
        then(allocation.isPartial()).isFalse();
        then(allocation.shares()).hasSize(21);
        then(allocation.shares())
                .filteredOn(share -> share.figure().value().intValueExact() == 600_000)
                .extracting(Allocation.Share::receiver)
                .containsExactly("01", "12", "14");
        then(allocation.shares()).filteredOn(share -> share.figure().value().intValueExact() == 400_000).hasSize(18);
    }

    /// Six delregioner with 2.3 million each, 13.8; 4 million for common work; of 46,645,244 remain 28,845,244.
    @Test
    void six_delregioner_have_bases_and_the_rest_goes_by_population() {
        var grant = Grants.find("psychiatric-health-skane-2023");

        then(grant.terms().receivers())
                .containsExactly("Malmö", "Mellersta", "Nordöstra", "Nordvästra", "Sydöstra", "Sydvästra");
        then(grant.terms().receivers()).allSatisfy(
                receiver -> then(grant.terms().basesOf(receiver).value()).isEqualByComparingTo("2300000"));
        then(grant.terms().rest().value()).isEqualByComparingTo("28845244");
        then(grant.population()).contains(new Grant.ByPopulation("12", 2022));
        then(grant.status()).isEqualTo(Status.OFFICIAL);
    }

    @Test
    void every_grant_in_the_room_is_in_the_index() throws IOException {
        try (var files = Files.list(Path.of("grants"))) {
            then(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .map(name -> name.replace(".yaml", ""))
                    .containsExactlyInAnyOrderElementsOf(Grants.ids());
        }
        then(Grants.ids()).allSatisfy(id -> then(Grants.find(id).id()).isEqualTo(id));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "total: {value: 900 | total: {value: 899 | :6:1 total: is 1 kronor less than",
            "total: {value: 900 | total: {value: 901 | leaves 1 kronor that nobody gets",
            "to: [A] | to: [C] | :7:29 bases.0.to: are no receivers: C",
            "value: 900, status | value: 900.5, status | total",
            "year: 2020 | years: 2020 | the key year is missing",
            "status: assumed | status: unknown | status",
    })
    void a_file_that_does_not_hold_is_refused_with_its_place(String was, String becomes, String said)
            throws IOException {
        var text = """
                schema: 1
                id: own
                title: {sv: Eget, en: Own}
                year: 2020
                receivers: [A, B]
                total: {value: 900, status: assumed, source: {title: T}}
                bases: [{id: a, value: 900, to: [A], title: {sv: a, en: a}, status: assumed, source: {title: T}}]
                """;
        then(text).contains(was);
        var whole = Files.writeString(folder.resolve("own.yaml"), text);
        then(Grants.find(whole.toString()).terms().receivers()).isEqualTo(List.of("A", "B"));
        var broken = Files.writeString(folder.resolve("broken.yaml"), text.replace(was, becomes));

        thenThrownBy(() -> Grants.find(broken.toString())).isInstanceOf(RuleFileException.class)
                .hasMessageContaining(said);
    }

    @Test
    void a_grant_that_is_not_there_is_said_so() {
        thenThrownBy(() -> Grants.find("skr-2021")).isInstanceOf(RuleFileException.class)
                .hasMessageContaining("choose from skr-2020, psychiatric-health-skane-2023");
        thenThrownBy(() -> Grants.find("nowhere.yaml")).isInstanceOf(UncheckedIOException.class);
    }
}
