package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Explanations under terms of other kinds than Skåne's: every figure has its text, and cites the rule that made it.
class ExplainTest {
    private static final String REFUSED = CaseLines.row("case_id", "refused", "consent", "no");

    @Test
    void a_case_without_its_days_says_so_and_cites_the_rule(@TempDir Path folder) {
        var agreement = changed(folder, "population: {consent-refused: out-of-numerator}");
        var call = explain(agreement, CaseLines.file(folder, CaseLines.row(), REFUSED));

        then(call.code()).isZero();
        then(call.out())
                // two cases, the four noons of one of them
                .contains("dygn i genomsnittet: 4 dygn = 4 dygn + 0 dygn, räknade med dygnsbryt kl. 12:00")
                .contains("ärende refused: 0 dygn  (med bland ärendena, dygnen räknas inte)")
                .doesNotContain("population.consent-refused")
                .contains("ärenden: 2 ärenden");
    }

    @Test
    void a_case_left_out_shows_what_left_it_out(@TempDir Path folder) {
        var call = Call.explain(CaseLines.file(folder, CaseLines.row(), REFUSED,
                CaseLines.row("case_id", "back", "withdrawn_at", "2022-09-06 08:30"),
                CaseLines.row("case_id", "untold", "admission_notice_at", "")), "--municipality", "1280");

        then(call.out()).contains(", återtagen 2022-09-06 08:30, 1 dygn som inte räknas", ", samtycke: nej, 4 dygn",
                ", inskrivningsmeddelande saknas, 4 dygn");
    }

    /// An id that is written like a citation is not one.
    @Test
    void the_brackets_of_an_id_are_told_from_those_of_a_citation(@TempDir Path folder) {
        var call = Call.explain(CaseLines.file(folder, CaseLines.row("case_id", "a  [läst i texten]"),
                CaseLines.row("case_id", "b [x]", "consent", "no")), "--municipality", "1280");

        then(call.out()).contains("ärende a  \\[läst i texten\\]: 4 dygn = ", "ärende b \\[x\\]: underrättelse");
    }

    /// What the words for the standing mean stands once in the text, whatever the standing is.
    @Test
    void what_binding_means_is_told_once(@TempDir Path folder) {
        var call = Call.explain(CaseLines.file(folder, CaseLines.row()), "--municipality", "1280");

        then(call.out()).containsOnlyOnce("Bindande betyder här att varje villkor är läst")
                .containsOnlyOnce("vid tvist av domstol");
    }

    @Test
    void an_open_term_of_one_kind_of_care_is_named_with_it(@TempDir Path folder) {
        var agreement = changed(folder, "psychiatric.liability.threshold: 4");
        var call = explain(agreement, CaseLines.file(folder, CaseLines.row()));

        then(call.out()).containsPattern("Psykiatrisk vård: När dygnen kostar: gräns +vårt antagande")
                .containsPattern("\n  När dygnen kostar: gräns +vår slutsats");
    }

    @Test
    void days_that_are_only_followed_are_shown_down_to_their_cases(@TempDir Path folder) {
        var agreement = changed(folder, "liability: {model: follow-up-only}");
        var call = explain(agreement, CaseLines.file(folder, CaseLines.row()));

        then(call.code()).isZero();
        then(call.out())
                .contains("belopp: 0 kr  [mine (mine.yaml); vårt antagande; villkoret gäller från 2018-09-19]")
                .contains("Inget betalas; medelvärdet följs upp:")
                .contains("dygn som bara följs upp: 4 dygn")
                .contains("ärende a: 4 dygn = dygnsbryten 2022-09-05 till 2022-09-08")
                .doesNotContain("jämförelse med gränsen");
    }

    @Test
    void liable_days_cite_both_how_they_were_counted_and_the_free_days(@TempDir Path folder) {
        var agreement = changed(folder, """
                liability: {model: individual, freeDays: 2, freeDaysIfLater: 3, cutOff: "12:00"}
                attribution: {membership: day-by-day, openCases: included}
                price: {date: care-day}
                """);
        var call = explain(agreement, CaseLines.file(folder, CaseLines.row()));

        then(call.code()).isZero();
        // noons of the 5th to the 8th; sent before noon on the 5th, so liability from the 7th: two noons
        then(call.out())
                .contains("dygn med betalningsansvar: 2 dygn")
                .contains("räknade med dygnsbryt kl. 12:00  [")
                .contains(
                        "gäller från 2018-09-19], efter fristen, 2 dagar efter sändningsdagen, 3 om sänd efter 12:00  [")
                .contains("ärende a: 2 dygn = dygnsbryten 2022-09-07 till 2022-09-08");
    }

