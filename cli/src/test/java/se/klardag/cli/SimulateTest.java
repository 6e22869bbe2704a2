package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Other rules on the same cases: exact against `settle`, and refused in its words.
class SimulateTest {
    private static final Path MONTH = Path.of("..", "fixtures", "average", "skane-2022-09", "cases.csv");

    static Stream<List<String>> changes() {
        return Stream.of(
                List.of("dayCount.break=00:00"),
                List.of("longStay.over=7"),
                List.of("liability.threshold=2.4"),
                List.of("dayCount.break=06:30", "longStay.over=5", "liability.threshold=1.85"),
                List.of("liability.rounding=1 decimals half-up", "attribution.zeroDayCases=excluded"),
                List.of("longStay.over=4", "longStay.place=capped", "longStay.billed=days-over-limit"),
                List.of("price.dailyRate=10000", "population.deceased=out-of-numerator"),
                List.of("psychiatric.liability.threshold=4", "psychiatric.dayCount.break=00:00"),
                List.of("invoice.payable=ore-half-up"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void base_is_what_settle_says_and_changed_what_it_says_under_a_file_with_the_change(
            List<String> changes, @TempDir Path folder) throws IOException {
        var lines = new StringBuilder("id: skane-2018-changed\nextends: skane-2018\n");
        changes.forEach(change -> lines.append(change.replaceFirst("=", ": ")).append('\n'));
        var file = Files.writeString(folder.resolve("changed.yaml"), lines);
        var args = new ArrayList<>(List.of("--format", "json"));
        changes.forEach(change -> args.addAll(List.of("--change", change)));

        var json = simulate(MONTH, args).json();

        then(json.get("base").get(0)).isEqualTo(settled("skane-2018"));
        then(withoutRules(json.get("changed").get(0))).isEqualTo(withoutRules(settled(file.toString())));
        thenAddsUp(json.get("difference"));
    }

    /// A simulation says nothing of the files' columns.
    private static JsonNode settled(String agreement) {
        var settlement = Call
                .of("settle", "--agreement", agreement, "--period", "2022-09", "--format", "json", MONTH.toString())
                .json();
        ((ObjectNode) settlement.get("receipt"))
                .remove(List.of("columnsInNoFile", "blankAnswers", "overlappingStays", "overlapsAllowed"));
        return settlement;
    }

    /// The hash of the rules names the bytes of the file, which are not those of the arguments.
    private static JsonNode withoutRules(JsonNode settlement) {
        var copy = settlement.deepCopy();
        if (copy.get("receipt") instanceof ObjectNode receipt) {
            receipt.remove("rules");
        }
        return copy;
    }

    /// Effects sum to the difference, and municipalities to the whole, to the öre.
    private static void thenAddsUp(JsonNode difference) {
        then(sum(difference.get("effects"), "amount")).isEqualByComparingTo(number(difference, "difference"));
        then(sum(difference.get("municipalities"), "difference"))
                .isEqualByComparingTo(number(difference, "difference"));
        for (var each : difference.get("municipalities")) {
            then(sum(each.get("effects"), "amount")).isEqualByComparingTo(number(each, "difference"));
            then(number(each, "changed").subtract(number(each, "base")))
                    .isEqualByComparingTo(number(each, "difference"));
        }
    }

    private static BigDecimal sum(JsonNode array, String key) {
        var sum = BigDecimal.ZERO;
        for (var each : array) {
            sum = sum.add(number(each, key));
        }
        return sum;
    }

    private static BigDecimal number(JsonNode node, String key) {
        then(node.get(key).isString()).as(key).isTrue();
        return new BigDecimal(node.get(key).asString());
    }

    @Test
    void a_month_of_which_the_files_hold_a_part_is_told(@TempDir Path folder) {
        var half = CaseLines.file(folder, CaseLines.row("case_id", "a"), CaseLines.row("case_id", "b"));
        var told = "2022-09: Exporten ser inte hel ut: den sista händelsen är från 2022-09-08. Månaden räknas så som den är.";
        var call = simulated(half, "2022-09");
        then(call.code()).as(call.err()).isZero();
        then(plain(call.err())).contains(told);
        then(plain(call.out())).contains(told);
        then(simulated(half, "2022-09", "--format", "json").json().at("/partialMonths/0").toString())
                .isEqualTo(
                        "{\"period\":\"2022-09\",\"partial\":[{\"code\":\"ends-early\",\"lastEvent\":\"2022-09-08\"}]}");
        var whole = simulated(MONTH, "2022-09");
        then(whole.out() + whole.err()).doesNotContain("ser inte hel ut");
    }

    /// Of three months one ends on the 14th, or has nobody who was discharged in it: the sums have all three, and chance is told of two.
    @Test
    void chance_rests_on_the_months_that_look_whole(@TempDir Path folder) throws IOException {
        var all = folder.resolve("all.csv");
        then(Call.of("generate", "--region", "skane", "--from", "2022-07", "--months", "3", "--seed", "2017612", "-o",
                all.toString()).code()).isZero();
        var whole = simulated(all, "2022-07..2022-09", "--replicates", "100", "--format", "json").json();
        then(whole.at("/chance/months").asInt()).isEqualTo(3);
        then(whole.at("/partialMonths").isMissingNode()).isTrue();
        var lines = Files.readAllLines(all);
        int discharged = List.of(lines.getFirst().split(",")).indexOf("discharged_at");
        var cut = lines.stream()
                .filter(line -> cell(line, discharged).compareTo("2022-09-15") < 0 || line.equals(lines.getFirst()));
        var gap = lines.stream().filter(line -> !cell(line, discharged).startsWith("2022-08"));
        for (var part : List.of(cut, gap)) {
            var file = Files.write(folder.resolve("part.csv"), part.toList());
            var json = simulated(file, "2022-07..2022-09", "--replicates", "100", "--format", "json").json();
            then(json.at("/chance/months").asInt()).isEqualTo(2);
            then(json.at("/base").size()).isEqualTo(3);
            then(json.at("/partialMonths").size()).isEqualTo(1);
            then(plain(simulated(file, "2022-07..2022-09", "--replicates", "100").out()))
                    .contains("Det som sägs om slump bygger på de 2 hela månaderna av 3.", " av 2 ")
                    .doesNotContain(" av 3 ");
        }
    }

    private static String cell(String line, int column) {
        return line.split(",", -1)[column];
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static Call simulated(Path cases, String period, String... more) {
        var args = new ArrayList<>(List.of(
                "simulate", "--base", "skane-2018", "--change", "liability.threshold=1.5", "--period", period));
        args.addAll(List.of(more));
        args.add(cases.toString());
        return Call.of(args.toArray(String[]::new));
    }

    @Test
    void two_cases_by_hand(@TempDir Path folder) {
        // GIVEN Malmö with 4 noons (5 Sep 10:00 to 8 Sep 13:00) and 10 noons (1 Sep 10:00 to 10 Sep 13:00), at 2.8 and 9 300 kr.
        // Today: 14 − 2 × 2.8 = 8.4 days, 78 120 kr.
        // At midnight: 3 and 9 days, 12 − 5.6 = 6.4 days, 59 520 kr. Over 7 apart as well: 3 − 2.8 = 0.2, and 9 − 7 = 2: 2.2 days, 20 460 kr.
        // Over 7 apart at noon: 4 − 2.8 = 1.2, and 10 − 7 = 3: 4.2 days, 39 060 kr.
        // Day break: first −18 600, last 20 460 − 39 060 = −18 600: −18 600. Carve-out: −39 060 both ways.
        var file = CaseLines.file(
                folder,
                CaseLines.row(),
                CaseLines.row("case_id", "b", "ready_notice_at", "2022-09-01 10:00", "discharged_at",
                        "2022-09-10 13:00"));
        var json = simulate(
                file, List.of("--change", "dayCount.break=00:00", "--change", "longStay.over=7", "--format", "json"))
                .json();

        var difference = json.get("difference");
        then(difference.get("base").asString()).isEqualTo("78120");
        then(difference.get("changed").asString()).isEqualTo("20460");
        then(difference.get("effects").toString()).isEqualTo(
                "[{\"effect\":\"day-break\",\"amount\":\"-18600\"},{\"effect\":\"carve-out\",\"amount\":\"-39060\"}]");
        // Were b alone counted as today: 3 + 10 days of two cases, 13 − 5.6 = 7.4 days, 68 820 kr: it moves −48 360.
        // Were a alone: 4 − 2.8 = 1.2 and 2 apart, 3.2 days, 29 760 kr: it moves −9 300.
        then(json.get("cases").toString()).isEqualTo(
                "[{\"case\":\"b\",\"municipality\":\"1280\",\"period\":\"2022-09\",\"baseDays\":\"10\","
                        + "\"changedDays\":\"9\",\"amount\":\"-48360\"},"
                        + "{\"case\":\"a\",\"municipality\":\"1280\",\"period\":\"2022-09\",\"baseDays\":\"4\","
                        + "\"changedDays\":\"3\",\"amount\":\"-9300\"}]");
    }

    @Test
    void a_sweep_and_a_grid_give_what_each_change_gives_by_itself() {
        var json = simulate(
                MONTH,
                List.of("--sweep", "liability.threshold=2.0..2.8:0.4", "--sweep", "dayCount.break=00:00,12:00",
                        "--format", "json"))
                .json();

        then(json.get("sweep").size()).isEqualTo(6);
        for (var point : json.get("sweep")) {
            var settings = point.get("settings");
            var alone = simulate(
                    MONTH,
                    List.of("--format", "json", "--change",
                            "liability.threshold=" + settings.get("liability.threshold").asString(), "--change",
                            "dayCount.break=" + settings.get("dayCount.break").asString()))
                    .json();
            then(point.get("total")).as(settings.toString()).isEqualTo(alone.get("changed").get(0).get("total"));
        }
    }

    @Test
    void a_threshold_is_found_that_keeps_the_sum(@TempDir Path folder) {
        // GIVEN one case of 4 noons: 4 − 2.8 = 1.2 days today. At midnight it has 3 days, so the threshold is to be 1.8.
        var file = CaseLines.file(folder, CaseLines.row());
        var found = simulate(
                file,
                List.of("--change", "dayCount.break=00:00", "--solve", "liability.threshold", "--format", "json"))
                .json()
                .get("solve");

        then(found.get("value").asString()).isEqualTo("1.8");
        then(found.get("gap").asString()).isEqualTo("0");
        then(found.get("within").asBoolean()).isTrue();
        // 3 days at 9 300 kr are 27 900: 5 000 kr are wanted, so 3 − t = 0.5376…, t = 2.4624 leaves −0.32 kr
        var wanted = simulate(
                file,
                List.of("--change", "dayCount.break=00:00", "--solve", "liability.threshold", "--so-that",
                        "1280=5000", "--format", "json"))
                .json()
                .get("solve");
        then(wanted.get("value").asString()).isEqualTo("2.4624");
        then(wanted.get("sum").asString()).isEqualTo("4999.68");
    }

    @Test
    void a_longer_period_is_settled_month_by_month(@TempDir Path folder) {
        var file = CaseLines.file(
                folder,
                CaseLines.row(),
                CaseLines.row("case_id", "b", "admitted_at", "2022-10-01 08:00", "admission_notice_at",
                        "2022-10-01 09:00", "ready_notice_at", "2022-10-03 10:00", "discharged_at",
                        "2022-10-07 13:00"));
        var json = Call.of("simulate", "--base", "skane-2018", "--change", "liability.threshold=2", "--period",
                "2022-09..2022-10", "--format", "json", file.toString()).json();

        // 4 − 2.8 and 5 − 2.8 days; 4 − 2 and 5 − 2 days
        then(json.get("base").get(0).get("period").asString()).isEqualTo("2022-09");
        then(json.get("base").get(1).get("total").asString()).isEqualTo("20460");
        then(json.get("difference").get("base").asString()).isEqualTo("31620");
        then(json.get("difference").get("changed").asString()).isEqualTo("46500");
    }

    @Test
    void half_of_a_change_of_model_is_no_agreement_so_the_effects_stand_together() {
        var json = simulate(
                MONTH,
                List.of("--change", "liability.model=individual", "--change", "attribution.membership=day-by-day",
                        "--change", "attribution.openCases=included", "--change", "liability.freeDays=3", "--change",
                        "liability.freeDaysIfLater=4", "--change", "liability.cutOff=12:00", "--format", "json"))
                .json();

        then(json.get("difference").get("effects").size()).isEqualTo(1);
        then(json.get("difference").get("notTold").asString()).isEqualTo("attribution.membership");
        thenAddsUp(json.get("difference"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dayCount.brake=00:00", "dayCount.break=25:00", "liability.threshold=-1",
            "liability.threshold='2'", "longStay.over=7, 8", "extends=statute",
            "id=x", "dayCount.break: 00:00", "=3", "dayCount.break=[", "dayCount=noon"})
    void a_wrong_change_is_refused_before_the_cases_are_read(String change) {
        var call = Call.of("simulate", "--base", "skane-2018", "--change", change, "--period", "2022-09",
                "no-such-file.csv").isRefused();

        then(call.err()).startsWith("--change:").doesNotContain("no-such-file");
    }

    @Test
    void a_wrong_change_is_refused_in_the_words_for_a_file(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("f.yaml"), "dayCount.brake: 00:00\nid: a\nextends: skane-2018\n");
        var ofFile = Call.of("settle", "--agreement", file.toString(), "--period", "2022-09", MONTH.toString());
        var ofChange = simulate(MONTH, List.of("--change", "dayCount.brake=00:00"));

        then(ofChange.err()).isEqualTo(ofFile.err().replace(file.toString(), "--change"));
    }

    @Test
    void the_same_term_twice_is_refused() {
        var call = simulate(MONTH, List.of("--change", "longStay.over=7", "--change", "longStay.over=8")).isRefused();
        then(call.err()).contains("--change:2:").contains("två gånger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--sweep=liability.threshold=3..2:0.1", "--sweep=liability.threshold=2..3:0",
            "--sweep=liability.threshold", "--sweep=liability.threshold=1..2000:0.1", "--replicates=5",
            "--assume=speedUp=0.5", "--assume=hope=1", "--assume=readmission=0.2..0.1", "--period=2022-10..2022-09",
            "--top=x", "--so-that=nothing --solve=longStay.over"})
    void wrong_arguments_are_refused(String wrong) {
        var args = new ArrayList<>(List.of("simulate", "--base", "skane-2018", MONTH.toString()));
        if (!wrong.startsWith("--period")) {
            args.addAll(List.of("--period", "2022-09"));
        }
        args.addAll(Arrays.asList(wrong.split(" ", -1)));
        Call.of(args.toArray(String[]::new)).isRefused();
    }

    @Test
    void an_agreement_with_a_gap_is_refused_as_settle_refuses_it() {
        var call = Call.of("simulate", "--base", "uppsala", "--period", "2022-09", MONTH.toString());
        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.out()).isEmpty();
    }

    @Test
    void chance_expects_no_amount_and_gives_no_share_from_fewer_than_five_cases_that_carry_the_bill() {
        var chance = simulate(MONTH, List.of("--replicates", "200", "--seed", "7", "--format", "json",
                "--change", "longStay.over=7")).json().get("chance");
        int blank = 0;
        for (var place : chance.get("municipalities")) {
            int cases = place.get("cases").asInt();
            then(place.get("tooFew").asBoolean()).isEqualTo(cases < 10);
            then(place.get("few").asBoolean()).isEqualTo(cases < 30);
            for (var which : List.of("base", "changed", "difference")) {
                for (var quantile : List.of("expected", "median", "low", "high")) {
                    then(place.get(which).get(quantile).isNull()).isTrue();
                }
            }
            for (var which : List.of("base", "changed")) {
                int carrying = place.get(which).get("carrying").asInt();
                then(place.get(which).get("positive").isNull()).isEqualTo(carrying < 5 || cases < 10);
                then(place.get(which).get("nextMonth").isNull()).isTrue();
                blank += carrying < 5 ? 1 : 0;
            }
        }
        then(blank).isPositive();
        then(simulate(MONTH, List.of("--replicates", "200", "--seed", "7", "--format", "json",
                "--change", "longStay.over=7")).json().get("chance")).isEqualTo(chance);
    }

    @Test
    void a_single_long_stay_is_no_chance_of_a_bill(@TempDir Path folder) {
        // 11 cases of 1 noon and one of 20, which was drawn into 63 months of a hundred: 1 − 1/e
        var rows = new ArrayList<String>();
        for (int i = 0; i < 11; i++) {
            rows.add(CaseLines.row("case_id", "s" + i, "discharged_at", "2022-09-05 13:00"));
        }
        rows.add(CaseLines.row("case_id", "long", "discharged_at", "2022-09-24 13:00"));
        var arguments = List.of("--change", "longStay.over=14", "--replicates", "100");
        var file = CaseLines.file(folder, rows.toArray(String[]::new));

        var place = simulate(file, Stream.concat(arguments.stream(), Stream.of("--format", "json")).toList()).json()
                .get("chance")
                .get("municipalities")
                .get(0)
                .get("changed");
        then(place.get("carrying").asInt()).isEqualTo(1);
        then(place.get("monthsBilled").asInt()).isEqualTo(1);
        then(place.get("positive").isNull()).isTrue();
        then(simulate(file, arguments).out()).contains("1 av 1", "Om en ny månads belopp sägs ingenting")
                .doesNotContain("63", "Väntat", "var fjärde");
    }

    @Test
    void beds_freed_are_waiting_days_saved_by_days_of_the_period(@TempDir Path folder) {
        // GIVEN 3 and 9 midnights in a September of 30 days: if every delayed patient left the same day, 12 / 30 = 0.4 beds
        var file = CaseLines.file(
                folder,
                CaseLines.row(),
                CaseLines.row("case_id", "b", "ready_notice_at", "2022-09-01 10:00", "discharged_at",
                        "2022-09-10 13:00"));
        var assumptions = simulate(file, List.of("--assume", "sameDayShift=0..1..1", "--format", "json")).json()
                .get("assumptions");

        then(assumptions.get("bedsFreed").asString()).isEqualTo("0.4");
        then(assumptions.get("status").asString()).isEqualTo("assumed");
        // ready 10:00 and gone 13:00 the same day is one noon each: 2 − 5.6, nothing to pay
        then(assumptions.get("assumed").asString()).isEqualTo("0");
        then(assumptions.get("asBefore").asString()).isEqualTo("78120");
        var same = assumptions.get("assumptions").get(0);
        then(same.get("name").asString()).isEqualTo("sameDayShift");
        then(same.get("atLow").asString()).isEqualTo("78120");
    }

    @Test
    void an_identity_number_in_a_case_id_is_masked(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row("case_id", "191212121212"));
        for (var format : List.of("table", "json")) {
            var call = simulate(file, List.of("--change", "dayCount.break=00:00", "--format", format));
            then(call.out()).contains("************").doesNotContain("1912121212");
        }
    }

    @Test
    void a_scenario_written_for_another_agreement_is_tried_and_told() {
        var call = Call.of("simulate", "--base", "statute", "--scenario", "midnight", "--period", "2022-09",
                MONTH.toString());
        then(call.err()).contains("midnight", "skane-2018", "statute");
    }

    @Test
    void the_table_says_what_it_comes_to_first_and_what_is_assumed_in_words() {
        var call = simulate(
                MONTH,
                List.of("--scenario", "midnight-and-long-stay", "--replicates", "200", "--assume", "speedUp=1.2"));

        then(call.code()).isEqualTo(ExitCode.DONE);
        then(call.speaksPlainly().out().lines().skip(3).findFirst().orElse("")).startsWith("Kommunerna ska betala ");
        then(call.out()).contains("Antaganden, inte uppskattningar", "belagda vårdplatser", "Slumpens pris",
                "Långliggare");
    }

    @Test
    void the_workbook_holds_amounts_as_numbers_and_codes_as_texts(@TempDir Path folder) throws IOException {
        var file = folder.resolve("r.xlsx");
        var json = simulate(
                MONTH,
                List.of("--change", "longStay.over=7", "--sweep", "liability.threshold=2..3:0.5", "--xlsx",
                        file.toString(), "--replicates", "100", "--assume", "speedUp=1.1", "--format", "json"))
                .json();
        var places = json.get("difference").get("municipalities");
        try (var book = new ReadableWorkbook(file.toFile())) {
            then(book.getSheets().map(each -> each.getName())).containsExactly(
                    "Sammanfattning", "Kommuner", "Månader", "Vårdenheter", "Ärenden", "Svep", "Slump", "Antaganden");
            var rows = book.getSheets().skip(1).findFirst().orElseThrow().read();
            then(rows).hasSize(1 + places.size());
            for (int i = 0; i < places.size(); i++) {
                var row = rows.get(i + 1);
                then(row.getCellAsString(0)).contains(places.get(i).get("code").asString());
                then(row.getCellAsNumber(3).orElseThrow())
                        .isEqualByComparingTo(new BigDecimal(places.get(i).get("changed").asString()));
            }
        }
    }

    @Test
    void two_runs_write_the_same_bytes(@TempDir Path folder) throws IOException {
        for (var name : List.of("a", "b")) {
            simulate(MONTH, List.of("--change", "longStay.over=7", "--html", folder.resolve(name + ".html").toString(),
                    "--xlsx", folder.resolve(name + ".xlsx").toString(), "--replicates", "100"));
        }
        then(Files.readString(folder.resolve("a.html"))).isEqualTo(Files.readString(folder.resolve("b.html")));
        then(folder.resolve("a.xlsx")).hasSameBinaryContentAs(folder.resolve("b.xlsx"));
        then(CaseLines.names(folder)).containsExactly("a.html", "a.xlsx", "b.html", "b.xlsx");
    }

    @Test
    void the_page_holds_no_case_no_patient_and_no_time_of_day(@TempDir Path folder) throws IOException {
        var page = folder.resolve("r.html");
        var file = CaseLines.file(
                folder,
                CaseLines.row("case_id", "191212121212", "patient", "pseudonym-17"),
                CaseLines.row("case_id", "case-4711", "patient", "</script><b>", "discharged_at", "2022-09-08 13:37"));
        simulate(file, List.of("--change", "longStay.over=2", "--html", page.toString()));

        then(Files.readString(page)).doesNotContain("191212", "pseudonym", "4711", "13:37", "<b>");
        var unwritable = simulate(file, List.of("--html", folder.resolve("no").resolve("r.html").toString()));
        then(unwritable.code()).isEqualTo(ExitCode.UNUSABLE);
    }

    private static Call simulate(Path file, List<String> more) {
        var args = new ArrayList<>(
                List.of("simulate", "--base", "skane-2018", "--period", "2022-09", file.toString()));
        args.addAll(more);
        return Call.of(args.toArray(String[]::new));
    }
}
