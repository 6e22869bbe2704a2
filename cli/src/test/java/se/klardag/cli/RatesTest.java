package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;

/// A year whose daily rate nobody has read gets it from the region, with its source.
///
/// The case: 11 noons in one municipality are 8.2 days above the limit of 2.8. At 12,345.50 kronor they are 101,233.10, which
/// is 101,233 in whole kronor; worked by hand.
class RatesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void init() {
        then(Call.of("init", folder.toString(), "--region", "12").code()).isZero();
    }

    private Call here(String... args) {
        return Call.within(folder, args).speaksPlainly();
    }

    private Call settle(int year, String... more) {
        var row = CaseLines.row(
                "case_id", "A-1", "municipality", "1267",
                "admitted_at", year + "-08-01 08:00", "admission_notice_at", year + "-08-01 09:00",
                "ready_notice_at", year + "-09-09 13:00", "discharged_at", year + "-09-20 13:00");
        var file = CaseLines.text(folder, "cases.csv", CaseLines.table(row));
        var args = Stream.concat(
                Stream.of("settle", "--period", year + "-09", file.toString()),
                Arrays.stream(more));
        return here(args.toArray(String[]::new));
    }

    private JsonNode bill(int year) {
        return settle(year, "--format", "json").json();
    }

    @ParameterizedTest
    @CsvSource({"2021, HSLF-FS ÅÅÅÅ:NN", "2026, HSLF-FS 2025:74", "2027, HSLF-FS ÅÅÅÅ:NN"})
    void the_answer_to_a_missing_rate_is_the_command_that_supplies_it(int year, String regulation) {
        // GIVEN
        var refused = settle(year);
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        var command = Pattern.compile("klardag rates set (\\d+) --amount KRONOR --source \"(.+)\" --at \"1 §\"")
                .matcher(refused.err());
        then(command.find()).as(refused.err()).isTrue();
        then(command.group(2)).isEqualTo(regulation);
        // WHEN it is run with the amount
        var set = here("rates", "set", command.group(1), "--amount", "12 345,50", "--source", command.group(2), "--at",
                "1 §");
        then(set.code()).as(set.err()).isZero();
        // THEN the month has a bill at that rate
        var municipality = bill(year).required("municipalities").get(0);
        then(municipality.required("rate").asString()).isEqualTo("12345.5");
        then(municipality.required("billableDays").asString()).isEqualTo("8.2");
        then(municipality.required("amount").asString()).isEqualTo("101233.1");
        then(municipality.required("payable").asString()).isEqualTo("101233");
    }

    @Test
    void a_rate_goes_before_that_of_its_year_and_of_no_other() {
        then(bill(2022).required("municipalities").get(0).required("rate").asString()).isEqualTo("9300");
        here("rates", "set", "2022", "--amount", "9400", "--source", "Avtalsbrev 2021-12-01");
        then(bill(2022).required("municipalities").get(0).required("rate").asString()).isEqualTo("9400");
        then(bill(2019).required("municipalities").get(0).required("rate").asString()).isEqualTo("7800");
        then(bill(2023).required("municipalities").get(0).required("rate").asString()).isEqualTo("10500");
        then(settle(2026).code()).isEqualTo(ExitCode.REFUSED);
    }

    /// Where no agreement is, the amount of HSLF-FS is no region's to replace; that of a year that nobody has read is told by whom it is.
    @Test
    void an_act_takes_no_other_rate_for_a_year_whose_rate_was_read() throws IOException {
        var own = folder.resolve("lagen");
        then(Call.of("init", own.toString(), "--region", "12", "--agreement", "statute").code()).isZero();
        var before = Files.readString(own.resolve("belopp.yaml"));
        var refused = Call.within(own, "rates", "set", "2019", "--amount", "15000", "--source", "Eget beslut")
                .speaksPlainly();
        then(refused.code()).isEqualTo(ExitCode.UNUSABLE);
        then(refused.err()).contains("beloppet för 2019 är 7800 (HSLF-FS 2018:67", "överenskommelse mellan parterna");
        then(own.resolve("belopp.yaml")).hasContent(before);
        then(Call.within(own, "rates", "set", "2021", "--amount", "8800", "--source", "HSLF-FS 2020:70").code())
                .isZero();
    }

    @Test
    void a_rate_stands_with_its_source_and_status_on_what_rests_on_it() {
        here("rates", "set", "2020", "--amount", "8200", "--source", "HSLF-FS 2019:\"31\" \\ bilaga", "--at", "1 §");
        settle(2020);
        var explained = here("explain", "--period", "2020-09", "--municipality", "1267",
                folder.resolve("cases.csv").toString());
        // in a line that brackets divide, a backslash is doubled
        then(explained.out()).contains("8 200", "HSLF-FS 2019:\"31\" \\\\ bilaga, 1 §");
        then(here("rates", "list").out()).contains(
                "2020     8 200  läst i texten  HSLF-FS 2019:\"31\" \\ bilaga, 1 § (eget)",
                "2019     7 800  läst i texten  HSLF-FS 2018:67, 1 §\n", "2026         –  okänt");
        here("rates", "set", "2021", "--amount", "8800", "--source", "brev", "--official", "2021-03-02");
        then(here("rates", "list").out()).contains("8 800  uppgift från part eller myndighet  brev (eget)");
    }

    @Test
    void what_somebody_states_has_its_day_and_keeps_it_when_another_rate_is_written() throws IOException {
        then(here("rates", "set", "2021", "--amount", "8800", "--source", "brev", "--official").code())
                .isEqualTo(ExitCode.UNUSABLE);
        here("rates", "set", "2021", "--amount", "8800", "--source", "brev", "--official", "2021-03-02");
        here("rates", "set", "2026", "--amount", "12400", "--source", "brev", "--official", "2025-12-01");
        then(Files.readString(folder.resolve("belopp.yaml"))).endsWith("""
                rates:
                  - {from: 2021-01-01, to: 2021-12-31, value: 8800, status: official, source: {title: "brev", dated: 2021-03-02, speaksFrom: 2021-01-01}}
                  - {from: 2026-01-01, to: 2026-12-31, value: 12400, status: official, source: {title: "brev", dated: 2025-12-01}}
                """);
    }

    @Test
    void a_rate_that_is_second_hand_is_answered_so_too_where_a_bill_has_to_be_binding() {
        var refused = settle(2024, "--binding");
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains("klardag rates set 2024 --amount KRONOR");
    }

    @Test
    void a_year_has_one_rate_and_the_rest_of_the_file_stays() throws IOException {
        var file = folder.resolve("belopp.yaml");
        Files.writeString(file, Files.readString(file).replace("rates: []", "# våra\nrates:\n"));
        here("rates", "set", "2026", "--amount", "12400", "--source", "A");
        here("rates", "set", "2021", "--amount", "8800", "--source", "B");
        var again = here("rates", "set", "2026", "--amount", "12500", "--source", "C");
        then(again.isRefused().err()).contains("12 400 kr", "--replace");
        here("rates", "set", "2026", "--amount", "12500", "--source", "C", "--replace");
        var text = Files.readString(file);
        then(text).startsWith("# yaml-language-server: $schema=scheman/agreement-v1.schema.json\n#\n# Egna belopp")
                .endsWith("""
                        # våra
                        rates:
                          - {from: 2021-01-01, to: 2021-12-31, value: 8800, status: verified, source: {title: "B"}}
                          - {from: 2026-01-01, to: 2026-12-31, value: 12500, status: verified, source: {title: "C"}}
                        """);
        then(Call.of("agreements", "validate", file.toString()).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tolv", "0", "-1", "1000001", "12,345", "1e3", ""})
    void what_is_no_amount_is_refused(String amount) {
        then(here("rates", "set", "2026", "--amount", amount, "--source", "A").isRefused().err())
                .contains("inget belopp");
        then(here("rates", "set", "1999", "--amount", "1", "--source", "A").isRefused().err()).contains("inget år");
        then(here("rates", "set", "2026", "--amount", "1", "--source", " ").isRefused().err()).contains("--source");
    }

    @Test
    void outside_a_folder_the_file_is_named() {
        then(Call.of("rates", "set", "2026", "--amount", "1", "--source", "A").isRefused().err())
                .contains("klardag init", "--rates");
        then(Call.of("rates").isRefused().err()).contains("rates set");
        then(Call.of("rates", "list").out()).contains("2019     7 800");
    }

    @Test
    void a_bundle_and_a_ledger_carry_the_rates_they_rest_on() {
        here("rates", "set", "2026", "--amount", "12345,50", "--source", "HSLF-FS 2025:74", "--at", "1 §");
        settle(2026);
        var cases = folder.resolve("cases.csv").toString();
        var zip = folder.resolve("b.zip").toString();
        var bundle = here("bundle", "--period", "2026-09", "-o", zip, cases);
        then(bundle.code()).as(bundle.err()).isZero();
        then(Call.of("verify", zip).out()).contains("identiskt");
        here("ledger", "init");
        var draft = here("post", "--period", "2026-09", "--provisional", "--date", "2026-10-05", cases);
        then(draft.code()).as(draft.err()).isZero();
        // another amount afterwards changes nothing that was posted
        here("rates", "set", "2026", "--amount", "1", "--source", "fel", "--replace");
        then(here("ledger", "verify").out()).startsWith("Stämmer.");
        then(Call.of("verify", zip).out()).contains("identiskt");
    }
}
