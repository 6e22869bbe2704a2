package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A case that a reading leaves out names it everywhere, as one that a reading counts does; and each number of free days names the
/// care that it is of. Days are counted by hand in the worked cases.
class LeftOutUnderReadingTest {
    private static final Path CASES = Path.of("..", "fixtures", "eligibility");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Call call(String command, String folder, String... more) {
        return Call.ofMonth(command, "skane-2018", "2022-09", CASES.resolve(folder).resolve("cases.csv"), more);
    }

    /// Open care: 9 and 3 days; consent: 9.
    @ParameterizedTest
    @CsvSource({"excluded-open-care-not-ready, R-005, open-care-not-ready, 2, 12",
            "excluded-consent-refused, R-007, consent-refused, 1, 9"})
    void the_bill_names_the_reading(String folder, String reading, String reason, int cases, int days) {
        then(call("explain", folder, "--municipality", "1265").out())
                .contains(" (tolkning " + reading + "): " + cases + "  [");
        var json = call("explain", folder, "--municipality", "1265", "--format", "json").json();
        var left = json.path("bills").path(0).path("leftOutUnderReading").path(0);
        then(left.path("reading").asString()).isEqualTo(reading);
        then(left.path("reason").asString()).isEqualTo(reason);
        then(left.path("cases").asString()).isEqualTo(Integer.toString(cases));
        then(left.path("days").asString()).isEqualTo(Integer.toString(days));
        then(call("settle", folder).out()).contains(" (tolkning " + reading + ")");
        var settled = call("settle", folder, "--format", "json").json().path("municipalities").path(0);
        then(settled.path("excluded").path(0).path("reading").asString()).isEqualTo(reading);
    }

    @Test
    void the_case_names_it_in_words_and_for_programs() {
        then(call("explain", "excluded-open-care-not-ready", "--case", "left-out").out())
                .contains(
                        "Utesluten enligt tolkning R-005: Den öppna vårdens insatser inte tillgängliga, eller oklart  [");
        then(call("explain", "excluded-open-care-not-ready", "--case", "left-out", "--format", "json").json()
                .path("leftOutUnderReading")
                .asString()).isEqualTo("R-005");
        then(call("explain", "excluded-open-care-not-ready", "--case", "left-out", "--format", "html").out())
                .contains("tolkning R-005");
    }

    /// Five stays of 8, 8, 8, 8 and 6 noons are 38 days: 38 − 5 × 2.8 = 24 above, 24 × 9 300 = 223 200 kr. Five more without a noon
    /// are left out as unclear; counted, 38 − 10 × 2.8 = 10 above, 10 × 9 300 = 93 000 kr: 130 200 kr less.
    @Test
    void cases_without_a_day_that_are_left_out_raise_the_bill_and_the_bill_says_by_how_much() throws IOException {
        var rows = new StringBuilder(
                "case_id,municipality,care_type,admitted_at,admission_notice_at,ready_notice_at,discharged_at,open_care_ready\n");
        for (int i = 1; i <= 5; i++) {
            rows.append(
                    "counted-%d,1267,somatic,2022-09-01 09:00,2022-09-01 15:00,2022-09-0%d 13:00,2022-09-%02d 13:00,\n"
                            .formatted(i, i, i == 5 ? 11 : i + 8));
            rows.append(
                    "zero-%d,1267,somatic,2022-09-01 09:00,2022-09-01 15:00,2022-09-0%d 13:00,2022-09-0%d 16:00,unclear\n"
                            .formatted(i, i, i));
        }
        var file = Files.writeString(folder.resolve("zero.csv"), rows).toString();
        String[] month = {"--agreement", "../fixtures/adopted/adopted-agreement/agreement.yaml", "--period", "2022-09"};
        then(with("settle", month, file).out()).contains(
                "(tolkning R-005): 5 ärenden utesluts bara enligt en tolkning av texten. Räknades de (0 dygn) vore summan att betala 93 000 kr i stället för 223 200 kr: 130 200 kr hänger på tolkningen.");
        for (var format : List.of("text", "md")) {
            then(with("explain", month, "--municipality", "1267", "--format", format, file).out()).contains(
                    "5 ärenden utesluts bara enligt en tolkning av texten. Räknades de (0 dygn) vore räkningen 93 000 kr i stället för 223 200 kr: 130 200 kr hänger på tolkningen.");
        }
        var bill = with("settle", month, "--format", "json", file).json().path("municipalities").path(0);
        then(bill.path("payable").asString()).isEqualTo("223200");
        then(bill.path("leftOutUnderReading").toString()).isEqualTo(
                "[{\"reading\":\"R-005\",\"reason\":\"open-care-not-ready\",\"casesIfCounted\":5,\"daysIfCounted\":\"0\",\"amount\":\"-130200\",\"payable\":\"-130200\"}]");
        var explained = with("explain", month, "--municipality", "1267", "--format", "json", file).json();
        then(explained.path("bills").path(0).path("leftOutUnderReading").path(0).path("payable").asString())
                .isEqualTo("-130200");
    }

