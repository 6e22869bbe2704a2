package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A case that the statute counts only by one of our readings names it everywhere, one that needs none names none, and a party that
/// adopts the terms is named as the one that confirmed the reading. The days are counted by hand in the worked case `statute-three-readings`.
class CountedUnderReadingsTest {
    private static final Path CASES = Path.of("..", "fixtures", "statute", "statute-three-readings", "cases.csv");

    /// What a bill, or a month, says of.
    private static final String OTHER_DAY = "Tolkning R-002: med den andra läsningen (sista dygnet: räknas) vore SUM 241 800 kr "
            + "i stället för 186 000 kr: −55 800 kr hänger på tolkningen.\n";
    private static final String NO_HOURS = "Hur mycket som hänger på tolkning R-001 går inte att räkna ut: den andra läsningen räknar "
            + "72 eller 96 timmar från underrättelsens klockslag, och betalningsansvaret räknas här i datum.\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Call call(String command, String agreement, String... more) {
        return Call.ofMonth(command, agreement, "2022-06", CASES, more);
    }

    private String adopted(String terms) throws IOException {
        return AdoptedStatute.in(folder, "director of finance (invented for a test)", terms);
    }

    /// What the settlement and the explanation tell programs of a reading.
    private static List<JsonNode> shares(String agreement, String reading, String... more) {
        var settled = call("settle", agreement, Stream.concat(Stream.of("--format", "json"), Stream.of(more))
                .toArray(String[]::new)).json();
        var explained = call("explain", agreement, "--municipality", "1280", "--format", "json").json();
        return Stream.of(settled.path("municipalities").path(0), explained.path("bills").path(0))
                .map(node -> node.path("countedUnderReading")
                        .valueStream()
                        .filter(each -> each.path("reading").asString().equals(reading))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /// 9 300 kr a day: moved-day 4 days; refused 3 and forensic-refused 2; forensic-open 5 and forensic-refused 2.
    @ParameterizedTest
    @CsvSource({"R-003, sip-call-on-moved-day, 1, 4, 37200", "R-007, consent-refused, 2, 5, 46500",
            "R-013, forensic-care, 2, 7, 65100"})
    void the_bill_names_the_reading_and_what_hangs_on_it(String reading, String reason, int cases, int days, int sum) {
        for (var share : shares("statute", reading)) {
            then(share.path("reason").asString()).isEqualTo(reason);
            then(share.path("cases").asString()).isEqualTo(Integer.toString(cases));
            then(share.path("days").asString()).isEqualTo(Integer.toString(days));
            then(share.path("payable").asString()).isEqualTo(Integer.toString(sum));
        }
        var amount = sum / 1000 + "\u00a0" + sum % 1000 + " kr";
        then(call("settle", "statute").out().replace('\u00a0', ' ').lines())
                .anyMatch(line -> line.contains("tolkning " + reading)
                        && line.contains(amount.replace('\u00a0', ' ') + " av summan hänger på den"));
        then(call("explain", "statute", "--municipality", "1280", "--format", "html").out())
                .contains("tolkning " + reading);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "moved-day | R-003 | kallelsen till SIP sändes i tid bara för att fristens sista dag flyttades från en helg, 4 dagar",
            "refused | R-007 | patienten har nekat samtycke",
            "forensic-open | R-013 | vården är rättspsykiatrisk",
            "forensic-refused | R-007 | patienten har nekat samtycke",
            "forensic-refused | R-013 | vården är rättspsykiatrisk"})
    void the_case_names_each_reading_that_it_hangs_on(String id, String reading, String why) {
        then(call("explain", "statute", "--case", id).out())
                .contains("Räknas enligt tolkning " + reading + ": " + why)
                .doesNotContain("inget skäl att utesluta");
        var named = call("explain", "statute", "--case", id, "--format", "json").json().path("countedUnderReadings");
        then(named.valueStream().map(each -> each.path("reading").asString())).contains(reading);
    }

    /// The call was sent on the third day itself; 3 kap. 1 § names the act of 1991:1128, under which öppen psykiatrisk tvångsvård is.
    @ParameterizedTest
    @ValueSource(strings = {"third-day", "psychiatric-open"})
    void a_case_that_the_text_counts_names_none(String id) {
        then(call("explain", "statute", "--case", id).out())
                .contains("Räknas: inget skäl att utesluta ärendet.")
                .doesNotContain("enligt tolkning R-0");
        then(call("explain", "statute", "--case", id, "--format", "json").out()).doesNotContain("countedUnderReading");
    }

    /// Four cases are counted by a reading; `forensic-refused` by two of them.
    @Test
    void a_case_in_two_of_the_sums_is_told() {
        var told = "1 av ärendena räknas enligt flera tolkningar och ingår i flera av summorna: lägg inte ihop dem.";
        then(call("settle", "statute").out()).contains("Räknas enligt en tolkning: 4\n", told);
        then(call("explain", "statute", "--municipality", "1280").out())
                .contains("Räknas enligt en tolkning: 4\n", told);
        then(call("explain", "statute", "--municipality", "1280", "--format", "html").out()).contains(told);
        then(call("settle", "statute", "--format", "json").json()
                .path("municipalities")
                .path(0)
                .path("countedUnderSeveralReadings")
                .asInt()).isEqualTo(1);
        then(call("explain", "statute", "--municipality", "1280", "--format", "json").json()
                .path("bills")
                .path(0)
                .path("countedUnderSeveralReadings")
                .asString()).isEqualTo("1");
    }

    /// That an obstacle frees the whole case is no word of 5 kap. 5 §: nobody is bound by it who has not confirmed it.
    @Test
    void an_adoption_from_before_an_obstacle_was_an_open_term_is_provisional_and_names_it() throws IOException {
        var older = AdoptedStatute.OPEN.replace("  - population.open-care-not-ready\n", "");
        var settled = call("settle", adopted(older), "--format", "json", "--allow-partial").json();
        then(settled.path("status").asString()).isEqualTo("provisional");
        then(settled.path("openTerms").valueStream().map(each -> each.path("path").asString()))
                .containsExactly("population.open-care-not-ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deadlines.restDays", "population.consent-refused", "population.forensic-care"})
    void an_adoption_that_is_silent_on_a_reading_stays_provisional(String path) throws IOException {
        var silent = call("settle", adopted(AdoptedStatute.OPEN.replace("  - " + path + "\n", "")), "--format", "json",
                "--allow-partial")
                .json();
        then(silent.path("status").asString()).isEqualTo("provisional");
        then(silent.path("openTerms").valueStream().map(each -> each.path("path").asString())).containsExactly(path);
        // three readings count cases, and the party confirmed two of them
        var readings = silent.path("municipalities").path(0).path("countedUnderReading");
        then(readings.size()).isEqualTo(3);
        then(readings.valueStream().filter(each -> each.path("confirmed").asBoolean())).hasSize(2);
    }

    @Test
    void an_adoption_that_confirms_them_binds() throws IOException {
        var signed = call("settle", adopted(AdoptedStatute.OPEN), "--format", "json", "--allow-partial").json();
        then(signed.path("status").asString()).isEqualTo("binding");
        then(signed.path("openTerms").size()).isZero();
        then(signed.path("municipalities").path(0).path("countedUnderSeveralReadings").asInt()).isEqualTo(1);
        then(signed.path("municipalities").path(0).path("payable").asString()).isEqualTo("186000");
    }

    /// The days by hand as above: who confirms a reading makes the text no clearer, and the sum at stake no smaller.
    @ParameterizedTest
    @CsvSource({"R-003, sip-call-on-moved-day, 1, 37200", "R-007, consent-refused, 2, 46500",
            "R-013, forensic-care, 2, 65100"})
    void a_confirmed_reading_keeps_its_number_and_its_sum(String reading, String reason, int cases, int sum)
            throws IOException {
        var agreement = adopted(AdoptedStatute.OPEN);
        for (var share : shares(agreement, reading, "--allow-partial")) {
            then(share.path("reason").asString()).isEqualTo(reason);
            then(share.path("cases").asString()).isEqualTo(Integer.toString(cases));
            then(share.path("payable").asString()).isEqualTo(Integer.toString(sum));
            then(share.path("confirmed").asBoolean()).isTrue();
        }
        var named = "tolkning " + reading + ", bekräftad av director of finance (invented for a test) 2022-07-01";
        var amount = sum / 1000 + " " + sum % 1000 + " kr";
        then(call("settle", agreement, "--allow-partial").out().replace('\u00a0', ' ').lines())
                .anyMatch(line -> line.contains(named) && line.contains(amount + " av summan hänger på den"));
        then(call("explain", agreement, "--municipality", "1280").out().replace('\u00a0', ' '))
                .contains(named + "): " + cases + " ", ": räknas enligt " + named + ": ",
                        amount + " hänger på tolkningen");
        for (var format : new String[]{"md", "html"}) {
            then(call("explain", agreement, "--municipality", "1280", "--format", format).out())
                    .contains(named.substring(0, named.indexOf(" 2022-07-01")));
        }
    }

    @Test
    void a_case_names_the_party_that_confirmed_the_reading() throws IOException {
        var agreement = adopted(AdoptedStatute.OPEN);
        var one = call("explain", agreement, "--case", "moved-day");
        then(one.out()).contains("Räknas enligt tolkning R-003, bekräftad av director of finance (invented for a test)"
                + " 2022-07-01: kallelsen till SIP sändes i tid bara för");
        var json = call("explain", agreement, "--case", "moved-day", "--format", "json").json();
        then(json.path("countedUnderReading").asString()).isEqualTo("R-003");
        then(json.path("countedUnderReadings").path(0).path("confirmed").asBoolean()).isTrue();
        // the rule's own row in the table of rules
        then(call("explain", agreement, "--case", "moved-day", "--format", "md").out())
                .contains("uppgift från part eller myndighet<br>tolkning R-003, bekräftad av director of finance");
        then(call("explain", "statute", "--case", "moved-day", "--format", "json").out()).doesNotContain("confirmed");
    }

    /// The last day out is R-002's answer; its other answer is `in`. By hand: six cases count, and each has its day of discharge in June,
    /// after the last day that costs: 6 × 9 300 = 55 800.
    @Test
    void a_count_of_days_names_the_reading_that_it_rests_on() throws IOException {
        var told = call("explain", "statute", "--municipality", "1280").out().replace('\u00a0', ' ');
        then(told).contains(
                "sista dygnet inte med  [Klardags tolkning; lagen tiger; vårt antagande; tolkning R-002; villkoret gäller från",
                "5 kap. 4 §; läst i texten; tolkning R-001; villkoret gäller när klockan startar från",
                OTHER_DAY.replace("SUM", "räkningen"), NO_HOURS);
        then(told).doesNotContain("simulate");
        then(call("explain", "statute", "--case", "third-day").out()).contains("vårt antagande; tolkning R-002; ");
        // the region reads the act so, and the municipality may read it otherwise
        then(call("explain", adopted(AdoptedStatute.OPEN), "--municipality", "1280").out().replace('\u00a0', ' '))
                .contains("uppgift från part eller myndighet; tolkning R-002; ", OTHER_DAY.replace("SUM", "räkningen"));
    }

    /// The same sums for programs, on the bill and of the month; R-001 with the reason why there is none.
    @Test
    void programs_are_told_what_hangs_on_a_count_of_days() throws IOException {
        then(call("settle", "statute").out().replace('\u00a0', ' '))
                .contains(OTHER_DAY.replace("SUM", "summan att betala"), NO_HOURS);
        var settled = call("settle", "statute", "--format", "json").json();
        var explained = call("explain", "statute", "--municipality", "1280", "--format", "json").json();
        for (var node : List.of(settled, settled.path("municipalities").path(0), explained.path("bills").path(0))) {
            var answer = node.path("otherAnswers").path(0);
            then(node.path("otherAnswers").size()).isEqualTo(1);
            then(answer.path("reading").asString()).isEqualTo("R-002");
            then(answer.path("values").path(0).path("path").asString()).isEqualTo("dayCount.lastDay");
            then(answer.path("values").path(0).path("value").asString()).isEqualTo("in");
            then(answer.path("days").asString()).isEqualTo("6");
            then(answer.path("payable").asString()).isEqualTo("55800");
        }
        for (var bill : List.of(settled.path("municipalities").path(0), explained.path("bills").path(0))) {
            then(bill.path("untoldReadings").path(0).path("reading").asString()).isEqualTo("R-001");
            then(bill.path("untoldReadings").path(0).path("why").asString()).startsWith("the other reading counts 72");
        }
        var adopted = call("settle", adopted(AdoptedStatute.OPEN), "--format", "json").json();
        then(adopted.at("/otherAnswers/0/reading").asString()).isEqualTo("R-002");
        then(adopted.at("/otherAnswers/0/payable").asString()).isEqualTo("55800");
    }

    /// What the pages of say of the parties, and no other page.
    @Test
    void the_form_says_what_no_agreement_decides() throws IOException {
        var told = ": 4 kap. 5 § låter inte parterna avtala om 5 kap. 3 §, så räkningen nämner tolkningen";
        var lines = Call.of("agreements", "adopt", "statute")
                .out()
                .lines()
                .filter(line -> line.contains(told))
                .toList();
        then(lines).hasSize(3);
        then(lines).anyMatch(line -> line.startsWith("#  - population.late-sip-call ")
                && line.contains("; tolkning R-003" + told));
        then(lines).anyMatch(line -> line.startsWith("#  - deadlines.restDays ")
                && line.contains("; tolkning R-003" + told));
        then(lines).anyMatch(line -> line.startsWith("#  - population.late-admission-notice ")
                && line.contains("; tolkning R-004" + told));
        for (var page : new String[]{"R-003-late-sip-call", "R-004-late-admission-notice"}) {
            then(Files.readString(Path.of("..", "rules", "readings", page + ".md")))
                    .contains("**May decide otherwise.** A court, or the preparatory works when read. Th");
        }
    }

    /// By hand: a notice of 5 September costs from the 8th, until the day before the discharge. Whoever died on the 10th has two days of
    /// the 8th and 9th, at 9 300 kr; whoever went home on the 9th has one.
    @Test
    void who_died_counts_by_a_reading_of_a_silent_act() {
        var cases = CaseLines.file(
                folder,
                CaseLines.row("case_id", "died", "discharged_at", "2022-09-10 10:00", "outcome", "deceased"),
                CaseLines.row("case_id", "home", "discharged_at", "2022-09-09 10:00", "outcome", "home"));
        var bill = Call.ofMonth("explain", "statute", "2022-09", cases, "--municipality", "1280");
        then(bill.out().replace('\u00a0', ' ')).contains(
                "Avliden (tolkning R-022): 1 ärende med 2 dygn räknas. Utan det vore räkningen 9 300 kr i stället för "
                        + "27 900 kr: 18 600 kr hänger på tolkningen.",
                "ärende died: räknas enligt tolkning R-022: patienten har avlidit",
                "Vilka ärenden som räknas: avliden ");
        var share = Call.ofMonth("settle", "statute", "2022-09", cases, "--format", "json")
                .json()
                .path("municipalities")
                .path(0)
                .path("countedUnderReading")
                .path(0);
        then(share.path("reading").asString()).isEqualTo("R-022");
        then(share.path("reason").asString()).isEqualTo("deceased");
        then(share.path("payable").asString()).isEqualTo("18600");
        then(Call.ofMonth("explain", "statute", "2022-09", cases, "--case", "home").out())
                .contains("inget skäl att utesluta ärendet");
    }

    /// The form of an act asks for a reading, and no adoption of one is worded as the parties' agreement.
    @Test
    void an_act_is_read_and_not_agreed_on() throws IOException {
        for (var language : List.of("sv", "en")) {
            var act = Call.of("agreements", "adopt", "statute", "--lang", language).out();
            then(act).contains(language.equals("sv") ? "Lagen gäller av sig själv" : "The act holds by itself")
                    .doesNotContain("Antagande av", "Adoption of", "undertecknade avtalet", "signed agreement")
                    .doesNotContain("Stämmer värdet med avtalet", "agrees with the agreement");
            then(Call.of("agreements", "adopt", "skane-2018", "--lang", language).out())
                    .doesNotContain("Lagen gäller av sig själv", "The act holds by itself");
        }
        var agreement = adopted(AdoptedStatute.OPEN);
        then(call("explain", agreement, "--municipality", "1280").out())
                .contains("– öppna villkor enligt regionens egen läsning, bekräftad av director of finance")
                .doesNotContain("antagen av");
        then(call("explain", agreement, "--municipality", "1280", "--lang", "en").out())
                .contains("– open terms by the region's own reading, confirmed by director of finance")
                .doesNotContain("adopted by");
    }

    /// By hand: with the discharge day counted each of the six cases has a day more, 26 × 9 300 = 241 800.
    @Test
    void a_value_that_an_adoption_states_is_cited_with_who_and_the_reading_it_answers() throws IOException {
        var agreement = adopted(AdoptedStatute.OPEN.replace("  - dayCount.lastDay\n", "")
                + "  dayCount.lastDay: {value: in, source: signed, at: \"4 §\"}\n");
        var told = call("explain", agreement, "--municipality", "1280").out().replace('\u00a0', ' ');
        then(told).contains("241 800 kr",
                "sista dygnet med  [Signed agreement (invented for a test), 4 §, egen läsning av director of finance (invented for"
                        + " a test) 2022-07-01 som svar på tolkning R-002; regionens egen läsning; villkoret gäller",
                "9 300 kr per dygn  [Signed agreement (invented for a test), egen läsning av director of finance");
        for (var format : new String[]{"md", "html"}) {
            then(call("explain", agreement, "--municipality", "1280", "--format", format).out())
                    .contains("4 §, egen läsning av director of finance", "som svar på tolkning R-002");
        }
        then(call("explain", agreement, "--municipality", "1280", "--format", "json").out())
                .contains("\"adoptedBy\" : \"director of finance (invented for a test) 2022-07-01\"",
                        "\"answers\" : \"R-002\"");
        then(call("explain", agreement, "--municipality", "1280", "--lang", "en").out())
                .contains(
                        "own reading by director of finance (invented for a test) 2022-07-01 in answer to reading R-002");
    }

    /// The form has a line for each open term.
    @Test
    void the_form_asks_the_party_for_each() {
        then(Call.of("agreements", "adopt", "statute").out())
                .contains("deadlines.restDays", "population.consent-refused", "population.forensic-care");
    }
}
