package se.klardag.cli.command;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.cli.Call;
import se.klardag.cli.Klardag;
import se.klardag.cli.text.ExitCode;
import se.klardag.rules.Agreements;
import tools.jackson.databind.JsonNode;

/// Agreements in words: what a person reads, and that it fits the terminal. What is expected was written from the rule files
/// by hand.
class AgreementsCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static List<String> ids() {
        return Agreements.ids();
    }

    @Test
    void an_agreement_reads_in_the_order_of_its_headings() {
        var call = Call.of("agreements", "show", "skane-2018").speaksPlainly();

        then(call.code()).isEqualTo(ExitCode.DONE);
        then(call.out()).containsSubsequence(
                "överenskommelse om samverkan vid utskrivning 2018-09-19",
                "Vilka som är bundna, och när",
                "Binder Region Skåne och regionens 33 kommuner. I kraft från 2018-09-19; inget slut är känt.",
                "Från 2023-02-01 är inget värde säkrare än ”vårt antagande”",
                "Vilka ärenden som räknas",
                "När klockan startar och stannar",
                "Hur dygnen räknas",
                "Dygnet bryts kl. 12:00.",
                "vår slutsats för tiden före 2023-01-17, som källan inte talar om; därefter uppgift från part",
                "eller myndighet · dygnsbryt kl. 12:00 · källa 3",
                "Vilken månad ett ärende hör till",
                "När dygnen kostar",
                "Gränsen är 2,8 dygn per ärende.",
                "Långliggare räknas som alla andra ärenden.",
                "Vad ett dygn kostar",
                "2021     saknas  beloppet för 2021 saknas",
                "2022   9 300 kr  uppgift från part eller myndighet",
                "Betalning",
                "Källor",
                "3. Vårdsamverkan Skåne, Central tjänstemannaberedning 2023-01-17");
        then(call.out()).doesNotContain("1280", "breaks-passed", "liability.");
    }

    /// A statement of 2023 about 2018 is shown as what it is, on each side of its day.
    @Test
    void a_statement_about_the_time_before_it_is_told() {
        then(oneLine(Call.of("agreements", "show", "skane-2018", "--on", "2023-01-16").out()))
                .contains("Gränsen är 2,8 dygn per ärende. Kommunen betalar bara när genomsnittet är högre. "
                        + "vår slutsats, av en källa om tiden från 2023-01-17");
        then(oneLine(Call.of("agreements", "show", "skane-2018", "--on", "2023-01-17").out()))
                .contains("Kommunen betalar bara när genomsnittet är högre. uppgift från part eller myndighet");
    }

    @Test
    void the_municipalities_are_listed_when_asked_for() {
        then(Call.of("agreements", "show", "skane-2018", "--parties").out())
                .contains("1280  Malmö", "1283  Helsingborg")
                .doesNotContain("--parties");
    }

    @Test
    void on_a_date_the_amount_is_resolved_with_its_instrument() {
        then(Call.in("en", "agreements", "show", "skane-2018", "--on", "2022-09-15").out())
                .contains(
                        "The terms as of 2022-09-15.",
                        "On 2022-09-15 it is 9,300 kronor per day of care.",
                        "stated by a party or authority · Vårdsamverkan Skåne, nyhet 2021-12-14")
                .doesNotContain("10,500", "2023-02-01");
        then(oneLine(Call.of("agreements", "show", "skane-2018", "--on", "2021-05-01").out()))
                .contains("? Belopp per vårddygn: inget värde gäller den 2021-05-01, beloppet för 2021 saknas: läs");
    }

    @Test
    void on_a_date_that_nobody_has_read_about_the_status_is_weaker_and_says_since_when() {
        then(Call.of("agreements", "show", "skane-2018", "--on", "2024-01-01").out())
                .contains("vårt antagande från 2023-02-01, dessförinnan läst i texten · 2 kap. 3 § · källa 1");
    }

    @ParameterizedTest
    @CsvSource({"2018-06-15, 30", "2019-06-15, 3"})
    void free_days_of_psychiatric_care_are_those_of_the_date(String date, int days) {
        var out = oneLine(Call.of("agreements", "show", "statute", "--on", date).out());

        then(out).contains("Psykiatrisk vård", "Betalningsansvaret inträder " + days + " dagar efter den dag då")
                .contains("Betalningsansvaret inträder 3 dagar efter den dag då underrättelsen sändes");
        then(out.contains("inträder 30 dagar")).isEqualTo(days == 30);
    }

    @Test
    void what_changes_over_time_says_from_when_to_when() {
        then(oneLine(Call.of("agreements", "show", "statute").out())).contains(
                "Psykiatrisk vård, 2018-01-02 till 2018-12-31: Betalningsansvaret inträder 30 dagar",
                "Psykiatrisk vård, från 2019-01-01: Betalningsansvaret inträder 3 dagar",
                "Psykiatrisk vård, 2003-07-01 till 2018-01-01: Ansvaret inträder tidigast 2018-01-02, även om fristen går ut dessförinnan.",
                "2019-04-02 till 2025-06-30: Placering enligt 5 kap. 5 §");
    }

    @ParameterizedTest
    @CsvSource({"skane-2018, 2018-09-18", "vastra-gotaland-2018-09, 2020-12-01"})
    void a_date_outside_the_agreement_is_refused_with_its_dates(String id, String date) {
        for (var format : List.of("text", "json")) {
            var call = Call.of("agreements", "show", id, "--on", date, "--format", format).speaksPlainly();

            then(call.code()).isEqualTo(ExitCode.REFUSED);
            then(call.out()).isEmpty();
            then(call.err()).contains("nekat: " + id + ": gäller från 2018-09-", date + " ligger utanför");
        }
    }

    @Test
    void a_date_that_is_none_is_told() {
        then(Call.of("agreements", "show", "statute", "--on", "2022").isRefused().err())
                .contains("--on=ÅÅÅÅ-MM-DD: ”2022” går inte att använda; skriv ett datum som 2022-09-30");
    }

    @Test
    void an_unknown_value_names_the_document_to_read() {
        var out = oneLine(Call.of("agreements", "show", "vastra-gotaland-2018-09").out());

        then(out).contains(
                "? Genomsnittets avrundning: inte känt. Läs: Beräkning av betalningsansvar i SAMSA",
                "Går inte att avräkna. Angivna villkor: 34. Okända: 6.");
        then(oneLine(Call.of("agreements", "show", "uppsala").out())).contains("Filen säger inget om: ");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_agreement_fits_the_terminal_whole_in_both_languages(String id) {
        for (int width : new int[]{80, 100, 120}) {
            for (var language : List.of("sv", "en")) {
                var lines = at(width, language, "agreements", "show", id).lines().toList();
                then(lines).as(id + " at " + width)
                        .filteredOn(line -> !line.strip().startsWith("http"))
                        .allSatisfy(line -> then(line.length()).as(line).isLessThanOrEqualTo(width));
                then(String.join(" ", lines)).doesNotContain("{0}", "{1}", "{2}", "null", "..", ": :");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_value_is_in_the_json_with_status_and_source(String id) {
        var agreement = Agreements.find(id);
        var values = Call.of("agreements", "show", id, "--format", "json").json().get("values");

        then(StreamSupport.stream(values.spliterator(), false).map(value -> value.get("path").asString()).distinct())
                .containsExactlyElementsOf(agreement.values().keySet());
        for (JsonNode value : values) {
            then(value.get("status").asString()).isNotEmpty();
            then(value.has("gap") || !value.at("/source/title").asString().isEmpty()).isTrue();
            then(value.get("from").asString()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        }
    }

    @Test
    void the_list_says_at_a_glance_what_a_settlement_comes_to() {
        var out = Call.of("agreements", "list").speaksPlainly().out();

        then(out).containsSubsequence(
                "Ger preliminära räkningar", "Region Skåne", "skane-2018", "Går inte att avräkna", "Region Uppsala");
        then(out.lines()).allSatisfy(line -> then(line.length()).isLessThanOrEqualTo(110));
        var json = Call.of("agreements", "list", "--format", "json").json();
        then(json).hasSize(Agreements.ids().size());
        then(StreamSupport.stream(json.spliterator(), false)
                .filter(each -> each.get("id").asString().equals("skane-2018")))
                .singleElement()
                .satisfies(skane -> {
                    then(skane.get("state").asString()).isEqualTo("provisional");
                    then(skane.get("region").asString()).isEqualTo("Region Skåne");
                    then(skane.get("missing").asInt()).isZero();
                });
    }

    @Test
    void two_agreements_side_by_side_fit_one_screen() {
        for (var language : List.of("sv", "en")) {
            var lines = at(100, language, "agreements", "diff", "skane-2018", "vastra-gotaland-2018-09").lines()
                    .toList();
            then(lines.size()).isLessThanOrEqualTo(50);
            then(lines).allSatisfy(line -> then(line.length()).as(line).isLessThanOrEqualTo(100));
        }
        var out = Call.of("agreements", "diff", "skane-2018", "vastra-gotaland-2018-09").out();
        then(out).contains("Båda gäller 2018-09-25 till 2020-11-30.", "2,8 dygn per ärende", "3 dygn per ärende",
                "0,2 mer", "över 7 dygn", "Lika i båda: ");
    }

    @Test
    void a_change_of_an_agreement_differs_from_it_where_it_changes_it_and_nowhere_else() throws IOException {
        var file = Files.writeString(folder.resolve("mine.yaml"), """
                id: mine
                extends: skane-2018
                liability: {threshold: 2.50}
                longStay: {over: 7}
                attribution: {zeroDayCases: included}
                """);

        var out = Call.in("en", "agreements", "diff", "skane-2018", file.toString()).out();

        then(out.lines().filter(line -> line.startsWith("≠") || line.startsWith("?") || line.startsWith("+")))
                .hasSize(2)
                .allSatisfy(line -> then(line).containsAnyOf("Threshold", "Limit of long-stayers"));
        then(oneLine(out)).contains("0.3 less", "over 7 days", "Equal, but not read in both: ", "zero-day cases")
                .doesNotContain("says nothing about");
        then(Call.in("en", "agreements", "diff", "skane-2018", "skane-2018").out()).contains("No stated differences.");
    }

    @Test
    void what_the_other_s_model_has_no_use_for_is_not_unread() {
        var out = oneLine(Call.of("agreements", "diff", "skane-2018", "statute", "--on", "2022-09-01").out());

        then(out).contains("statute säger inget om: öppen psykiatrisk tvångsvård")
                .contains("Behövs inte i statute: dygnsbryt; nolldygnsärenden; gräns, ")
                .contains("+ Fristdagar – 3 dagar");
    }

    @Test
    void a_comparison_on_a_date_outside_either_is_refused() {
        var call = Call.of("agreements", "diff", "skane-2018", "vastra-gotaland-2018-09", "--on", "2021-01-01");

        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("vastra-gotaland-2018-09", "2021-01-01 ligger utanför");
    }

    private static String at(int width, String language, String... args) {
        var out = new StringWriter();
        var nothing = new PrintWriter(new StringWriter());
        Klardag.run(args, new PrintWriter(out), nothing, language, Map.of("COLUMNS", String.valueOf(width)));
        return out.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
