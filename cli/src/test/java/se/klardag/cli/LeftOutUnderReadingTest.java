package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var args = new String[more.length + 6];
        args[0] = command;
        args[1] = "--agreement";
        args[2] = "skane-2018";
        args[3] = "--period";
        args[4] = "2022-09";
        System.arraycopy(more, 0, args, 5, more.length);
        args[args.length - 1] = CASES.resolve(folder).resolve("cases.csv").toString();
        return Call.of(args);
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
