package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;

/// The figures of Kolada, counted by hand from its definitions. Days are midnights, the day of the notice is not counted.
///
/// | case | kommun | care | notified | left | days | year it is closed |
/// |---|---|---|---|---|---|---|
/// | a | Malmö | somatic | 5 Sept 2022 08:00 | 5 Sept 2022 | 0 | 2022, no ready time |
/// | b | Malmö | somatic | 6 Sept 2022 23:00 | 7 Sept 2022 01:00 | 1 | 2022 |
/// | c | Malmö | psychiatric | 30 Dec 2022 | 4 Jan 2023 | 5 | 2023 |
/// | d | Malmö | somatic | 10 Dec 2022 | 15 Dec 2022 | 5 | 2022 |
/// | e | Lund | somatic | 30 Dec 2022 | 2 Jan 2023 | 3 | 2023 |
///
/// Malmö 2022: 6 days, 2 stays, mean 3; 200 inhabitants: 0.03 days, 0.01 stays each, 30 days per 1,000. Malmö 2023: 5 days,
/// 1 stay, mean 5. Lund 2022: none closed.
class KoladaTest {
    @TempDir
    private Path folder;

    @Test
    void two_years_of_two_kommuner_are_as_counted_by_hand() {
        var result = json("--period", "2022..2023", "--population", population());

        then(figure(result, "1280", 2022, "N20403", "ours")).isEqualTo("3");
        then(figure(result, "1280", 2022, "N20404", "ours")).isEqualTo("0.03");
        then(figure(result, "1280", 2022, "N20405", "ours")).isEqualTo("0.01");
        then(figure(result, "1280", 2022, "U79135", "ours")).isEqualTo("30");
        then(figure(result, "1280", 2023, "N20403", "ours")).isEqualTo("5");
        then(figure(result, "1280", 2023, "N20404", "ours")).as("no inhabitants of that year").isEqualTo("null");
        then(figure(result, "1281", 2022, "N20403", "ours")).as("nothing closed").isEqualTo("null");
        then(figure(result, "1281", 2022, "N20404", "ours")).as("0 of 100").isEqualTo("0");
        then(figure(result, "1281", 2023, "N20403", "ours")).isEqualTo("3");
        then(figure(result, "0012", 2022, "N20403", "ours")).isEqualTo("3");
        then(figure(result, "0012", 2023, "N20403", "ours")).as("8 days, 2 stays").isEqualTo("4");
        then(figure(result, "0012", 2022, "N20404", "ours")).as("31 kommuner have no figure").isEqualTo("null");
    }

    /// 2 beds in every month of 2022. Somatic days: September 1 of 60, December d 5 and e 1 (the 31st) of 62.
    /// 100 · (1/60 + 6/62) / 12 = 100 · 422 / (3720 · 12) = 0.945341
    @Test
    void the_share_of_beds_is_the_mean_of_twelve_months_and_the_region_s() {
        var beds = CaseLines.text(folder, "beds.csv", "region;month;beds\n" + String.join("\n", IntStream
                .rangeClosed(1, 12)
                .mapToObj(month -> String.format(Locale.ROOT, "12;2022-%02d;2", month))
                .toList()) + "\n");
        var result = json("--period", "2022..2023", "--beds", beds.toString());

        then(figure(result, "0012", 2022, "N79176", "ours")).isEqualTo("0.945341");
        then(figure(result, "0012", 2023, "N79176", "ours")).isEqualTo("null");
        then(figure(result, "1280", 2022, "N79176", "ours")).isEqualTo("null");
        then(figure(json("--period", "2022-07..2022-12", "--beds", beds.toString()), "0012", 2022, "N79176", "ours"))
                .as("half a year")
                .isEqualTo("null");
    }

