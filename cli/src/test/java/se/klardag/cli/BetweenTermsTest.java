package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What makes one agreement's bill another's, for every pair of six kinds of term. Malmö has cases of 4, 10 and 3 noons, at 2.8
/// days and 9 300 kr: 17 − 3 × 2.8 = 8.6 days, 79 980 kr.
///
/// | | days | kr |
/// |---|---|---|
/// | as it is, and where Malmö is no party | 8.6 | 79 980 |
/// | mean rounded to a decimal: 17 ÷ 3 is 5.7 | (5.7 − 2.8) × 3 = 8.7 | 80 910 |
/// | over 7 days apart | 7 − 2 × 2.8 + 3 = 4.4 | 40 920 |
/// | threshold 3.1 | 17 − 3 × 3.1 = 7.7 | 71 610 |
/// | midnight: 3, 9 and 2 days | 14 − 3 × 2.8 = 5.6 | 52 080 |
class BetweenTermsTest {
    private static final Map<String, String> TERMS = Map.of(
            "none", "",
            "rounded", "liability.rounding: 1 decimals half-up\n",
            "apart", "longStay.over: 7\n",
            "threshold", "liability.threshold: 3.1\n",
            "midnight", "dayCount.break: \"00:00\"\n",
            "parties", "parties: {municipalities: [\"1281\", \"1290\"]}\n",
            "midnight-threshold", "dayCount.break: \"00:00\"\nliability.threshold: 3.1\n",
            "stopped", "liability.threshold: 6\n");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(String name) {
        return CaseLines.text(
                folder, name + ".yaml", "id: " + name + "\nextends: skane-2018\n" + TERMS.getOrDefault(name, ""));
    }

    private Call between(String one, String other, String... more) {
        var cases = CaseLines.file(
                folder,
                CaseLines.row(),
                CaseLines.row("case_id", "b", "ready_notice_at", "2022-09-01 10:00", "discharged_at",
                        "2022-09-10 13:00"),
                CaseLines.row("case_id", "c", "discharged_at", "2022-09-07 13:00"));
        var args = new ArrayList<>(List.of(
                "explain", "--period", "2022-09", "--between", file(one).toString(), file(other).toString(),
                cases.toString()));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new));
    }

    /// By hand. A long stay that is taken out of the mean is 10 days and a case's 2.8 less, and 3 days more: −39 060. The mean's
    /// rounding is 0.1 of a day: 930. A threshold 0.3 higher is 0.9 of a day on three cases: −8 370. Midnight is a day less of each
    /// of three cases: −27 900.
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
            "none, rounded, liability.rounding 930",
            "none, apart, b -39060",
            "none, threshold, liability.threshold -8370",
            "none, midnight, dayCount.break -27900",
            "none, parties, ''",
            "rounded, none, liability.rounding -930",
            "rounded, apart, liability.rounding -930 b -39060",
            "rounded, threshold, liability.threshold -8370 liability.rounding -930",
            "rounded, midnight, dayCount.break -27900 liability.rounding -930",
            "rounded, parties, liability.rounding -930",
            "apart, none, b 39060",
            "apart, rounded, liability.rounding 930 b 39060",
            // the higher threshold on the two cases it had, −5 580; case b: 10 days less 3.1 and less the 3 apart, 36 270
            "apart, threshold, liability.threshold -5580 b 36270",
            // a day less of a and c; case b: 9 days less 2.8 and less the 3 apart
            "apart, midnight, dayCount.break -18600 b 29760",
            "apart, parties, b 39060",
            "threshold, none, liability.threshold 8370",
            "threshold, rounded, liability.threshold 8370 liability.rounding 930",
            "threshold, apart, liability.threshold 8370 b -39060",
            "threshold, midnight, dayCount.break -27900 liability.threshold 8370",
            "threshold, parties, liability.threshold 8370",
            "midnight, none, dayCount.break 27900",
            "midnight, rounded, dayCount.break 27900 liability.rounding 930",
            "midnight, apart, dayCount.break 18600 b -29760",
            "midnight, threshold, dayCount.break 27900 liability.threshold -8370",
            "midnight, parties, dayCount.break 27900",
            "parties, none, ''",
            "parties, rounded, liability.rounding 930",
            "parties, apart, b -39060",
            "parties, threshold, liability.threshold -8370",
            "parties, midnight, dayCount.break -27900",
            "rounded, midnight-threshold, dayCount.break -27900 liability.threshold -8370 liability.rounding -930"})
    void each_share_is_put_down_to_what_makes_it(String one, String other, String expected) {
        var places = between(one, other, "--format", "json").json().get("municipalities");

        then(places).hasSize(1);
        var shares = new ArrayList<String>();
        places.get(0).get("shares").forEach(share -> {
            then(share.has("step")).as(share.toString()).isFalse();
            shares.add(share.has("path") ? share.get("path").asString() : share.get("case").asString());
            shares.add(share.get("amount").asString());
        });
        then(String.join(" ", shares)).isEqualTo(expected);
    }

    @Test
    void a_stop_is_named_where_something_stops() {
        // 17 − 3 × 6 is a day too few: from 8.7 rounded days, the rounding is 0.1, the threshold 3.2 × 3 = 9.6, the stop 1
        var shares = between("rounded", "stopped", "--format", "json").json()
                .get("municipalities")
                .get(0)
                .get("shares");

        then(shares).hasSize(3);
        then(shares.get(0).get("path").asString()).isEqualTo("liability.threshold");
        then(shares.get(0).get("amount").asString()).isEqualTo("-89280");
        then(shares.get(1).get("amount").asString()).isEqualTo("-930");
        then(shares.get(2).get("step").asString()).isEqualTo("EXCESS_DAYS");
        then(shares.get(2).get("amount").asString()).isEqualTo("9300");
    }

    @Test
    void who_is_no_party_to_one_of_them_is_named() {
        then(between("parties", "threshold").out()).contains(
                "Villkoren jämförs på samma parter. Inte part i parties.yaml, men prövad på dess villkor: Malmö");
        then(between("none", "threshold").out()).doesNotContain("på samma parter");
    }

    @Test
    void simulate_tries_the_terms_on_the_cases_own_kommuner_where_none_is_a_party() {
        var call = Call.of("simulate", "--base", file("parties").toString(), "--change", "liability.threshold=3.1",
                "--period", "2022-09", CaseLines.file(folder, CaseLines.row()).toString());

        // (4 − 2.8) and (4 − 3.1) × 9 300
        then(call.out()).contains("ska betala 8 370 kr i stället för 11 160 kr",
                "Inget ärende gäller en part i parties: villkoren är prövade på ärendenas egna kommuner (Malmö).");
        var some = Call.of("simulate", "--base", file("parties").toString(), "--change", "liability.threshold=3.1",
                "--period", "2022-09",
                CaseLines.file(folder, CaseLines.row(), CaseLines.row("case_id", "k", "municipality", "1290"))
                        .toString());
        then(some.out()).contains("Ärenden från kommuner som inte är parter i parties räknas inte: 1.")
                .doesNotContain("Malmö");
    }
}
