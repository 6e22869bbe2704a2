package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What makes one bill another, between months, rules, files and bundles, in every form. The figures are worked out by hand: Skåne's
/// 2.8 days and 9 300 kr in 2022.
class BetweenTest {
    /// Four noons in September, as [CaseLines] has it: (4 − 2.8) × 9 300 = 11 160.
    private static final String SEPTEMBER = CaseLines.row();
    /// Six noons in October, 5th to 10th: (6 − 2.8) × 9 300 = 29 760.
    private static final String OCTOBER = CaseLines.row(
            "case_id", "b", "admitted_at", "2022-10-01 08:00", "admission_notice_at", "2022-10-01 09:00",
            "ready_notice_at", "2022-10-05 10:00", "discharged_at", "2022-10-10 13:00");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// The first day counts under the statute and the last does not: in words, in both languages.
    @Test
    void what_a_term_says_is_in_words() {
        for (var words : Map.of("sv", "räknas inte", "en", "does not count").entrySet()) {
            var call = between("--agreement", "statute", "--lang", words.getKey(), "--between", "2022-09", "2022-10",
                    months().toString());

            then(call.code()).as(call.err()).isZero();
            then(call.out()).contains(": " + words.getValue() + "\n").doesNotContain(": true", ": false");
        }
    }

    @Test
    void two_months_are_told_in_a_lawyers_order_down_to_the_krona() {
        var call = between("--agreement", "skane-2018", "--between", "2022-09", "2022-10", months().toString());

        then(call.code()).as(call.err()).isZero();
        then(call.out()).containsSubsequence(
                "Skillnad mellan 2022-09 och 2022-10\n", "2022-09: september 2022, skane-2018, PRELIMINÄR\n",
                "  Malmö (1280)   11 160   29 760   +18 600\n",
                "Omständigheter\n",
                "  · a\n",
                "    2022-09: 4 dygn; underrättelse 2022-09-05 10:00, utskriven 2022-09-08 13:00\n",
                "    Händelser: bara i 2022-09\n",
                "Bestämmelser\n", "· Gräns\n", "    2022-09: 2,8 dygn per ärende\n", "2023-01-17, presentation, 2,8",
                "    2022-10: samma\n",
                "Beräkning\n",
                // 6 days less the 2.8 that one more case allows: 55 800 − 26 040
                "  · ärende b: +29 760 kr\n", "    Beräkning: 6 dygn × 9 300 kr per dygn = +55 800 kr\n",
                "      −1 ärende × 2,8 dygn per ärende × 9 300 kr per dygn = −26 040 kr\n",
                "  · ärende a: −11 160 kr\n", "    Beräkning: −4 dygn × 9 300 kr per dygn = −37 200 kr\n",
                "      1 ärende × 2,8 dygn per ärende × 9 300 kr per dygn = +26 040 kr\n",
                "  · Summa = skillnaden: +18 600 kr\n",
                "Resultat\n",
                "  Kommunen ska betala 18 600 kr mer enligt 2022-10 än enligt 2022-09: 11 160 kr → 29 760 kr.\n");
    }

