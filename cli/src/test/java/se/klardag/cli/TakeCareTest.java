package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    void columns_that_nobody_asks_for_are_named_on_one_line_a_file() {
        var call = settle("stays", "discharge-ready", "plans");
        then(call.err())
                .contains("stays.csv: kolumner som är okända och inte läses (4): AdmissionID, PaymentLiabilityDate");
        then(call.err().lines().filter(line -> line.contains("stays.csv"))).hasSize(2);
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

    @Test
    void no_bill_rests_in_silence_on_ready_dates_that_differ() {
        var binding = call("settle", binding(), "stays", "discharge-ready", "plans");
        then(binding.code()).isEqualTo(ExitCode.REFUSED);
        then(binding.err()).contains("årdtillfällen där källans platser anger olika tider för utskrivningsklar: 1",
                "--allow-differing");
        var allowed = new ArrayList<>(binding());
        allowed.add("--allow-differing");
        var call = call("settle", allowed, "stays", "discharge-ready", "plans");
        then(call.code()).as(call.err()).isZero();
        then(call.json().at("/receipt/differingStays").asInt()).isEqualTo(1);
        then(call.json().at("/receipt/differingAllowed").asBoolean()).isTrue();
        then(call.json().required("status").asString()).isEqualTo("binding");
        var silent = new ArrayList<>(binding());
        silent.remove("--binding");
        then(call("settle", silent, "stays", "discharge-ready", "plans").json().required("status").asString())
                .isEqualTo("provisional");
        silent.addAll(List.of("--municipality", "all"));
        then(call("explain", silent, "stays", "discharge-ready", "plans").out()).contains("\"provisional\"")
                .doesNotContain("\"binding\"");
        then(call.json().required("totalPayable").asString()).isEqualTo("107880");
    }

    @Test
    void a_withdrawal_that_only_the_planning_case_has_is_not_billed(@TempDir Path folder) {
        // the first case is rejected, 7 + 2 days of two: 9 − 5.6 = 3.4 days
        var call = with(folder, "plans", "K1;", "2022-09-05;10:00;", "2022-09-05;10:00;2022-09-06;09:00;");
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().required("totalPayable").asString()).isEqualTo("31620");
        then(call.err()).contains("withdrawn", "2022-09-06 09:00",
                "vCoordinatedIndividualPlans.DischargeReadyWithdrawnDate", "en annan plats i källsystemet");
        // the withdrawal that the history has too is no contradiction
        then(with(folder, "plans", "K1;", "2022-09-05;10:00;", "2022-09-05;10:00;2022-09-04;09:00;")
                .json()
                .required("totalPayable")
                .asString()).isEqualTo("107880");
    }

    @Test
    void a_discharge_that_the_planning_case_dates_otherwise_rejects_the_stay(@TempDir Path folder) {
        var call = with(folder, "plans", "K1;", "2022-09-15;Hem", "2022-09-14;Hem");
        then(call.json().required("totalPayable").asString()).isEqualTo("31620");
        then(call.err()).contains("discharged", "2022-09-14", "vCoordinatedIndividualPlans.DischargeDate");
    }

    @Test
    void a_death_that_only_another_place_has_is_told(@TempDir Path folder) {
        var flagged = with(folder, "plans", "K1;", "Nej;Nej;", "Nej;Ja;");
        then(flagged.json().required("totalPayable").asString()).isEqualTo("31620");
        then(flagged.err()).contains("outcome", "deceased", "vCoordinatedIndividualPlans.IsDeceased");
        // without another outcome the flag is the outcome
        then(with(folder, "plans", "K1;", "Nej;Nej;2022-09-15;Hem", "Nej;Ja;2022-09-15;").json()
                .required("totalPayable")
                .asString()).isEqualTo("107880");

        var register = register(folder, "1001;2022-09-15;2022-09-05;2022-09-12 04:00:00");
        then(register.json().required("totalPayable").asString()).isEqualTo("31620");
        then(register.err()).contains("2022-09-12 04:00", "vGVR_InpatientDischarges.DeceasedTime");
        then(register(folder, "1001;2022-09-14;2022-09-05;").err()).contains(
                "2022-09-14", "vGVR_InpatientDischarges.DischargeDate");
        then(register(folder, "1001;2022-09-15;2022-09-05;").json().required("totalPayable").asString())
                .isEqualTo("107880");
    }

    @Test
    void a_stay_that_only_compared_places_know_is_told(@TempDir Path folder) {
        var call = register(folder, "2001;2022-09-15;2022-09-05;");
        then(call.err()).contains("ärende 2001: utskrivningsklar");
        then(call.json().at("/receipt/differingStays").asInt()).isEqualTo(2);
    }

    @Test
    void of_several_versions_of_a_planning_case_the_last_is_compared(@TempDir Path folder) throws Exception {
        var plans = Files.readString(VIEWS.resolve("plans.csv"));
        var older = plans.lines()
                .filter(line -> line.startsWith("K2"))
                .findFirst()
                .orElseThrow()
                .replace("2022-09-12 14:00:00", "2022-09-11 14:00:00");
        var now = plans.replace("2022-09-07;2022-09-05;10:00", "2022-09-07;2022-09-06;10:00");
        var file = CaseLines.text(folder, "versions.csv", now + older + "\n");
        var call = Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format",
                "json", "--mapping", "takecare", view("stays"), view("discharge-ready"), file.toString());
        then(call.json().at("/receipt/differingStays").asInt()).as(call.err()).isZero();
    }

    /// The views with one text of the rows that begin with another replaced.
    private static Call with(Path folder, String name, String row, String from, String to) {
        var text = new StringBuilder();
        try (var lines = Files.lines(VIEWS.resolve(name + ".csv"))) {
            lines.forEach(line -> text.append(widened(line, row, from, to)).append('\n'));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var file = CaseLines.text(folder, "changed.csv", text.toString());
        return Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format",
                "json", "--mapping", "takecare", view("stays"), view("discharge-ready"), file.toString());
    }

    private static String widened(String line, String row, String from, String to) {
        boolean wider = to.chars().filter(each -> each == ';').count() > from.chars()
                .filter(each -> each == ';')
                .count();
        if (line.startsWith("CaseNumber")) {
            return wider
                    ? line.replace("DischargeReadyTime;", "DischargeReadyTime;DischargeReadyWithdrawnDate;"
                            + "DischargeReadyWithdrawnTime;")
                    : line;
        }
        if (line.startsWith(row)) {
            return line.replace(from, to);
        }
        return wider ? line.replace(";10:00;", ";10:00;;;") : line;
    }

    private static Call register(Path folder, String row) {
        var file = CaseLines.text(folder, "register.csv",
                "DocumentID;DischargeDate;TreatmentCompletedDate;DeceasedTime\n" + row + "\n");
        return Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format",
                "json", "--mapping", "takecare", view("stays"), view("discharge-ready"), view("plans"),
                file.toString());
    }

    private static List<String> binding() {
        return List.of("--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format", "json",
                "--binding", "--allow-partial", "--absent", "sip_called_at,sip_required,open_care_ready");
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
