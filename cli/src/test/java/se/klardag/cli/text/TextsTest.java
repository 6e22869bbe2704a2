package se.klardag.cli.text;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.cases.row.RejectReason;
import se.klardag.engine.eligibility.Finding;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.Status;

/// The two files of messages, and that code and files know the same keys.
class TextsTest {
    private static final Pattern KEY = Pattern.compile(
            "\"((?:argument|assume|care-group|case|chance|check|cited|column|compare|day-rule|deviation|diff|document"
                    + "|effect|event|explain|fact|fault|finding|generate|grounds|how|indicator|intake|invoice|label|layout"
                    + "|ledger|line|list|mark|moment|month|open-terms|option|page|parties|pdf|peppol|reason|refused|reject"
                    + "|severity|sheet|show|simulate|status|suggest|table|template|unit|usage|validate|value|vat|voucher)\\.[a-zA-Z0-9.-]*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    @Test
    void both_languages_have_the_same_keys_and_no_empty_text() {
        then(keys(Language.SV)).isEqualTo(keys(Language.EN));
        for (var language : Language.values()) {
            var bundle = Texts.in(language).bundle();
            then(keys(language)).allSatisfy(key -> then(bundle.getString(key)).as(key).isNotBlank());
        }
    }

    /// Only the platform's own message format reads two apostrophes as one; ours prints what the file says.
    @ParameterizedTest
    @EnumSource(Language.class)
    void no_text_doubles_its_apostrophes(Language language) {
        then(Stream.of(Texts.in(language), Texts.terms(language))
                .flatMap(texts -> texts.startingWith("").values().stream()))
                .hasSizeGreaterThan(800)
                .noneMatch(text -> text.contains("''"));
        then(Texts.in(Language.EN).get("ledger.in-other-month", "2022-09", 1, "a"))
                .contains("on that month's bills (1)");
    }

    /// A key that is stated twice loses its first text without a word.
    @ParameterizedTest
    @EnumSource(Language.class)
    void no_key_stands_twice(Language language) throws IOException {
        var file = Path.of("src", "main", "resources", "se", "klardag", "cli", "text",
                "messages_" + language.name().toLowerCase(Locale.ROOT) + ".properties");
        try (var lines = Files.lines(file)) {
            then(lines.filter(line -> line.contains(" = ") && Character.isLetter(line.charAt(0)))
                    .map(line -> line.substring(0, line.indexOf(" = ")))).doesNotHaveDuplicates();
        }
    }

    @Test
    void both_languages_name_the_same_values() {
        var swedish = Texts.in(Language.SV).bundle();
        var english = Texts.in(Language.EN).bundle();

        then(keys(Language.SV)).allSatisfy(
                key -> then(places(english.getString(key))).as(key).isEqualTo(places(swedish.getString(key))));
    }

    @Test
    void every_key_in_the_code_has_a_text() throws IOException {
        var known = keys(Language.SV);
        var used = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var found = KEY.matcher(Files.readString(file));
                while (found.find()) {
                    used.add(found.group(1));
                }
            }
        }

        then(used).hasSizeGreaterThan(80);
        // A key that ends in a point is completed by a code, see below; options are looked up by picocli.
        then(used.stream().filter(key -> !key.endsWith(".") && !known.contains(key)).toList()).isEmpty();
        then(used.stream()
                .filter(key -> key.endsWith(".") && known.stream().noneMatch(each -> each.startsWith(key)))
                .toList()).isEmpty();
    }

    @Test
    void every_code_of_the_engine_has_a_text() {
        var known = keys(Language.SV);
        var wanted = Stream.of(
                Stream.of(Reason.values()).map(each -> "reason." + each.code()),
                Stream.of(Status.values()).map(each -> "status." + each.code()),
                Stream.of(Finding.values()).map(each -> "deviation." + each.code()),
                Stream.of(Finding.values()).map(each -> "deviations." + each.code()),
                Stream.of(RejectReason.values()).map(each -> "reject." + each.code()),
                Stream.of(Label.values()).filter(each -> each != Label.STAY_DAYS).map(each -> "label." + each.name()),
                Stream.of(Unit.CASES, Unit.DAYS, Unit.DAYS_PER_CASE, Unit.SEK, Unit.SEK_PER_DAY)
                        .map(each -> "unit." + each.name()))
                .flatMap(each -> each)
                .toList();

        then(known).containsAll(wanted);
    }

    /// Nouns that a number before them makes singular. The pages fill their own texts, by numbers of many; and a text of which
    /// there is another for one is for several.
    private static final Pattern SWEDISH_NOUN = Pattern.compile(
            "\\{[0-9]} (?:ärenden|ärendefiler|kommuner|poster|filer|rader|dagar|timmar|minuter|månader|skillnader|decimaler"
                    + "|uppgifter|värden|vardagar|räkningar|betalningar|kombinationer|vårdtillfällen|patienter)\\b");
    private static final Pattern ENGLISH_NOUN = Pattern.compile(
            "\\{[0-9]} (?:case |more )?(?:cases|municipalities|entries|files|rows|days|hours|minutes|months|differences|terms"
                    + "|payments|combinations|decimals|values|lines|places|weekdays|characters|stays)\\b");

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_text_counts_one_of_something_in_the_plural(Language language) {
        var texts = Texts.in(language);
        var noun = switch (language) {
            case SV -> SWEDISH_NOUN;
            case EN -> ENGLISH_NOUN;
        };
        then(texts.startingWith(""))
                .hasSizeGreaterThan(800)
                .allSatisfy((key, text) -> {
                    if (!key.matches("(page|option|label|argument)\\..*|.*\\.one(\\.payer)?")
                            && !texts.has(key + ".one")
                            && !texts.has(key.replace(".payer", ".one.payer"))) {
                        then(noun.matcher(text).find()).as(key + " = " + text).isFalse();
                    }
                });
    }

    @Test
    void a_number_before_a_word_chooses_its_form() {
        var texts = Texts.in(Language.SV);
        then(texts.get("ledger.dated", "2022-10-05", "1")).isEqualTo("Räkningsdatum 2022-10-05, underlag 1 ärende.");
        then(texts.get("ledger.dated", "2022-10-05", 37)).isEqualTo("Räkningsdatum 2022-10-05, underlag 37 ärenden.");
        then(texts.get("ledger.dated", "2022-10-05", "1 001")).contains("1 001 ärenden");
    }

    /// What nobody formatted, as the sum in an error, is written as amounts are.
    @Test
    void an_amount_in_a_text_has_two_decimals_or_none_and_the_sign_of_its_language() {
        var sum = new BigDecimal("163920.5");
        then(Texts.in(Language.SV).get("ledger.payment-on-credit", "K-1", sum)).contains("163 920,50");
        then(Texts.in(Language.EN).get("ledger.payment-on-credit", "K-1", sum)).contains("163,920.50");
        then(Texts.in(Language.SV).get("ledger.payment-on-credit", "K-1", new BigDecimal("1860.00")))
                .contains(": 1 860");
    }

    @Test
    void a_value_is_shown_as_it_stands_whatever_it_holds() {
        var texts = Texts.in(Language.EN);

        then(texts.get("intake.rejected-row", "a{4}.csv", 2, "$1", "{3}\\", "no"))
                .isEqualTo("a{4}.csv, row 2, column $1, value \"{3}\\\": no");
    }

    private static Set<String> keys(Language language) {
        return new TreeSet<>(Texts.in(language).bundle().keySet());
    }

    private static Set<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group()));
        return places;
    }
}
