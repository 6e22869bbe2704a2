package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;

/// Grants of the sources, and the same with a synthetic complete file. Of 46,645,244 kronor each of six delregioner has
/// 2,300,000 and 4,000,000 are for common work: 28,845,244 go by population.
class AllocateTest {
    private static final String HEALTH = "psychiatric-health-skane-2023";
    /// The 33 of the region, by code.
    private static final List<String> KOMMUNER = List.of("1214", "1230", "1231", "1233", "1256", "1257", "1260", "1261",
            "1262", "1263", "1264", "1265", "1266", "1267", "1270", "1272", "1273", "1275", "1276", "1277", "1278",
            "1280",
            "1281", "1282", "1283", "1284", "1285", "1286", "1287", "1290", "1291", "1292", "1293");

    @TempDir
    private Path folder;

    @Test
    void nine_million_over_the_regions() {
        var call = Call.of("allocate", "skr-2020");

        then(call.code()).as(call.err()).isZero();
        then(call.out().lines().filter(line -> line.contains("600 000")).count()).isEqualTo(3);
        then(call.out().lines().filter(line -> line.contains("400 000")).count()).isEqualTo(18);
        then(call.out()).contains("Fördelat 9 000 000 kr").doesNotContain("PRELIMINÄRT");
        then(Call.of("allocate", "skr-2020", "--format", "json").json().get("status").asString()).isEqualTo("final");
    }

    @Test
    void what_ships_gives_the_bases_and_stops_at_two_kommuner() {
        var call = Call.of("allocate", HEALTH);

        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("Burlöv (1231), Hörby (1266)", "28 845 244 kr");
        then(call.out()).contains("13 800 000", "folkmängden är den 31 december 2020, bidraget säger 2022");
        var json = Call.of("allocate", HEALTH, "--format", "json").json();
        then(json.get("status").asString()).isEqualTo("stopped");
        then(json.get("withoutDelregion")).extracting(JsonNode::asString).containsExactly("1231", "1266");
        then(json.get("receivers")).allSatisfy(each -> then(each.get("amount").asString()).isEqualTo("2300000"));
    }

    @Test
    void with_the_two_placed_it_is_whole_and_provisional() {
        var placed = CaseLines.text(folder, "d.csv", "code;delregion\n1231;Sydvästra\n1266;Mellersta\n");
        var json = Call.of("allocate", HEALTH, "--delregion", placed.toString(), "--format", "json").json();

        then(json.get("status").asString()).isEqualTo("provisional");
        then(json.get("distributed").asString()).isEqualTo("42645244");
        then(json.get("provisional")).hasSize(2);
    }

    /// Every kommun has 1,000 inhabitants; 11 are in Malmö, 5 in Mellersta, 5 in Nordöstra, 4 in each of the other three:
    /// 28,845,244 / 33 = 874,098 and 10/33. Times 11: 9,615,081.33; times 5: 4,370,491.52; times 4: 3,496,393.21. Rounded
    /// down they are 28,845,242: the two kronor that are left go to the two of five, which lost 17/33 each.
    @Test
    void a_complete_file_is_final_and_to_the_krona() {
        var json = Call.of("allocate", HEALTH, "--population", people(), "--delregion", parts(), "--format", "json")
                .json();

        then(json.get("status").asString()).isEqualTo("final");
        then(json.get("receivers"))
                .extracting(each -> each.get("name").asString() + " " + each.get("byPopulation").asString())
                .containsExactly("Malmö 9615081", "Mellersta 4370492", "Nordöstra 4370492", "Nordvästra 3496393",
                        "Sydöstra 3496393", "Sydvästra 3496393");
        then(json.get("receivers").get(0).get("amount").asString()).isEqualTo("11915081");
        then(json.get("receivers").get(0).get("figure").get("parts")).hasSize(4);
        then(json.get("receivers")).extracting(each -> each.get("raised").asBoolean())
                .containsExactly(false, true, true, false, false, false);
    }

