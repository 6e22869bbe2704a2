package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.text.ExitCode;

/// The views of TakeCare as files of their own, by the column names that are public; all of it is invented.
///
/// Three stays of Höör: ready on 5, 6 and 7 September at 10:00 for the last time, discharged on the 15th, 12th and 8th at
/// 13:00, which is 11, 7 and 2 noons: 20 − 8.4 = 11.6 days at 9,300 kronor, 107,880. The first was ready on the 3rd already,
/// and that was withdrawn on the 4th.
class TakeCareTest {
    private static final Path VIEWS = Path.of("src", "test", "resources", "se", "klardag", "cli", "takecare");

    @Test
    void the_views_are_joined_to_stays_whatever_their_order() {
        var call = settle("stays", "discharge-ready", "plans", "leaves", "transfers");
        then(call.code()).as(call.err()).isZero();
        then(call.json().required("totalPayable").asString()).isEqualTo("107880");
        then(call.json().at("/municipalities/0/cases").asInt()).isEqualTo(3);
        then(call.json().at("/municipalities/0/excluded/0/reason").asString()).isEqualTo("withdrawn");
        var other = settle("transfers", "leaves", "plans", "discharge-ready", "stays");
        then(other.json().at("/municipalities")).isEqualTo(call.json().at("/municipalities"));
    }

    @Test
    void each_view_is_named_and_what_no_view_fills_is_missing() {
        var call = settle("stays", "discharge-ready", "plans", "leaves", "transfers");
        then(call.err()).contains(
                "en vy: vPAS_Inpatient_DischargeReady", "en vy: vCoordinatedIndividualPlans",
                "en vy: vPAS_Inpatient_Leaves (permissioner;", "en vy: vPAS_Inpatient_Transfers");
        // no view has the call to a planning meeting
        then(call.json().at("/receipt/missingColumns").toString()).contains("sip_called_at")
                .doesNotContain("withdrawn_at", "consent", "ready_notice_at");
    }

    @Test
    void the_places_of_the_ready_date_are_compared() {
        var call = settle("stays", "discharge-ready", "plans");
        then(call.err()).contains(
                "ärende 1002: utskrivningsklar 2022-09-06 10:00 enligt historiken men 2022-09-05 10:00 i "
                        + "vCoordinatedIndividualPlans.DischargeReadyDate",
                "en annan tid för utskrivningsklar än historiken: 1");
        var check = call("check", List.of("--format", "csv"), "stays", "discharge-ready", "plans", "transfers");
        then(check.out().lines().filter(line -> line.contains(",ready-date-differs,"))).singleElement()
                .asString()
                .contains("1002", "utskrivningsklar 2022-09-06 10:00 enligt historiken");
        // registered on 10 September, ready on the 7th; and on which ward the notice was sent
        then(check.out().lines().filter(line -> line.contains(",late-entry,"))).singleElement()
                .asString()
                .contains("1003");
        then(check.out().lines().filter(line -> line.contains(",renewed-notice,"))).singleElement()
                .asString()
                .contains("1001", "Avd 1");
    }

    @Test
    void what_was_registered_later_is_not_known_on_a_day_before() {
        var call = call("settle", List.of("--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09",
                "--format", "json", "--as-known-on", "2022-09-09"), "stays", "discharge-ready", "plans");
        // the first two are still in on the 9th, and the notice of the third is not registered before the 10th
        then(call.json().required("totalPayable").asString()).isEqualTo("0");
        then(call.json().at("/municipalities/0/excluded/0/reason").asString()).isEqualTo("no-ready-notice");
    }

    @Test
    void a_stay_without_its_planning_case_is_rejected_for_its_kommun() {
        var call = settle("stays", "discharge-ready");
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("municipality", "discharge-ready.csv");
        then(call.json().at("/municipalities")).isEmpty();
    }

    @Test
    void a_cell_that_cannot_be_read_takes_its_stay_with_it(@TempDir Path folder) throws Exception {
        var broken = CaseLines.text(folder, "ready.csv", Files.readString(VIEWS.resolve("discharge-ready.csv"))
                .replace("1002;1;Utskrivningsklar;2022-09-06", "1002;1;Utskrivningsklar;sjätte"));
        var call = Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format",
                "json", "--mapping", "takecare", view("stays"), view("plans"), broken.toString());
        // 11 + 2 days of two cases: 13 − 5.6 = 7.4 days
        then(call.json().required("totalPayable").asString()).isEqualTo("68820");
        then(call.err()).contains("ready.csv, rad 5", "DischargeReadyDate", "sjätte");
    }

    private static Call settle(String... views) {
        return call("settle", List.of("--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format",
                "json"), views);
    }

    private static Call call(String command, List<String> more, String... views) {
        var all = new ArrayList<>(List.of(command, "--mapping", "takecare"));
        all.addAll(more);
        List.of(views).forEach(each -> all.add(view(each)));
        return Call.of(all.toArray(String[]::new));
    }

    private static String view(String name) {
        return VIEWS.resolve(name + ".csv").toString();
    }
}
