package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A file counted by hand. September 2022 has 30 days; days are midnights.
///
/// | case | kommun | care | notified | left | length | in September | |
/// |---|---|---|---|---|---|---|---|
/// | m0 | Malmö | somatic | 5 Sept | 5 Sept | 0 | 0 | closed |
/// | m1 | Malmö | somatic | 6 Sept 23:00 | 7 Sept 01:00 | 1 | 1 | closed |
/// | m9 | Malmö | somatic | 25 Aug | 3 Sept | 9 | 3 | closed, long |
/// | mo | Malmö | somatic | 20 Sept | – | 10 so far | 10 | still in, long |
/// | l2 | Lund | somatic | 28 Sept | 30 Sept | 2 | 2 | closed |
/// | lx | Lund | somatic | 29 Sept | 2 Oct | 1 so far | 1 | still in |
/// | lp | Lund | psychiatric | 10 Sept | 14 Sept | 4 | 4 | closed |
/// | ln | Lund | – | 10 Sept | 11 Sept | 1 | 1 | closed |
/// | no notice, withdrawn, left in August, notified in October | | | | | | | one of each, left out |
///
/// Somatic together: closed 4, of them 3 of a day or more with 1 + 9 + 2 = 12 days, mean 4; all closed 12/4 = 3;
/// same day 1/4; in September 0 + 1 + 3 + 10 + 2 + 1 = 17, beds 17/30; long 2, 13 of the 17 days.
class IndicatorsTest {
    private static final int WIDTH = 110;

    @TempDir
    private Path folder;

    @Test
    void somatic_care_is_as_counted_by_hand() {
        var total = total(json("--period", "2022-09"), "somatic");

        then(total.get("national").get("delayedStays").asLong()).isEqualTo(3);
        then(total.get("national").get("closedDays").asLong()).isEqualTo(12);
        then(total.get("national").get("meanOfDelayed").asString()).isEqualTo("4");
        then(total.get("national").get("sameDayShare").asString()).isEqualTo("0.25");
        then(total.get("national").get("closedDaysPer1000Aged65").isNull()).isTrue();
        then(total.get("beside").get("closedStays").asLong()).isEqualTo(4);
        then(total.get("beside").get("meanOfAllClosed").asString()).isEqualTo("3");
        then(total.get("beside").get("daysInPeriod").asLong()).isEqualTo(17);
        then(total.get("beside").get("bedsOccupied").asString()).isEqualTo("0.566667");
        then(total.get("beside").get("stillIn").asLong()).isEqualTo(2);
        then(total.get("beside").get("longStays").asLong()).isEqualTo(2);
        then(total.get("beside").get("longStayShareOfDays").asString()).isEqualTo("0.764706");
        then(total.get("closedByLength").get("0").asLong()).isEqualTo(1);
        then(total.get("closedByLength").get("2–3").asLong()).isEqualTo(1);
        then(total.get("closedByLength").get("7–13").asLong()).isEqualTo(1);
    }

    /// Notified in September, somatic: left after 0, 1, 2 days; still in after 1 and 10. At risk 5, 4, 2: remain
    /// 4/5, then 4/5 · 3/4 = 3/5, then 3/5 · 1/2 = 3/10. m9 was notified before and is not in it.
    @Test
    void the_curve_holds_open_cases_as_not_yet_left() {
        var steps = total(json("--period", "2022-09"), "somatic").get("remaining");

        then(steps).extracting(step -> step.get("days").asLong()).containsExactly(0L, 1L, 2L);
        then(steps).extracting(step -> step.get("atRisk").asLong()).containsExactly(5L, 4L, 2L);
        then(steps).extracting(step -> step.get("share").asString()).containsExactly("0.8", "0.6", "0.3");
    }

    @Test
    void kinds_of_care_stand_apart_and_one_not_stated_is_in_neither() {
        var result = json("--period", "2022-09");

        then(result.get("totals")).extracting(each -> each.get("careType").asString())
                .containsExactly("somatic", "psychiatric", "not-stated");
        then(total(result, "psychiatric").get("national").get("closedDays").asLong()).isEqualTo(4);
        then(total(result, "not-stated").get("national").get("closedDays").asLong()).isEqualTo(1);
    }