    @Test
    void the_fact_that_decided_stands_among_the_facts(@TempDir Path folder) {
        var file = CaseLines.file(
                folder, CaseLines.row("open_care_ready", "unclear", "planned_discharge", "2022-09-06"));

        then(Call.explain(file, "--case", "a").out())
                .startsWith("Ärende a\nPRELIMINÄR\n")
                .contains("  Den öppna vårdens insatser tillgängliga: oklart\n", "  Planerad utskrivning: 2022-09-06\n")
                .contains("5 kap. 5 §");
    }

    /// Under 5 kap. 5 § liability does not enter, so no day can be named on which it does.
    @Test
    void a_case_that_is_left_out_has_no_first_day_of_liability(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row(), CaseLines.row("case_id", "b", "open_care_ready", "no"));

        then(ofStatute(file, "a").out()).contains("  Betalningsansvar tidigast från 2022-09-08\n");
        then(ofStatute(file, "b").out()).contains("5 kap. 5 §").doesNotContain("Betalningsansvar tidigast");
    }

    @Test
    void a_case_of_a_municipality_outside_the_agreement_is_told_so(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row("municipality", "0680"));

        then(Call.explain(file, "--case", "a").out())
                .isEqualTo("Ärende a: kommunen är inte part i överenskommelsen.\n");
        then(Call.explain(file, "--case", "a", "--format", "json").json().get("verdict").asString())
                .isEqualTo("not-party");
    }

    @Test
    void a_case_of_a_month_that_a_gap_stops_says_that_there_is_no_outcome_and_why(@TempDir Path folder) {
        // no amount of 2021 has been read
        var file = CaseLines.file(folder, CaseLines.row(
                "admission_notice_at", "2021-05-01 09:00", "ready_notice_at", "2021-05-05 10:00", "discharged_at",
                "2021-05-08 13:00", "admitted_at", "2021-05-01 08:00"));
        var call = List.of("explain", "--agreement", "skane-2018", "--period", "2021-05", "--case", "a",
                file.toString());
        var why = "2021-05-01: beloppet för 2021 saknas";

        for (var format : List.of("text", "md", "html")) {
            then(in(call, format))
                    .contains("Inget utfall. Månadens räkning kan inte göras: villkoret ”Socialstyrelsens belopp per")
                    .contains(why);
        }
        then(JsonMapper.shared().readTree(in(call, "json")).at("/noOutcome/reason").asString()).startsWith(why);
    }

    private static String in(List<String> call, String format) {
        var args = new ArrayList<>(call);
        args.addAll(List.of("--format", format));
        var made = Call.of(args.toArray(String[]::new));
        then(made.code()).as(made.err()).isZero();
        return made.out().replace("<span class=\"short\">", "").replace("</span>", "");
    }

    @Test
    void the_json_says_what_it_explains_and_that_it_is_provisional(@TempDir Path folder) {
        var json = Call.explain(
                CaseLines.file(folder, CaseLines.row()), "--municipality", "1280", "--format", "json")
                .json();

        then(json.get("agreement").asString()).isEqualTo("skane-2018");
        then(json.get("status").asString()).isEqualTo("provisional");
        then(json.at("/bills/0/mean/value").asString()).isEqualTo("4");
        // 4 − 2.8 × 1 = 1.2 days; 1.2 × 9 300 = 11 160
        then(json.at("/bills/0/figure/value").asString()).isEqualTo("11160");
    }

    private static Path changed(Path folder, String terms) {
        return CaseLines.text(folder, "mine.yaml", "id: mine\nextends: skane-2018\n" + terms + "\n");
    }

    private static Call ofStatute(Path file, String id) {
        return Call.of("explain", "--agreement", "statute", "--period", "2022-09", "--case", id, file.toString());
    }

    private static Call explain(Path agreement, Path file) {
        return Call.of(
                "explain",
                "--agreement",
                agreement.toString(),
                "--period",
                "2022-09",
                "--municipality",
                "1280",
                file.toString());
    }

    /// The word is one of ours, and a lawyer would read it as a duty to pay.
    @Test
    void a_page_says_once_what_binding_means(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row(
                "case_id", "a", "municipality", "1280", "admitted_at", "2022-09-01 08:00", "admission_notice_at",
                "2022-09-01 09:00", "ready_notice_at", "2022-09-05 10:00", "discharged_at", "2022-09-08 13:00"));
        for (var format : List.of("html", "md")) {
            var page = Call.explain(file, "--municipality", "1280", "--format", format).out();
            then(page.split("Bindande betyder här", -1)).hasSize(2);
            then(page).contains("Om kommunen är skyldig att betala avgörs av lagen");
        }
    }
}
