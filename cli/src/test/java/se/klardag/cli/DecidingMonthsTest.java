package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// A mean of earlier months that decides about a bill is explained as the bill is: each month with its days, its cases and the
/// clause. Worked by hand: April has 2 and 6 days, May 4, June 3 and 5, so 20 days in 5 cases, and 4 is above 3; July has 5 and 3.
class DecidingMonthsTest {
    @TempDir
    Path folder;

    private Path agreement = Path.of("");
    private Path cases = Path.of("");

    @BeforeEach
    void write() throws IOException {
        agreement = Files.writeString(folder.resolve("mine.yaml"), """
                id: mine
                extends: vastra-gotaland-2017-proposal
                liability.charge: excess-times-cases
                price.dailyRate: 4277
                attribution.selectedBy: settled-month
                """);
        cases = CaseLines.file(folder, stay("apr-2", "04-03", "04-05", 1480), stay("apr-6", "04-10", "04-16", 1480),
                stay("may-4", "05-07", "05-11", 1480), stay("jun-3", "06-04", "06-07", 1480),
                stay("jun-5", "06-11", "06-16", 1480), stay("jul-5", "07-02", "07-07", 1480),
                stay("jul-3", "07-09", "07-12", 1480), stay("other", "07-02", "07-08", 1481));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "md", "html"})
    void each_month_is_there_with_its_days_its_cases_and_the_clause(String format) {
        var out = explain("--municipality", "1480", "--format", format).out().replaceAll("<[^>]+>", "");

        then(out).contains("20 dygn = 8 dygn + 4 dygn + 8 dygn", "5 ärenden = 2 ärenden + 1 ärende + 2 ärenden")
                .contains("april 2018: 8 dygn = 2 dygn + 6 dygn", "maj 2018: 4 dygn", "juni 2018: 8 dygn")
                .contains("april 2018: 2 ärenden", "maj 2018: 1 ärende", "juni 2018: 2 ärenden")
                .contains("apr-2: 2 dygn", "apr-6: 6 dygn", "may-4: 4 dygn", "jun-3: 3 dygn", "jun-5: 5 dygn")
                .containsPattern("eftersom 4 dygn per ärende är mer än 3 dygn per ärende {1,2}\\\\?\\[Vårdsamverkan")
                .contains("Om månaden faktureras avgör april 2018 till juni 2018: medelvärdet är då 4 dygn per ärende");
    }

    @Test
    void programs_get_the_month_the_cases_and_the_clause() {
        var bill = JsonMapper.shared()
                .readTree(explain("--municipality", "1480", "--format", "json").out())
                .path("bills")
                .get(0);
        var decided = bill.path("figure").findParents("released").getFirst();

        then(decided.path("path").asString()).isEqualTo("liability.trigger");
        then(decided.path("source").asString()).startsWith("Vårdsamverkan");
        then(decided.findValuesAsString("month"))
                .containsExactly("2018-04", "2018-05", "2018-06", "2018-04", "2018-05", "2018-06");
        then(decided.path("parts").get(1).findValues("counts").getFirst().toString())
                .isEqualTo("[\"apr-2\",\"apr-6\"]");
    }

    /// The kommun had no case in the months that decide: 0 is not above 3, and its 6 days in July are not charged.
    @Test
    void a_month_above_the_threshold_that_is_not_charged_is_not_said_to_be_within_it() {
        var bill = explain("--municipality", "1481").out();

        then(bill)
                .contains(
                        "det är över gränsen 3, men inga dygn faktureras. Om månaden faktureras avgör april 2018 till juni"
                                + " 2018: medelvärdet är då 0 dygn per ärende, inte över gränsen, så månaden faktureras inte.")
                .contains("medelvärde som avgör: 0 dygn per ärende, eftersom ingen av månaderna har något ärende")
                .contains("april 2018: 0 ärenden", "maj 2018: 0 ärenden", "juni 2018: 0 ärenden");
        then(explain("--case", "other").out())
                .contains("Genomsnittet är mer än gränsen.\n",
                        "inte över gränsen: månaden faktureras inte  [Vårdsamverkan")
                .doesNotContain("kommunen betalar det överskjutande");
    }

    private Call explain(String... options) {
        var arguments = new ArrayList<>(List.of(
                "explain", "--agreement", agreement.toString(), "--period", "2018-07", cases.toString()));
        arguments.addAll(List.of(options));
        return Call.of(arguments.toArray(String[]::new));
    }

    private static String stay(String id, String from, String to, int municipality) {
        return CaseLines.row("case_id", id, "municipality", Integer.toString(municipality), "admitted_at",
                "2018-03-01 09:00", "admission_notice_at", "2018-03-01 15:00", "ready_at", "2018-" + from + " 09:00",
                "ready_notice_at", "2018-" + from + " 10:00", "discharged_at", "2018-" + to + " 10:00");
    }
}