    @Test
    void every_case_has_one_place() {
        var cases = json("--period", "2022-09").get("cases");

        then(cases.get("closed").asLong()).isEqualTo(6);
        then(cases.get("stillIn").asLong()).isEqualTo(2);
        then(cases.get("noReadyNotice").asLong()).isEqualTo(1);
        then(cases.get("withdrawn").asLong()).isEqualTo(1);
        then(cases.get("before").asLong()).isEqualTo(1);
        then(cases.get("after").asLong()).isEqualTo(1);
    }

    /// August: m9 lies 6 days (26 to 31), still in; the one who left in August had 2 days. October: lx leaves on the
    /// 2nd with 2 days there; mo lies all 31; the one notified on 3 October leaves on the 4th, 1 day.
    @Test
    void months_add_up_to_the_whole_period() {
        var result = json("--period", "2022-08..2022-10", "--by", "month");

        then(result.get("groups"))
                .filteredOn(each -> each.get("careType").asString().equals("somatic"))
                .extracting(each -> each.get("month").asString() + " "
                        + each.get("beside").get("daysInPeriod").asLong() + " "
                        + each.get("beside").get("closedStays").asLong() + " "
                        + each.get("beside").get("stillIn").asLong())
                .containsExactly("2022-08 8 1 1", "2022-09 17 4 2", "2022-10 34 2 1");
        then(total(result, "somatic").get("beside").get("daysInPeriod").asLong()).isEqualTo(8 + 17 + 34);
    }

    /// Malmö: closed days 1 + 9 = 10 by 4,000 inhabitants 65+, 2.5; Lund 2 by 1,000, 2; together 12 by 5,000, 2.4.
    @Test
    void days_by_inhabitants_are_those_of_closed_stays() {
        var people = CaseLines.text(folder, "people.csv", "\ufeffCode;population_65plus\n1280;4000\n1281;1000\n");
        var result = json("--period", "2022-09", "--by", "kommun", "--population", people.toString());

        then(perThousand(total(result, "somatic"))).isEqualTo("2.4");
        then(result.get("groups"))
                .filteredOn(each -> each.get("careType").asString().equals("somatic"))
                .extracting(IndicatorsTest::perThousand)
                .containsExactly("2.5", "2");
    }

