package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a bill must not be silent on: that a sum is one nobody is to pay, that a region is its own municipality, that a sentence can be
/// read otherwise.
class ToldOnTheBillTest {
    private static final Path STOCKHOLM = Path.of("../fixtures/not-billed/stockholm-2020-not-activated/cases.csv");
    private static final String HEADER = "case_id,municipality,care_type,admitted_at,admission_notice_at,ready_notice_at,sip_required,"
            + "sip_called_at,withdrawn_at,discharged_at,outcome,consent,legal_basis,open_care_ready\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// 32 800 kr are 4 days at 8 200; the bill is of 0 kr.
    @Test
    void of_an_agreement_that_is_not_activated_only_the_shadow_amount_hangs_on_a_reading() {
        for (var call : List.of(
                Call.ofMonth("settle", "stockholm-2020", "2020-03", STOCKHOLM),
                Call.ofMonth("explain", "stockholm-2020", "2020-03", STOCKHOLM, "--municipality", "0180"),
                Call.ofMonth(
                        "explain", "stockholm-2020", "2020-03", STOCKHOLM, "--municipality", "0180", "--format",
                        "md"))) {
            then(call.out().replace('\u00a0', ' '))
                    .contains("vore skuggbeloppet, som inte debiteras, 41 000 kr i stället för 32 800 kr")
                    .doesNotContain("vore summan att betala 41 000", "vore räkningen 41 000");
        }
    }

    /// 5 kap. lagen (2017:612) gives a kommun outside any region the region's part too (1 kap. 1 §).
    @Test
    void a_bill_of_gotland_under_the_act_says_that_its_own_care_is_none() throws IOException {
        var row = ",somatic,2022-09-01 09:00,2022-09-01 15:00,2022-09-05 10:00,no,,,2022-09-14 10:00,home,yes,,yes\n";
        var file = Files.writeString(folder.resolve("cases.csv"), HEADER + "g,0980" + row + "m,1280" + row);
        var said = "För Gotlands egna invånare finns därmed inget att fakturera.";
        then(Call.ofMonth("settle", "statute", "2022-09", file).out()).containsOnlyOnce("Gotland: " + said);
        then(Call.ofMonth("explain", "statute", "2022-09", file, "--municipality", "0980").out())
                .contains(said, "1 kap. 1 § andra stycket");
        then(Call.ofMonth("explain", "statute", "2022-09", file, "--municipality", "1280").out()).doesNotContain(said);
        var json = Call.ofMonth("settle", "statute", "2022-09", file, "--format", "json").json();
        then(json.at("/municipalities/0/notes/0/id").asString()).isEqualTo("P21-bills");
        then(json.at("/municipalities/1").has("notes")).isFalse();
    }

    /// 7 + 14 + 0 midnights of 3 cases: a mean of 7, (7 − 3) × 3 = 12 days of 10 500 kr. With day zero a day in each: (8 − 3) × 3 = 15
    /// days, 31 500 kr more. The case of no midnight is one of 1 day then.
    @Test
    void under_dalarnas_terms_the_bill_says_what_it_is_with_day_zero_counted() throws IOException {
        var row = ",2080,somatic,2023-08-30 08:00,2023-08-30 10:00,2023-09-01 12:00,no,,,";
        var file = Files.writeString(folder.resolve("cases.csv"), HEADER
                + "a" + row + "2023-09-08 11:00,home,yes,,yes\nb" + row + "2023-09-15 11:00,home,yes,,yes\nc" + row
                + "2023-09-01 23:00,home,yes,,yes\n");
        var json = Call.ofMonth("settle", "dalarna-2023", "2023-09", file, "--format", "json").json();
        then(json.path("total").asString()).isEqualTo("126000");
        then(json.at("/municipalities/0/otherAnswers/0/reading").asString()).isEqualTo("R-024");
        then(json.at("/municipalities/0/otherAnswers/0/payable").asString()).isEqualTo("31500");
        then(Call.ofMonth("explain", "dalarna-2023", "2023-09", file, "--municipality", "2080")
                .out()
                .replace('\u00a0', ' '))
                .contains("tolkning R-024", "vore räkningen 157 500 kr i stället för 126 000 kr");
    }

    /// The limit that nobody said more about: the days below it leave the mean and are not billed, by our assumption.
    @Test
    void what_a_limit_for_long_stayers_leaves_unsaid_is_an_open_term_and_no_binding_bill() throws IOException {
        var rules = Files.writeString(folder.resolve("seven.yaml"), """
                id: seven
                adopts: skane-2018
                by: ekonomidirektör
                on: 2022-10-03
                sources: {signed: {title: "Påhittat avtal"}}
                sets: {longStay.over: {value: 7, source: signed}}
                """);
        var row = ",1280,somatic,2022-09-01 09:00,2022-09-01 15:00,2022-09-05 10:00,no,,,2022-09-14 10:00,home,yes,,yes\n";
        var file = Files.writeString(folder.resolve("cases.csv"), HEADER + "a" + row);
        var md = Call.ofMonth(
                "explain", rules.toString(), "2022-09", file, "--municipality", "1280", "--format", "md").out();
        then(md).contains(
                "Långliggaren lämnar genomsnittet helt, både som ärende och med sina dygn.",
                "För en långliggare betalas dygnen över dess gräns.", "Klardags antagande; regelfilen anger det inte");
        then(Call.ofMonth("settle", rules.toString(), "2022-09", file, "--format", "json")
                .json()
                .path("openTerms")
                .toString())
                .contains("longStay.place", "longStay.billed");
        then(Call.of("agreements", "show", rules.toString()).out())
                .contains("Långliggaren lämnar genomsnittet helt");
        then(Call.of("agreements", "adopt", rules.toString()).out()
                + Call.of("agreements", "adopt", rules.toString()).err())
                .contains("longStay.billed");
    }

    @Test
    void a_capped_stay_names_its_case() throws IOException {
        var rules = Files.writeString(folder.resolve("capped.yaml"),
                "id: capped\nextends: skane-2018\nlongStay: {over: 7, place: capped, billed: days-over-limit}\n");
        var file = Files.writeString(folder.resolve("cases.csv"), HEADER
                + "B7,1280,somatic,2022-09-01 09:00,2022-09-01 15:00,2022-09-05 10:00,no,,,2022-09-14 13:00,home,yes,,yes\n");
        then(Call.ofMonth("explain", rules.toString(), "2022-09", file, "--municipality", "1280").out())
                .contains("ärende B7: 7 dygn = det minsta av");
    }
}