    @Test
    void a_share_is_explained_down_to_its_sources() {
        var call = Call.of("allocate", HEALTH, "--population", people(), "--delregion", parts(), "--receiver",
                "mellersta");

        then(call.code()).as(call.err()).isZero();
        then(call.out())
                .contains("mottagarens del: 6 670 492 kr = 1 000 000 kr + 1 000 000 kr + 300 000 kr + 4 370 492 kr",
                        "samsjuklighet", "suicidprevention", "patientmedverkan",
                        "andel efter folkmängd: 4 370 492 kr = 28 845 244 kr × 5 000 ÷ 33 000 = 4 370 491,52 kr, uppåt",
                        "fördelas efter folkmängd: 28 845 244 kr = 46 645 244 kr − 17 800 000 kr",
                        "gemensamt arbete: 4 000 000 kr")
                .doesNotContain("Nordvästra", "PRELIMINÄRT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--population | code,year,population;1280,2020,5 | rad 2, kolumn year, värde ”2020”: bidraget fördelas efter folkmängden 2022",
            "--population | code,year,population;0180,2022,5 | rad 2, kolumn code, värde ”0180”: ingen kommun i bidragets region",
            "--population | code,year,population;1280,2022,0 | rad 2, kolumn population, värde ”0”",
            "--population | code,year,population;1280,2022,5;1280,2022,5 | rad 3, kolumn code, värde ”1280”: kommunen finns två gånger",
            "--population | code,year,population;1280,2022,5 | 32 kommuner saknas: Svalöv (1214),",
            "--population | code,population;1280,5 | kolumner saknas; filen ska ha code, year, population",
            "--delregion | code,delregion;1231,Mitten | rad 2, kolumn delregion, värde ”Mitten”: ingen mottagare; skriv en av Malmö, Mellersta,",
            "--delregion | code,delregion;1231,Malmö;1231,Malmö | rad 3, kolumn code, värde ”1231”",
    })
    void a_file_that_cannot_be_used_is_named_by_row_and_column(String option, String text, String said) {
        var file = CaseLines.text(folder, "own.csv", text.replace(';', '\n') + "\n");

        then(Call.of("allocate", HEALTH, option, file.toString()).isRefused().err()).contains("own.csv", said);
    }

    @Test
    void what_does_not_belong_is_refused() {
        then(Call.of("allocate", "skr-2020", "--population", "x.csv").isRefused().err())
                .contains("basbelopp rakt igenom");
        then(Call.of("allocate", "skr-2020", "--receiver", "Mitten").isRefused().err()).contains("välj bland 01, 03");
        then(Call.of("allocate", "skr").isRefused().err()).contains("välj bland skr-2020");
        then(Call.of("allocate", "nowhere.yaml").isRefused().err()).contains("nowhere.yaml");
    }

    /// A grant of one's own to parts that nobody ships: without a file of them nothing can be placed, and of another region
    /// nobody is counted. 100 kronor by 2 and 31 of 33 thousand inhabitants: 6.06 and 93.94, 6 and 94.
    @Test
    void a_grant_of_one_s_own_takes_its_parts_from_a_file() {
        var text = """
                schema: 1
                id: own
                title: {sv: Eget, en: Own}
                year: 2022
                receivers: [A, B]
                total: {value: 100, status: assumed, source: {title: T}}
                bases: []
                population: {region: "12", year: 2022}
                """;
        var own = CaseLines.text(folder, "own.yaml", text).toString();
        var parts = CaseLines.text(folder, "own-parts.csv", "code,delregion\n" + KOMMUNER.stream()
                .map(code -> code + "," + (code.startsWith("128") && code.compareTo("1282") < 0 ? "A" : "B") + "\n")
                .collect(Collectors.joining())).toString();

        then(Call.of("allocate", own).err()).contains("Malmö (1280)", "Bjuv (1260)");
        var json = Call.of("allocate", own, "--population", people(), "--delregion", parts, "--format", "json").json();
        then(json.get("receivers")).extracting(each -> each.get("amount").asString()).containsExactly("6", "94");
        then(json.get("status").asString()).as("the grant itself is assumed").isEqualTo("provisional");
        var elsewhere = CaseLines.text(folder, "elsewhere.yaml", text.replace("\"12\"", "\"13\"")).toString();
        then(Call.of("allocate", elsewhere).isRefused().err()).contains("region 13", "--population");
        var regions = CaseLines.text(folder, "regions.yaml", text.replace("[A, B]", "regions")).toString();
        then(Call.of("allocate", regions).isRefused().err()).contains("går bara för delar av en region");
    }

    private String people() {
        return CaseLines.text(folder, "people.csv", "code,year,population\n"
                + KOMMUNER.stream().map(code -> code + ",2022,1000\n").collect(Collectors.joining())).toString();
    }

    private String parts() {
        var names = new ArrayList<String>();
        names.addAll(Collections.nCopies(11, "Malmö"));
        names.addAll(Collections.nCopies(5, "Mellersta"));
        names.addAll(Collections.nCopies(5, "Nordöstra"));
        for (var name : List.of("Nordvästra", "Sydöstra", "Sydvästra")) {
            names.addAll(Collections.nCopies(4, name));
        }
        var text = new StringBuilder("code,delregion\n");
        for (int i = 0; i < KOMMUNER.size(); i++) {
            text.append(KOMMUNER.get(i)).append(',').append(names.get(i)).append('\n');
        }
        return CaseLines.text(folder, "parts.csv", text.toString()).toString();
    }
}