    /// Notice sent Monday 5 September at 10:00 and discharge on the 15th are ten calendar days with the first in and the last out, the
    /// 5th to the 14th. Liability enters three days after the 5th, the 8th: 8–14 are 7 days, 7 × 9 300 = 65 100 kr. A second case is
    /// withdrawn besides, and would not count if its notice of admission were in time.
    @Test
    void a_late_notice_of_admission_left_out_would_cost_its_liable_days_alone() throws IOException {
        var file = Files.writeString(folder.resolve("late.csv"), """
                case_id,municipality,care_type,admitted_at,admission_notice_at,ready_at,ready_notice_at,discharged_at,sip_required,withdrawn_at
                late,1280,somatic,2022-09-01 10:00,2022-09-03 10:00,2022-09-05 10:00,2022-09-05 10:00,2022-09-15 10:00,no,
                withdrawn,1280,somatic,2022-09-01 10:00,2022-09-03 10:00,2022-09-05 10:00,2022-09-05 10:00,2022-09-15 10:00,no,2022-09-12 10:00
                """).toString();
        String[] month = {"--agreement", "statute", "--period", "2022-09"};
        var bill = with("settle", month, "--format", "json", file).json().path("municipalities").path(0);
        then(bill.path("payable").asString()).isEqualTo("0");
        then(bill.path("excluded").path(0).path("cases").asInt()).isEqualTo(2);
        then(bill.path("leftOutUnderReading").toString()).isEqualTo(
                "[{\"reading\":\"R-004\",\"reason\":\"late-admission-notice\",\"casesIfCounted\":1,\"daysIfCounted\":\"7\",\"amount\":\"65100\",\"payable\":\"65100\"}]");
        then(with("explain", month, "--municipality", "1280", file).out()).contains("10 dygn som inte räknas",
                "1 ärende utesluts bara enligt en tolkning av texten. Räknades det (7 dygn) vore räkningen 65 100 kr i stället för 0 kr: −65 100 kr hänger på tolkningen.");
    }

    private static Call with(String command, String[] month, String... more) {
        return Call.of(Stream.of(Stream.of(command), Stream.of(month), Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    /// What the text itself decides hangs on no reading.
    @Test
    void a_case_that_the_text_leaves_out_names_none() {
        then(call("explain", "excluded-no-ready-notice", "--municipality", "1265").out()).doesNotContain("tolkning");
        then(call("explain", "excluded-no-ready-notice", "--municipality", "1265", "--format", "json").out())
                .doesNotContain("leftOutUnderReading");
    }

    /// Psychiatric care had 30 days for a notice of December 2018 and 3 for one of January 2019, as somatic care.
    @Test
    void each_number_of_free_days_names_its_care() throws IOException {
        var file = Files.writeString(folder.resolve("cases.csv"), """
                case_id,municipality,care_type,admitted_at,admission_notice_at,ready_at,ready_notice_at,discharged_at,sip_required
                som,1280,somatic,2019-01-01 10:00,2019-01-01 12:00,2019-01-07 10:00,2019-01-07 10:00,2019-01-14 10:00,no
                psy,1280,psychiatric,2018-12-01 10:00,2018-12-01 12:00,2018-12-10 10:00,2018-12-10 10:00,2019-01-14 10:00,no
                """).toString();
        var bill = Call.of("explain", "--agreement", "statute", "--period", "2019-01", "--municipality", "1280", file)
                .out();
        then(bill).contains("efter fristen för somatisk vård, 3 dagar efter sändningsdagen",
                "efter fristen för psykiatrisk vård, 30 dagar efter sändningsdagen").doesNotContain("efter fristen, ");
        then(Call.of("explain", "--agreement", "statute", "--period", "2019-01", "--case", "psy", file).out())
                .contains("Frist för psykiatrisk vård: 30 dagar efter sändningsdagen");
        then(Call.in("en", "explain", "--agreement", "statute", "--period", "2019-01", "--municipality", "1280", file)
                .out())
                .contains("after the free days of psychiatric care, 30 days");
    }
}