    @Test
    void a_kommun_without_inhabitants_leaves_the_total_blank_and_is_named() {
        var people = CaseLines.text(folder, "people.csv", "code,population_65plus\n1280,4000\n");
        var call = Call.of("indicators", "--period", "2022-09", "--population", people.toString(), cases());

        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains("Folkmängd saknas, så totalen lämnas tom: Lund.");
        then(json("--period", "2022-09", "--population", people.toString()).get("totals"))
                .allSatisfy(each -> then(perThousand(each)).isNull());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "code,people\\n1280,1 ~ population_65plus",
            "code,population_65plus\\n12,1 ~ rad 2, kolumn code, värde ”12”",
            "code,population_65plus\\n1280,1\\n1281,1 000 ~ rad 3, kolumn population_65plus, värde ”1 000”",
            "code,population_65plus\\n1280,1\\n1280,2 ~ två gånger",
            "code,population_65plus\\n1280,\"1 ~ citattecken",
            "code,population_65plus ~ är tom",
    })
    void inhabitants_that_cannot_be_used_are_refused(String text, String said) {
        var people = CaseLines.text(folder, "people.csv", text.replace("\\n", "\n") + "\n");

        then(Call.of("indicators", "--period", "2022-09", "--population", people.toString(), cases()).isRefused().err())
                .contains("people.csv", said);
    }

    /// Skåne's line is the sum of its kommuner: 3 stays, 12 days; Lund 1 and 2; Malmö 2 and 10. Psychiatry apart.
    @Test
    void the_national_table_has_its_own_columns() {
        var call = Call.of("indicators", "--period", "2022-09", "--format", "national", cases());

        then(call.code()).as(call.err()).isZero();
        then(call.out()).isEqualTo("""
                Län/Kommun;Antal vårdtillfällen;Summa dagar;Medelvårdtid som utskrivningsklar;\
                Andel platser belagda av utskrivningsklara (%)
                Region Skåne;3;12;4,0;
                Malmö;2;10;5,0;
                Lund;1;2;2,0;
                """);
        then(call.err()).contains("kalenderdagar", "annan eller ej angiven vårdform, inte med i tabellen: 2.");
        then(Call.in("en", "indicators", "--period", "2022-09", "--format", "national", "--care", "psychiatric",
                cases()).out()).endsWith("Region Skåne;1;4;4,0;\nLund;1;4;4,0;\n");
    }

    @Test
    void the_table_says_how_it_was_counted_and_fits_the_screen() {
        var people = CaseLines.text(folder, "people.csv", "code,population_65plus\n1280,4000\n1281,1000\n");
        for (var language : List.of("sv", "en")) {
            var call = Call.in(language, "indicators", "--period", "2022-09", "--by", "kommun,delregion,unit,month",
                    "--population", people.toString(), cases());

            then(call.code()).as(call.err()).isZero();
            then(call.out().lines()).allSatisfy(
                    line -> then(line.codePointCount(0, line.length())).as(line).isLessThanOrEqualTo(WIDTH));
        }
        then(Call.of("indicators", "--period", "2022-09", cases()).out())
                .containsPattern("Alla +Somatisk +3 +12 +4,00 +25,0 % +–")
                .containsPattern("Alla +Somatisk +4 +3,00 +17 +0,6 +2 +76,5 %")
                .contains("Dagar är kalenderdagar (midnätter)", "utskrivna i perioden 6", "utan underrättelse 1",
                        "återtagna 1");
    }

    @Test
    void the_longest_are_listed_and_the_rest_counted_or_written() {
        var rows = new ArrayList<String>();
        for (int i = 10; i < 40; i++) {
            rows.add(row("c" + i, "1280", "somatic", "2022-08-" + (i < 25 ? "10" : "11") + " 10:00",
                    "2022-09-01 10:00"));
        }
        var file = CaseLines.file(folder, rows.toArray(String[]::new)).toString();
        var call = Call.of("indicators", "--period", "2022-09", "--long-stay-over", "21", file);

        then(call.out()).contains("fler än 21 dagar: 15", "c10", "c24").doesNotContain("c25");
        then(Call.of("indicators", "--period", "2022-09", file).out()).contains("… och 10 till (--out skriver alla)");

        var out = folder.resolve("out");
        then(Call.of("indicators", "--period", "2022-09", "--out", out.toString(), file).out())
                .contains("… och 10 till, se long-stayers.csv");
        then(CaseLines.names(out))
                .containsExactly("indicators.csv", "indicators.json", "long-stayers.csv", "rejected.csv");
        then(CaseLines.read(out.resolve("long-stayers.csv")).lines()).hasSize(31)
                .contains("c10,1280,somatic,,2022-08-10,2022-09-01,22,1");
    }

    @Test
    void csv_has_a_line_for_each_group() {
        var call = Call.of("indicators", "--period", "2022-09", "--by", "kommun", "--format", "csv", cases());

        then(call.out().lines().toList()).hasSize(5)
                .first()
                .asString()
                .startsWith("kommun,care_type,delayed_stays,closed_days,mean_of_delayed,closed_stays,")
                .endsWith(",closed_0,closed_1,closed_2_to_3,closed_4_to_6,closed_7_to_13,closed_14_to_20,"
                        + "closed_21_and_more");
        then(call.out()).contains("\n1280,somatic,2,10,5,3,1,0.333333,3.333333,,14,0.466667,1,2,13,0.928571,"
                + "1,1,0,0,1,0,0\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "--period 2022-13 ~ första och sista som 2022-07..2022-09",
            "--period 2022-09..2022-08 ~ första och sista som 2022-07..2022-09",
            "--period 2022-09 --by län ~ välj bland: kommun, delregion, unit, month",
            "--period 2022-09 --by kommun,kommun ~ två gånger",
            "--period 2022-09 --format national --by kommun ~ egna rader",
            "--period 2022-09 --care somatic ~ egna rader",
            "--period 2022-09 --long-stay-over -1 ~ 0 eller mer",
            "--period 2022-09 --population nowhere.csv ~ finns inte",
    })
    void arguments_that_cannot_be_used_are_named(String arguments, String said) {
        var call = new ArrayList<>(List.of("indicators", cases()));
        call.addAll(List.of(arguments.split(" ", -1)));

        then(Call.of(call.toArray(String[]::new)).isRefused().err()).contains(said);
    }

    /// An invented number with a valid check digit.
    @Test
    void a_number_in_an_id_or_a_ward_is_shown_nowhere() {
        var file = CaseLines.file(folder, CaseLines.row("case_id", "19121212-1212", "unit", "avd 19121212-1212",
                "ready_notice_at", "2022-08-10 10:00")).toString();
        var out = folder.resolve("out");
        for (var format : List.of("table", "json", "csv")) {
            var call = Call.of("indicators", "--period", "2022-09", "--by", "unit", "--format", format, "--out",
                    out.toString(), file);

            then(call.code()).as(call.err()).isZero();
            then(call.out() + call.err()).contains("*").doesNotContain("19121212");
            then(CaseLines.names(out)).hasSize(4)
                    .allSatisfy(name -> then(CaseLines.read(out.resolve(name))).doesNotContain("19121212"));
        }
    }

    @Test
    void a_period_without_cases_says_so() {
        then(Call.of("indicators", "--period", "2021-01", cases()).out()).contains("Inga ärenden i perioden.");
    }

    private String cases() {
        return CaseLines.file(folder,
                row("m0", "1280", "somatic", "2022-09-05 08:00", "2022-09-05 15:00"),
                row("m1", "1280", "somatic", "2022-09-06 23:00", "2022-09-07 01:00"),
                row("m9", "1280", "somatic", "2022-08-25 10:00", "2022-09-03 10:00"),
                row("mo", "1280", "somatic", "2022-09-20 10:00", ""),
                row("l2", "1281", "somatic", "2022-09-28 10:00", "2022-09-30 10:00"),
                row("lx", "1281", "somatic", "2022-09-29 10:00", "2022-10-02 10:00"),
                row("lp", "1281", "psychiatric", "2022-09-10 10:00", "2022-09-14 10:00"),
                row("ln", "1281", "", "2022-09-10 10:00", "2022-09-11 10:00"),
                row("no-notice", "1281", "somatic", "", "2022-09-11 10:00"),
                CaseLines.row("case_id", "back", "withdrawn_at", "2022-09-06 10:00"),
                row("before", "1281", "somatic", "2022-08-08 10:00", "2022-08-10 10:00"),
                row("after", "1281", "somatic", "2022-10-03 10:00", "2022-10-04 10:00")).toString();
    }

    private static String row(String id, String municipality, String care, String notified, String left) {
        return CaseLines.row("case_id", id, "municipality", municipality, "care_type", care, "admitted_at",
                "2022-08-01 08:00", "admission_notice_at", "2022-08-01 09:00", "ready_notice_at", notified,
                "discharged_at", left);
    }

    private JsonNode json(String... arguments) {
        var all = new ArrayList<>(List.of("indicators", "--format", "json", cases()));
        all.addAll(List.of(arguments));
        var call = Call.of(all.toArray(String[]::new));
        then(call.code()).as(call.err()).isZero();
        return call.json();
    }

    private static JsonNode total(JsonNode result, String careType) {
        for (var each : result.get("totals")) {
            if (each.get("careType").asString().equals(careType)) {
                return each;
            }
        }
        throw new AssertionError("no total for " + careType);
    }

    private static @Nullable String perThousand(JsonNode group) {
        var value = group.get("national").get("closedDaysPer1000Aged65");
        return value.isNull() ? null : value.asString();
    }
}
