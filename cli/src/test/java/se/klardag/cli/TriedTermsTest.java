package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `simulate` tries combines with an agreement as a file that extends it does: by `--change`, by `--sweep` and with the sliders of
/// its page. Two cases of ten midnights and one of one; threshold 3, 1,000 kronor a day.
///
/// Capped at 3 days: 3 + 3 + 1 − 9 is below 0, and 7 + 7 days are billed apart: 14,000. At 6: 6 + 6 + 1 − 9 = 4, and 4 + 4: 12,000.
/// Without a limit 21 − 9 = 12: 12,000. Psychiatric care (b, c) with a limit of its own has a bill of its own. At 2 that is 8, where
/// 2 + 1 − 6 is below 0; the somatic case gives 3 − 3 and 7: 15,000, and at 4 the same, 4 − 3 and 6.
class TriedTermsTest {
    private static final String BASE = """
            schema: 1
            id: base
            title: {sv: "Bas", en: "Base"}
            parties: {all: true}
            from: 2022-01-01
            sources: {s: {title: t}}
            population: {no-ready-notice: out-of-both}
            deadlines: {admissionNotice: 24, sipCall: 3, restDays: move}
            clock: {start: ready-notice, end: discharge}
            dayCount: {mode: breaks-passed, break: "00:00"}
            attribution: {membership: closed-in-month, zeroDayCases: included, careTypes: pooled}
            liability: {model: average, threshold: 3, rounding: none, charge: excess-times-cases}
            longStay: {over: 3, place: capped, billed: days-over-limit}
            price: {dailyRate: 1000, date: settled-month}
            invoice: {payable: whole-krona-half-up}
            """;
    private static final String CASES = """
            case_id,municipality,care_type,ready_notice_at,discharged_at
            a,1280,somatic,2022-09-05 10:00,2022-09-15 10:00
            b,1280,psychiatric,2022-09-05 10:00,2022-09-15 10:00
            c,1280,psychiatric,2022-09-05 10:00,2022-09-06 10:00
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "                                                  | longStay.over=3             | 14000",
            "                                                  | longStay.place=capped       | 14000",
            "                                                  | longStay.billed=days-over-limit | 14000",
            "                                                  | longStay.over=6             | 12000",
            "                                                  | liability.threshold=3       | 14000",
            "psychiatric.longStay.over: 2                      | longStay.over=3             | 15000",
            "psychiatric.longStay.over: 2                      | psychiatric.longStay.over=2 | 15000",
            "psychiatric.longStay.over: 2                      | psychiatric.longStay.place=capped | 15000",
            "psychiatric.longStay.over: 3                      | psychiatric.longStay.over=2 | 15000",
            "longStay.over: none                               | longStay.over=none          | 12000",
            "longStay.over: none                               | longStay.over=6             | 12000",
            "longStay.over: none                               | longStay.over=3             | 14000",
    })
    void a_tried_value_replaces_its_own_path_and_nothing_else(String stated, String change, String total) {
        var call = simulate(stated == null ? "" : stated, "--change", change, "--format", "json");

        then(call.code()).as(call.err()).isZero();
        then(call.json().get("changed").get(0).get("total").asString()).isEqualTo(total);
    }

    @Test
    void a_swept_value_that_is_there_already_changes_nothing() {
        var call = simulate("psychiatric.longStay.over: 2", "--sweep", "longStay.over=3..4:1", "--format", "json");

        then(call.code()).as(call.err()).isZero();
        then(call.json().get("sweep").valueStream().map(each -> each.get("total").asString()))
                .containsExactly("15000", "15000");
    }

    @ParameterizedTest
    @CsvSource({"longStay.over=3", "longStay.over=9", "longStay.billed=days-over-limit", "liability.threshold=3"})
    void a_gap_stays_a_gap(String change) {
        var stated = "longStay.place: {status: unknown, source: s}";

        then(simulate(stated, "--change", change).code()).isEqualTo(ExitCode.REFUSED);
        then(simulate("longStay.over: none\n" + stated, "--change", "longStay.over=3").code())
                .isEqualTo(ExitCode.REFUSED);
        then(simulate(stated, "--sweep", "longStay.over=3..4:1").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void the_slider_of_the_limit_carves_out_as_the_files_say() throws IOException {
        then(controls("longStay.over: none").at("/start/place").asString()).isEqualTo("capped");
        then(controls("longStay: {over: none, place: removed, billed: all-days}").at("/terms/0/allDays").asBoolean())
                .isTrue();
    }

    @Test
    void the_slider_of_the_limit_is_locked_where_a_change_is_refused() throws IOException {
        then(controls("longStay.over: none\nlongStay.place: {status: unknown, source: s}").get("longest").asInt())
                .isZero();
        then(controls("longStay.over: none\npsychiatric.longStay.over: none").get("longest").asInt()).isZero();
        then(controls("").get("longest").asInt()).isPositive();
    }

    /// One slider cannot move the common value and leave that of psychiatric care.
    @ParameterizedTest
    @CsvSource({"liability.threshold: 3", "longStay.over: 3", "price.dailyRate: 1000", "liability.rounding: none",
            "dayCount.break: \"00:00\""})
    void there_are_no_sliders_over_a_value_of_one_kind_of_care(String stated) throws IOException {
        then(controls("psychiatric." + stated).isNull()).isTrue();
    }

    private Call simulate(String stated, String... more) {
        CaseLines.text(folder, "base.yaml", BASE);
        var child = CaseLines.text(folder, "child.yaml", "id: child\nextends: base.yaml\n"
                + (stated.contains("source: s") ? "sources: {s: {title: t}}\n" : "") + stated + "\n");
        var cases = CaseLines.text(folder, "cases.csv", CASES);
        var args = new ArrayList<>(List.of("simulate", "--base", child.toString(), "--period", "2022-09"));
        args.addAll(List.of(more));
        args.add(cases.toString());
        return Call.of(args.toArray(String[]::new));
    }

    /// What the sliders of the page count with.
    private JsonNode controls(String stated) throws IOException {
        var page = folder.resolve("page.html");
        var call = simulate(stated, "--html", page.toString(), "--force");
        then(call.code()).as(call.err()).isZero();
        var html = Files.readString(page);
        int from = html.indexOf("\"profile\":") + "\"profile\":".length();
        try (var parser = JsonMapper.shared().createParser(html.substring(from))) {
            return parser.readValueAsTree();
        }
    }
}