    @Test
    void a_rule_that_differs_stands_with_both_its_texts() {
        var own = CaseLines.text(folder, "mine.yaml", "id: mine\nextends: skane-2018\nliability: {threshold: 2.5}\n");
        var call = between("--period", "2022-09", "--between", "skane-2018", own.toString(), months().toString());

        // 0.3 of a day more of one case
        then(call.out()).containsSubsequence(
                "    skane-2018: 2,8 dygn per ärende\n", "slutsats, av en källa om tiden från 2023-01-17",
                "    mine.yaml: 2,5 dygn per ärende\n", "mine (mine.yaml); vårt antagande",
                "  · När dygnen kostar: gräns: +2 790 kr\n",
                "−(2,5 dygn per ärende − 2,8 dygn per ärende) × 1 ärende × 9 300 kr per dygn =\n    +2 790 kr\n",
                "2 790 kr mer enligt mine.yaml än enligt skane-2018");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "md", "html", "json"})
    void bundles_stand_on_either_side_without_their_files(String form) throws IOException {
        var cases = months();
        var one = bundle("one.zip", "2022-09", cases);
        var other = bundle("other.zip", "2022-10", cases);
        var files = between(
                "--agreement", "skane-2018", "--between", "2022-09", "2022-10", "--format", form, cases.toString());
        var mixed = between(
                "--agreement", "skane-2018", "--between", one.toString(), "2022-10", "--format", form,
                cases.toString());
        Files.delete(cases);
        var bundles = between("--between", one.toString(), other.toString(), "--format", form);

        then(List.of(files.code(), mixed.code(), bundles.code())).as(bundles.err()).containsOnly(0);
        then(plain(bundles, form)).isEqualTo(plain(files, form));
        then(plain(mixed, form)).isEqualTo(plain(files, form));
    }

    /// The explanation without what the sides are called.
    private static String plain(Call call, String form) {
        if (form.equals("json")) {
            return call.json().path("municipalities").toString();
        }
        var text = whole(call).replaceAll("one\\.zip", "2022-09").replaceAll("other\\.zip", "2022-10");
        return text.replaceAll(",\\s+paket\\s+sha256\\s+[0-9a-f]{64}", "").replaceAll("[ \\n]+", " ");
    }

    /// A page's text as it is read: dates and numbers are kept from breaking.
    private static String whole(Call call) {
        return call.out().replace("<span class=\"short\">", "").replace("</span>", "");
    }

    @Test
    void a_page_and_a_letter_hold_both_whole_bills_folded() {
        var page = between(
                "--agreement", "skane-2018", "--between", "2022-09", "2022-10", "--format", "html",
                months().toString());
        var letter = between(
                "--agreement", "skane-2018", "--between", "2022-09", "2022-10", "--format", "md", months().toString());

        then(whole(page)).startsWith("<!doctype html>")
                // one kommun's difference needs no click; its two bills do
                .contains("<details class=\"fold\" open>\n<summary>Malmö (1280)")
                .contains("<details class=\"fold\">\n<summary>Hela räkningen: 2022-09</summary>",
                        "<p class=\"result\">Kommunen ska betala 18 600");
        then(letter.out()).startsWith("# Skillnad mellan 2022-09 och 2022-10\n")
                .contains("Hela räkningen: 2022-10", "- att betala: 29 760 kr");
    }

    @Test
    void a_bundle_that_was_changed_is_not_explained() throws IOException {
        var cases = months();
        var one = bundle("one.zip", "2022-09", cases);
        var bytes = new String(Files.readAllBytes(one), StandardCharsets.ISO_8859_1).replaceFirst("\na,1280,",
                "\na,1281,");
        Files.write(one, bytes.getBytes(StandardCharsets.ISO_8859_1));

        var call = between("--agreement", "skane-2018", "--between", one.toString(), "2022-10", cases.toString());
        then(call.isRefused().err()).contains("one.zip: har ändrats sedan det gjordes");
        then(between("--between", folder.resolve("none.zip").toString(), one.toString()).isRefused().err())
                .contains("none.zip");
    }

    @Test
    void what_two_bundles_do_not_need_is_refused_and_what_one_needs_is_asked_for() {
        var cases = months();
        var one = bundle("one.zip", "2022-09", cases).toString();

        then(between("--agreement", "skane-2018", "--between", one, one).isRefused().err())
                .contains("två paket har egna villkor");
        then(between("--between", one, "2022-10", cases.toString()).isRefused().err()).contains("--agreement");
        then(between("--between", one, one, "--case", "a").isRefused().err()).contains("--case förklarar ett ärende");
        then(between("--period", "2022-09", "--between", "skane-2018", "norway-2012", cases.toString())
                .isRefused()
                .err())
                .contains("olika valutor");
    }

    private static Call between(String... more) {
        var args = new ArrayList<>(List.of("explain"));
        args.addAll(Arrays.asList(more));
        return Call.of(args.toArray(String[]::new));
    }

    private Path months() {
        return CaseLines.file(folder, SEPTEMBER, OCTOBER);
    }

    private Path bundle(String name, String month, Path cases) {
        var path = folder.resolve(name);
        var call = Call.of("bundle", "--agreement", "skane-2018", "--period", month, "-o", path.toString(),
                cases.toString());
        then(call.code()).as(call.err()).isZero();
        return path;
    }
}