    /// 3.4 and 0.034 / 0.010 fit; 3.9 and 0.034 / 0.010 do not: at most 0.0345 / 0.0095 = 3.63.
    @Test
    void published_values_stand_beside_and_are_held_to_each_other() {
        var published = published("N20403,1280,2022,\"3,4\"", "N20404,1280,2022,0.034", "N20405,1280,2022,0.010",
                "N20403,1281,2022,3.9", "N20404,1281,2022,0.034", "N20405,1281,2022,0.010", "N00945,1280,2022,7",
                "N20403,0012,2022,");
        var call = Call.of("indicators", "--kolada", "--period", "2022", "--municipality", "1280", "--format", "csv",
                "--population", population(), "--published", published, cases());

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.out())
                .startsWith("""
                        municipality,name,year,months,kpi,title,ours,numerator,denominator,published,difference
                        1280,Malmö,2022,12,N20403,"Medelvårdtid som utskrivningsklar, antal dagar",3,6,2,3.4,'-0.4
                        1280,Malmö,2022,12,N20404,"Vårdtid som utskrivningsklar, antal dagar/inv 65+",0.03,6,200,0.034,'-0.004
                        """);
        then(call.out()).doesNotContain("Lund");
        then(call.err()).contains("prövade 2, stämmer 1.", "Lund 2022: N20403 är 3,9, men N20404 / N20405 ger 3,40.");
    }

    @Test
    void values_that_fit_end_well() {
        var published = published("N20403,1280,2022,3.4", "N20404,1280,2022,0.034", "N20405,1280,2022,0.010");
        var call = Call.of("indicators", "--kolada", "--period", "2022", "--published", published, cases());

        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains("3,00 (3,4)", "prövade 1, stämmer 1.", "N20403 Medelvårdtid som utskrivningsklar");
    }

    @Test
    void a_part_of_a_year_is_not_compared_with_the_year() {
        var published = published("N20403,1280,2022,3.4");
        var result = json("--period", "2022-09", "--published", published);

        then(figure(result, "1280", 2022, "N20403", "ours")).as("one day, one stay").isEqualTo("1");
        then(figure(result, "1280", 2022, "N20403", "published")).isEqualTo("null");
        then(Call.of("indicators", "--kolada", "--period", "2022-09", cases()).out()).contains("2022, 1 månad");
    }

    @Test
    void the_folder_holds_the_comparison_for_excel_too() {
        var out = folder.resolve("out");
        var call = Call.of("indicators", "--kolada", "--period", "2022..2023", "--csv", "excel", "--out",
                out.toString(), cases());

        then(call.code()).as(call.err()).isZero();
        then(CaseLines.names(out)).contains("kolada.csv", "kolada.json", "kolada-excel.csv", "lists.xlsx");
        then(CaseLines.read(out.resolve("kolada-excel.csv"))).contains("Nyckeltal;Namn på nyckeltalet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "code,population_65plus;1280,200 | --population | kolumner saknas; filen ska ha code, year, population_65plus",
            "code,year,population_65plus;128,2022,200 | --population | rad 2, kolumn code, värde ”128”",
            "code,year,population_65plus;1280,22,200 | --population | rad 2, kolumn year, värde ”22”: inget år",
            "code,year,population_65plus;1280,2022,200;1280,2022,201 | --population | rad 3, kolumn code, värde ”1280”: kommunen finns två gånger för samma år",
            "region,month,beds;99,2022-01,5 | --beds | rad 2, kolumn region, värde ”99”",
            "region,month,beds;12,2022-01,5;13,2022-01,5 | --beds | rad 3, kolumn region, värde ”13”: filen ska ha en region",
            "region,month,beds;12,2022-13,5 | --beds | rad 2, kolumn month, värde ”2022-13”",
            "region,month,beds;12,2022-01,0 | --beds | rad 2, kolumn beds, värde ”0”",
            "region,month,beds;12,2022-01,5;12,2022-01,5 | --beds | rad 3, kolumn month, värde ”2022-01”: månaden finns två gånger",
            "kpi,municipality,period,value;N20403,Malmö,2022,3 | --published | rad 2, kolumn municipality, värde ”Malmö”",
            "kpi,municipality,period,value;N20403,1280,nu,3 | --published | rad 2, kolumn period, värde ”nu”",
            "kpi,municipality,period,value;N20403,1280,2022,tre | --published | rad 2, kolumn value, värde ”tre”",
            "kpi,municipality,period,value;N20403,1280,2022,3;N20403,1280,2022,3 | --published | rad 3, kolumn kpi, värde ”N20403”",
    })
    void a_file_that_cannot_be_used_is_named_by_row_and_column(String text, String option, String said) {
        var file = CaseLines.text(folder, "side.csv", text.replace(';', '\n') + "\n");

        then(Call.of("indicators", "--kolada", "--period", "2022", option, file.toString(), cases()).isRefused().err())
                .contains("side.csv", said);
    }

    @Test
    void options_that_do_not_belong_together_are_refused() {
        then(Call.of("indicators", "--period", "2022", "--beds", "x.csv", cases()).isRefused().err())
                .contains("hör till --kolada");
        then(Call.of("indicators", "--period", "2022", "--kolada", "--by", "month", cases()).isRefused().err())
                .contains("--kolada går inte ihop med --by");
        then(Call.of("indicators", "--period", "2022", "--kolada", "--format", "national", cases()).isRefused().err())
                .contains("--format national");
    }

    private String population() {
        return CaseLines.text(folder, "population.csv",
                "code;year;population_65plus\n1280;2022;200\n1281;2022;100\n1281;2023;100\n").toString();
    }

    private String published(String... rows) {
        return CaseLines
                .text(folder, "published.csv", "kpi,municipality,period,value\n" + String.join("\n", rows) + "\n")
                .toString();
    }

    private String cases() {
        return CaseLines.file(folder,
                row("a", "1280", "somatic", "2022-09-05 08:00", "2022-09-05 15:00"),
                row("b", "1280", "somatic", "2022-09-06 23:00", "2022-09-07 01:00"),
                row("c", "1280", "psychiatric", "2022-12-30 10:00", "2023-01-04 10:00"),
                row("d", "1280", "somatic", "2022-12-10 10:00", "2022-12-15 10:00"),
                row("e", "1281", "somatic", "2022-12-30 10:00", "2023-01-02 10:00")).toString();
    }

    private static String row(String id, String municipality, String care, String notified, String left) {
        return CaseLines.row("case_id", id, "municipality", municipality, "care_type", care, "admitted_at",
                "2022-08-01 08:00", "admission_notice_at", "2022-08-01 09:00", "ready_notice_at", notified,
                "discharged_at", left);
    }

    private JsonNode json(String... arguments) {
        var all = new ArrayList<>(List.of("indicators", "--kolada", "--format", "json", cases()));
        all.addAll(List.of(arguments));
        var call = Call.of(all.toArray(String[]::new));
        then(call.code()).as(call.err()).isZero();
        return call.json();
    }

    private static String figure(JsonNode result, String place, int year, String kpi, String key) {
        for (var each : result.get("figures")) {
            if (each.get("municipality").asString().equals(place) && each.get("year").asInt() == year
                    && each.get("kpi").asString().equals(kpi)) {
                var value = each.get(key);
                return value.isNull() ? "null" : value.asString();
            }
        }
        throw new AssertionError("no " + kpi + " of " + place + " " + year);
    }
}
