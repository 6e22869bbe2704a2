package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.text.ExitCode;

/// Several rules on the same cases. Malmö has cases of 4, 10 and 3 noons, at 2.8 days and 9 300 kr: 17 − 3 × 2.8 = 8.6 days,
/// 79 980 kr. By threshold 3.1: 17 − 9.3 = 7.7 days, 71 610 kr. At midnight 3, 9 and 2: 14 − 8.4 = 5.6 days, 52 080 kr.
class SimulateAgainstTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Call simulate(String... more) {
        var cases = CaseLines.file(
                folder,
                CaseLines.row("unit", "A"),
                CaseLines.row("case_id", "b", "ready_notice_at", "2022-09-01 10:00", "discharged_at",
                        "2022-09-10 13:00", "unit", "B"),
                CaseLines.row("case_id", "c", "discharged_at", "2022-09-07 13:00", "unit", "A"));
        var args = new ArrayList<>(
                List.of("simulate", "--base", "skane-2018", "--period", "2022-09", cases.toString()));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new));
    }

    private String other(String terms) {
        return CaseLines.text(folder, "other.yaml", "id: other\nextends: skane-2018\n" + terms).toString();
    }

    @Test
    void another_agreement_is_settled_on_the_parties_of_the_base() {
        var other = other("liability.threshold: 3.1\nparties: {municipalities: [\"1281\"]}\n");
        var call = simulate("--against", other, "--format", "json");

        then(call.code()).isEqualTo(ExitCode.DONE);
        var malmo = call.json().get("difference").get("municipalities").get(0);
        then(malmo.get("code").asString()).isEqualTo("1280");
        then(malmo.get("basePayable").asString()).isEqualTo("79980");
        then(malmo.get("changedPayable").asString()).isEqualTo("71610");
        then(simulate("--against", other).out()).contains("other i stället för skane-2018");
    }

    @Test
    void several_rules_stand_side_by_side_and_so_does_the_value_that_was_found() {
        var call = simulate("--change", "liability.threshold=3.1", "--against", "midnight", "--solve",
                "price.dailyRate", "--format", "json");

        var beside = call.json().get("beside");
        var totals = new ArrayList<String>();
        beside.forEach(each -> totals.add(each.get("totalPayable").asString()));
        // changed, at midnight, and at the rate that makes 7.7 days cost as much as 8.6 do today
        then(totals).containsExactly("71610", "52080", "79980");
        then(simulate("--change", "liability.threshold=3.1", "--against", "midnight").out())
                .contains("Regler sida vid sida", "(1) Gränsen är 3,1 dygn per ärende", "(2) Dygnet bryts vid midnatt",
                        "79 980  71 610  52 080");
    }

    /// Ward A has 4 + 3 of the 17 noons, B 10: 79 980 × 7 / 17 = 32 932.94, rounded, and the rest.
    @Test
    void a_bill_is_shared_by_the_days_of_the_wards() {
        var wards = simulate("--change", "liability.threshold=3.1", "--format", "json").json().get("wards");

        then(wards).hasSize(2);
        then(wards.get(0).get("ward").asString()).isEqualTo("A");
        then(wards.get(0).get("basePayable").asString()).isEqualTo("32933");
        then(wards.get(1).get("basePayable").asString()).isEqualTo("47047");
        // 71 610 × 7 / 17 = 29 486.47
        then(wards.get(0).get("changedPayable").asString()).isEqualTo("29486");
        then(wards.get(1).get("changedPayable").asString()).isEqualTo("42124");
    }

    @Test
    void what_is_neither_agreement_nor_scenario_is_refused() {
        then(simulate("--against", "no-such").isRefused().err()).contains("no-such");
    }

    @Test
    void a_bare_change_is_a_sentence() {
        for (var change : Map.of(
                "dayCount.break=00:00", "Dygnet bryts kl. 00:00", "longStay.over=7", "Ett ärende med fler än 7 dygn",
                "price.dailyRate=9000", "Ett vårddygn kostar 9 000 kr").entrySet()) {
            then(simulate("--change", change.getKey()).out().lines().skip(1).findFirst().orElse(""))
                    .startsWith(change.getValue());
        }
    }
}
