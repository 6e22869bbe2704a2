package se.klardag.cli.text;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.Call;
import se.klardag.cli.Klardag;

/// Which language is spoken, and that a call speaks only one.
class LanguageTest {
    @Test
    void swedish_unless_something_says_english() {
        then(language(null, Map.of())).isEqualTo(Language.SV);
        then(language(null, Map.of("LANG", "C.UTF-8"))).isEqualTo(Language.SV);
        then(language(null, Map.of("LANG", "de_DE.UTF-8"))).isEqualTo(Language.SV);
        then(language(null, Map.of("LANG", "en_GB.UTF-8"))).isEqualTo(Language.EN);
    }

    @Test
    void the_first_of_argument_launcher_and_environment_decides() {
        var english = Map.of("LC_ALL", "en_US.UTF-8", "LC_MESSAGES", "en_US.UTF-8", "LANG", "en_US.UTF-8");

        then(language("en", english, "settle", "--lang", "sv")).isEqualTo(Language.SV);
        then(language("sv", Map.of(), "settle", "--lang=en")).isEqualTo(Language.EN);
        then(language("sv", english)).isEqualTo(Language.SV);
        then(language(null, Map.of("LC_ALL", "sv_SE", "LC_MESSAGES", "en_US", "LANG", "en_US"))).isEqualTo(Language.SV);
        then(language(null, Map.of("LC_MESSAGES", "en_US", "LANG", "sv_SE"))).isEqualTo(Language.EN);
        then(language(null, Map.of("LC_ALL", "", "LANG", "en_US"))).isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @CsvSource({"sv, Användning:", "en, Usage:"})
    void a_call_speaks_the_language_of_its_environment(String locale, String word) {
        var out = new StringWriter();
        int code = Klardag.run(
                new String[]{"--help"},
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                null,
                Map.of("LANG", locale));

        then(code).isEqualTo(ExitCode.DONE);
        then(out.toString()).contains(word);
    }

    @Test
    void another_language_is_refused() {
        var call = Call.of("agreements", "list", "--lang", "de");

        call.isRefused();
        then(call.err()).contains("--lang", "sv", "en");
    }

    @ParameterizedTest
    @CsvSource({"''", "settle", "explain", "agreements", "agreements list", "agreements show", "agreements validate",
            "agreements adopt", "agreements diff",
            "generate", "indicators", "invoice", "parties", "parties init", "parties validate"})
    void help_is_whole_in_each_language_and_nothing_of_the_other_is_left(String command) {
        var args = (command + " --help").strip().split(" ");
        var swedish = Call.in("sv", args);
        var english = Call.in("en", args);

        then(swedish.code()).isEqualTo(ExitCode.DONE);
        then(swedish.err()).isEmpty();
        then(swedish.out()).contains("Användning: klardag", "Val:", "Visar den här hjälpen.", "Språk: sv (förval)")
                .doesNotContain("Usage", "Options", "Arguments", "Commands", "COMMAND]", "Shows", "Prints", "FOLDER");
        then(english.out()).contains("Usage: klardag", "Options:", "Shows this help.", "Language: sv (default)")
                .doesNotContain("Användning", "KOMMANDO", "KATALOG", "ÅÅÅÅ", "ÄRENDE", "KOD", "FIL ", "Visar")
                .doesNotContainPattern("[åäöÅÄÖ]");
        for (var help : new Call[]{swedish, english}) {
            then(help.out()).doesNotContain("${", "bundle:", "usage.", "option.", "label.", "%n");
        }
        // Every option and command says something, on its line or on the next.
        then(options(swedish.out())).isNotEmpty()
                .allSatisfy(option -> then(option).matches("(?s) +-\\S+( --?\\S+)?\\s{2,}\\p{Lu}.*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "settle ~ Det saknas: --agreement=ID|FIL, --period=ÅÅÅÅ-MM, ÄRENDEN",
            "settle --agreement ~ Det saknas: --agreement=ID|FIL",
            "settle --agreement a --period 2022-13 x ~ --period=ÅÅÅÅ-MM: ”2022-13” går inte att använda",
            "settle --agreement a --period september x ~ --period=ÅÅÅÅ-MM: ”september” går inte att använda",
            "settle --agreement a --period 2022-09 --format xml x ~ välj bland: table, json, csv",
            "settle --agreement a --agreement b --period 2022-09 x ~ --agreement=ID|FIL får bara anges en gång",
            "settle --agreement a --period 2022-09 x --nope ~ Okänt argument: --nope",
            "settle --agreement a --period 2022-09 --binding=x y ~ --binding: ”x” går inte att använda",
            "nope ~ Okänt argument: nope",
            "generate --region skane --from 2022-09 --months x --seed 1 ~ --months=N: ”x” går inte att använda",
    })
    void a_wrong_argument_is_told_in_swedish(String line, String message) {
        var call = Call.of(line.strip().split(" "));

        call.isRefused();
        then(call.err()).contains(message).contains("--help").doesNotContain("Missing", "Invalid", "Unknown", "should");
    }

    @Test
    void arguments_that_no_file_system_takes_are_told_plainly() {
        var call = Call.in("en", "settle", "--agreement", "skane-2018", "--period", "2022-09", "a\0b");

        call.isRefused();
        then(call.err()).contains("CASES", "cannot be used; name a file or folder");
    }

    @Test
    void without_arguments_the_usage_is_a_message_and_no_result() {
        var call = Call.of();

        call.isRefused();
        then(call.err()).contains("Användning: klardag");
    }

    /// The lines of each option, as one text.
    private static List<String> options(String help) {
        var section = help.substring(help.indexOf("\nVal:\n") + "\nVal:\n".length()).split("\n\n", 2)[0];
        return List.of(section.split("\n(?= {2,6}-)"));
    }

    private static Language language(@Nullable String launcher, Map<String, String> environment, String... args) {
        return Language.of(args, launcher, environment);
    }
}
