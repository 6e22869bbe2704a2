package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;

/// The contract of `settle --format json` and `--format csv` (design section 7).
class SettlementJsonTest {
    @Test
    void keys_stand_in_the_order_of_the_contract(@TempDir Path folder) {
        var json = Call.settle(CaseLines.file(folder, CaseLines.row()), "--format", "json").json();

        then(keys(json)).containsExactly(
                "agreement",
                "period",
                "status",
                "openTerms",
                "municipalities",
                "total",
                "totalPayable",
                "notParty",
                "rejectedRows",
                "receipt");
        then(keys(json.get("municipalities").get(0))).containsExactly(
                "code",
                "name",
                "careGroup",
                "cases",
                "days",
                "mean",
                "threshold",
                "excessDays",
                "longStayCases",
                "longStayDays",
                "billableDays",
                "rate",
                "amount",
                "payable",
                "excluded");
        then(keys(json.get("openTerms").get(0))).containsExactly("path", "status");
        then(keys(json.get("receipt"))).containsExactly(
                "engine", "rules", "cases", "columnsInNoFile", "partial", "partialAllowed", "blankAnswers");
    }

    @Test
    void money_days_and_means_are_plain_decimal_strings_and_counts_are_numbers(@TempDir Path folder) {
        // GIVEN three times four noons: 12 - 3 × 2.8 = 3.6 days of 9 300 kr (a notice at noon does not pass that noon)
        var file = CaseLines.file(
                folder,
                CaseLines.row(),
                CaseLines.row("case_id", "b", "ready_notice_at", "2022-09-04 12:00"),
                CaseLines.row("case_id", "c", "ready_notice_at", "2022-09-04 12:00"));
        // WHEN
        var json = Call.settle(file, "--format", "json").json();
        // THEN
        var malmo = json.get("municipalities").get(0);
        then(malmo.get("code").asString()).isEqualTo("1280");
        then(malmo.get("name").asString()).isEqualTo("Malmö");
        then(malmo.get("careGroup").asString()).isEqualTo("all");
        for (var number : List.of("cases", "longStayCases")) {
            then(malmo.get(number).isIntegralNumber()).as(number).isTrue();
        }
        thenIsText(malmo, "days", "12");
        thenIsText(malmo, "mean", "4");
        thenIsText(malmo, "threshold", "2.8");
        thenIsText(malmo, "excessDays", "3.6");
        thenIsText(malmo, "longStayDays", "0");
        thenIsText(malmo, "billableDays", "3.6");
        thenIsText(malmo, "rate", "9300");
        thenIsText(malmo, "amount", "33480");
        thenIsText(malmo, "payable", "33480");
        thenIsText(json, "total", "33480");
        thenIsText(json, "totalPayable", "33480");
        then(json.get("notParty").isIntegralNumber()).isTrue();
        then(json.get("rejectedRows").isIntegralNumber()).isTrue();
    }

    @Test
    void a_mean_that_does_not_end_has_six_decimals_half_up(@TempDir Path folder) {
        // GIVEN 4, 4 and 3 noons
        var file = CaseLines.file(
                folder,
                CaseLines.row(),
                CaseLines.row("case_id", "b"),
                CaseLines.row("case_id", "c", "ready_notice_at", "2022-09-05 12:00"));
        // WHEN
        var malmo = Call.settle(file, "--format", "json").json().get("municipalities").get(0);
        // THEN
        thenIsText(malmo, "days", "11");
        thenIsText(malmo, "mean", "3.666667");
    }

    @Test
    void a_municipality_with_excluded_cases_only_is_listed_with_no_mean(@TempDir Path folder) {
        var file = CaseLines.file(
                folder,
                CaseLines.row("consent", "no"),
                CaseLines.row("case_id", "b", "consent", "no"),
                CaseLines.row("case_id", "c", "admission_notice_at", ""));
        var lund = Call.settle(file, "--format", "json").json().get("municipalities").get(0);

        then(lund.get("cases").asInt()).isZero();
        then(lund.get("mean").isNull()).isTrue();
        then(lund.get("excluded").toString()).isEqualTo(
                "[{\"reason\":\"no-admission-notice\",\"cases\":1},{\"reason\":\"consent-refused\",\"cases\":2,\"reading\":\"R-007\"}]");
    }

    @Test
    void municipalities_ascend_by_code_whatever_the_order_of_rows(@TempDir Path folder) {
        var file = CaseLines.file(
                folder,
                CaseLines.row("case_id", "1", "municipality", "1293"),
                CaseLines.row("case_id", "2", "municipality", "1214"),
                CaseLines.row("case_id", "3", "municipality", "1280"));
        var codes = new ArrayList<String>();
        Call.settle(file, "--format", "json")
                .json()
                .get("municipalities")
                .forEach(each -> codes.add(each.get("code").asString()));

        then(codes).containsExactly("1214", "1280", "1293");
    }

    @Test
    void a_municipality_outside_the_agreement_is_counted_on_its_own_and_nowhere_else(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row(), CaseLines.row("case_id", "b", "municipality", "0180"));
        var call = Call.settle(file, "--format", "json");

        then(call.code()).isEqualTo(ExitCode.DONE);
        then(call.json().get("notParty").asInt()).isEqualTo(1);
        then(call.json().get("municipalities").size()).isEqualTo(1);
        then(call.err()).contains("Kommunen är inte part i överenskommelsen 1");
    }

    @Test
    void the_receipt_holds_hashes_of_rules_and_cases(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row());
        var receipt = Call.settle(file, "--format", "json").json().get("receipt");

        then(receipt.get("rules").asString()).matches("sha256:[0-9a-f]{64}");
        then(receipt.get("cases").asString()).matches("sha256:[0-9a-f]{64}");
        then(Call.settle(file, "--format", "json").json().get("receipt")).isEqualTo(receipt);
        CaseLines.file(folder, CaseLines.row("unit", "x"));
        then(Call.settle(file, "--format", "json").json().get("receipt").get("cases"))
                .isNotEqualTo(receipt.get("cases"));
    }

    @Test
    void a_month_without_cases_is_an_empty_list_and_nothing_to_pay(@TempDir Path folder) {
        var call = Call.settle(CaseLines.file(folder), "--format", "json");

        then(call.code()).isEqualTo(ExitCode.DONE);
        then(call.json().get("municipalities").isEmpty()).isTrue();
        thenIsText(call.json(), "total", "0");
    }

    @Test
    void csv_says_the_same_as_json(@TempDir Path folder) {
        var file = CaseLines.file(
                folder,
                CaseLines.row(),
                CaseLines.row("case_id", "b", "consent", "no"),
                CaseLines.row("case_id", "c", "admission_notice_at", ""),
                CaseLines.row("case_id", "d", "municipality", "1281", "consent", "no"));
        var csv = Call.settle(file, "--format", "csv");

        then(csv.out().lines()).containsExactly(
                "agreement,period,status,code,name,careGroup,cases,days,mean,threshold,excessDays,longStayCases,"
                        + "longStayDays,billableDays,rate,amount,payable,excluded",
                "skane-2018,2022-09,provisional,1280,Malmö,all,1,4,4,2.8,1.2,0,0,1.2,9300,11160,11160,"
                        + "no-admission-notice=1 consent-refused=1",
                "skane-2018,2022-09,provisional,1281,Lund,all,0,0,,2.8,0,0,0,0,9300,0,0,consent-refused=1");
    }

    private static List<String> keys(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }

    private static void thenIsText(JsonNode node, String key, String value) {
        then(node.get(key).isString()).as(key).isTrue();
        then(node.get(key).asString()).as(key).isEqualTo(value);
    }
}
