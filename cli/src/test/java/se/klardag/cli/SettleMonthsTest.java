package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;

/// Several months in one call are what as many calls give, with a total.
class SettleMonthsTest {
    private static final List<String> MONTHS = List.of("2022-07", "2022-08", "2022-09");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String cases = "";

    @BeforeEach
    void generate() {
        cases = folder.resolve("cases.csv").toString();
        Call.of("generate", "--region", "skane", "--from", "2022-06", "--months", "5", "--seed", "20", "-o", cases);
    }

    private Call settle(String period, String... more) {
        var args = new ArrayList<>(List.of("settle", "--agreement", "skane-2018", "--period", period, cases));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new)).speaksPlainly();
    }

    @Test
    void each_month_is_what_a_call_of_its_own_gives_and_writes() throws IOException {
        var all = folder.resolve("alla");
        var list = settle("2022-Q3", "--format", "json", "--out", all.toString());
        then(list.code()).as(list.err()).isZero();
        then(list.json()).hasSize(3);
        int at = 0;
        for (var month : MONTHS) {
            // beside it, so that the paths to the case file are as long
            var alone = folder.resolve("var för sig").resolve(month);
            var call = settle(month, "--format", "json", "--out", alone.toString());
            then(list.json().get(at++)).isEqualTo(call.json());
            for (var file : List.of("settlement.json", "settlement.csv", "findings.csv", "rejected.csv",
                    "inputs.json")) {
                then(all.resolve(month).resolve(file)).as(file).hasSameBinaryContentAs(alone.resolve(file));
            }
        }
        var rows = new ArrayList<String>();
        for (var month : MONTHS) {
            rows.addAll(Files.readAllLines(all.resolve(month).resolve("settlement.csv"))
                    .stream()
                    .skip(rows.isEmpty() ? 0 : 1)
                    .toList());
        }
        then(settle("2022-07..2022-09", "--format", "csv").out().lines()).containsExactlyElementsOf(rows);
    }

    @Test
    void the_totals_of_months_and_municipalities_are_those_of_the_months() {
        var table = settle("2022-07..2022-09").out();
        var list = settle("2022-Q3", "--format", "json").json();
        var total = BigDecimal.ZERO;
        long cases = 0;
        for (var month : list) {
            total = total.add(new BigDecimal(month.required("totalPayable").asString()));
            cases += sum(month);
        }
        then(total).as("the example bills somebody").isPositive();
        var lines = table.lines().map(line -> line.replace('\u00a0', ' ').strip()).toList();
        var months = lines.stream().filter(line -> line.contains("Summa (3 månader)")).findFirst().orElseThrow();
        then(months.replace(" ", "")).contains(Long.toString(cases)).endsWith(total.toPlainString());
        var places = lines.stream().filter(line -> line.contains("33 kommuner")).findFirst().orElseThrow();
        then(places.replace(" ", "")).contains("33kommuner" + cases).endsWith(total.toPlainString());
        then(table).contains("juli 2022 – september 2022").containsPattern("augusti 2022 +PRELIMINÄR");
    }

    private static long sum(JsonNode month) {
        return month.required("municipalities").valueStream().mapToLong(each -> each.required("cases").asLong()).sum();
    }

    @Test
    void a_year_with_a_month_that_has_no_rate_is_refused_before_anything_is_settled() {
        var out = folder.resolve("ut");
        var refused = settle("2020-12..2021-01", "--out", out.toString());
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.out()).isEmpty();
        then(refused.err()).contains("2021-01-01: ", "klardag rates set 2021");
        then(out).doesNotExist();
    }

    @Test
    void what_numbers_bills_takes_one_month() {
        for (var command : List.of("post", "bundle")) {
            var args = new ArrayList<>(List.of(command, "--agreement", "skane-2018", "--period", "2022-Q3", cases));
            if (command.equals("bundle")) {
                args.addAll(List.of("-o", folder.resolve("b.zip").toString()));
            }
            then(Call.of(args.toArray(String[]::new)).isRefused().err()).contains("en månad i taget",
                    "2022-07..2022-09");
        }
    }

    @ParameterizedTest
    @CsvSource({"2022, 2022-01..2022-12", "2022-Q1, 2022-01..2022-03", "2022-q4, 2022-10..2022-12",
            "2022-09, 2022-09", "2021-Q4..2022, 2021-10..2022-12", "2022..2022-Q1, 2022-01..2022-03",
            "2022-Q3..2022-Q1, ''", "2022-07..2022-09, 2022-07..2022-09"})
    void a_period_is_months_quarters_or_years(String text, String months) {
        if (months.isEmpty()) {
            thenThrownBy(() -> MonthRange.parse(text)).isInstanceOf(DateTimeException.class);
        } else {
            then(MonthRange.parse(text)).hasToString(months);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-Q5", "22", "2022-9", "2022-13", "Q3", "2022-Q3..", "..2022", "2022-09..2022-08", ""})
    void what_is_no_period_is_said_so(String text) {
        then(settle(text).isRefused().err()).contains("2022-Q3", "2022-07..2022-09");
    }
}
