package se.klardag.cli.words;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.rules.Agreements;

/// Every value a rule file may hold can be said.
class TermWordsTest {
    @Test
    void the_schema_s_words_are_found() {
        var all = PermittedWords.all();

        then(all).hasSizeGreaterThanOrEqualTo(36);
        then(all.get("dayCount.mode")).contains("breaks-passed", "calendar-days");
        then(all.get("dayCount.break")).contains("00:00", "23:59");
        then(all.get("longStay.over")).contains("0", "1", "7", "none");
        then(all.get("liability.rounding")).contains("none", "0 decimals down", "6 decimals half-up");
        then(all.get("price.dailyRate")).contains("national.daily-rate", "10500.5").doesNotContain("0");
        then(all.get("notices.ready")).contains("17:00", "17:00, friday 00:00").allMatch(hours -> hours.length() >= 5);
        then(all.get("clock.end")).containsExactlyInAnyOrder(
                "discharge",
                "discharge, payer-ready",
                "discharge, withdrawal",
                "discharge, payer-ready, withdrawal");
        then(all.get("tariff.a-name-2.days")).contains("1-2", "3-");
        then(all.get("deadlines.sipCall")).contains("0", "3660");
        then(all.get("follows")).isNotEmpty();
        then(all.get("population.deceased")).containsExactly("out-of-both", "out-of-numerator", "counted");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_word_that_the_schema_permits_has_a_sentence_a_short_form_and_a_name(Language language) {
        var words = new TermWords(Texts.in(language));
        var unsaid = new ArrayList<String>();
        PermittedWords.all().forEach((path, values) -> values.forEach(value -> {
            if (!words.knows(path, value)) {
                unsaid.add(path + "/" + value);
            }
        }));

        then(unsaid).as("add to terms_%s.properties", language.name()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_group_that_the_schema_permits_has_a_heading_and_a_place_in_the_order_of_reading(Language language) {
        var words = new TermWords(Texts.in(language));
        var groups = PermittedWords.all()
                .keySet()
                .stream()
                .map(path -> path.replaceAll("\\..*", ""))
                .distinct()
                .toList();

        then(TermWords.groups()).containsAll(groups);
        then(groups).allSatisfy(group -> then(words.heading(group)).isNotEqualTo(group));
    }

    @Test
    void the_two_files_of_terms_hold_the_same_keys_and_places() {
        var swedish = Texts.terms(Language.SV);
        var english = Texts.terms(Language.EN);

        then(swedish.keys()).isEqualTo(english.keys());
        then(swedish.keys()).allSatisfy(key -> {
            then(swedish.get(key)).as(key).isNotBlank();
            then(english.get(key).contains("{0}")).as(key).isEqualTo(swedish.get(key).contains("{0}"));
        });
    }

    @Test
    void no_text_of_a_term_is_for_a_word_that_the_schema_does_not_permit() {
        var permitted = PermittedWords.all();
        var dead = new ArrayList<String>();
        var used = new HashSet<String>();
        permitted.forEach((path, values) -> {
            used.add(TermWords.address(path));
            values.forEach(value -> used.addAll(TermWords.keys(path, value)));
        });
        for (var key : Texts.terms(Language.SV).keys()) {
            boolean framing = key.matches("(heading|care|weekday|calendar|national)\\..*");
            // the older act has words of its own for some of them
            var term = key.replaceAll("/short$|^(planning-call|admission-notice)\\.", "");
            if (!framing && !used.contains(term)) {
                dead.add(key);
            }
        }

        then(dead).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_kind_of_care_and_every_calendar_that_ships_has_a_name(Language language) throws IOException {
        var terms = Texts.terms(language);
        var calendars = Files.readAllLines(Path.of("..", "rules", "calendars", "index.txt"));

        then(Agreements.carePrefixes()).allSatisfy(
                prefix -> then(terms.has("care." + prefix.substring(0, prefix.length() - 1))).as(prefix).isTrue());
        then(calendars).isNotEmpty()
                .allSatisfy(file -> then(terms.has("calendar." + file.replace(".yaml", ""))).as(file).isTrue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "liability.threshold | 2.80 | Gränsen är 2,8 dygn per ärende. Kommunen betalar bara när genomsnittet är högre.",
            "longStay.over | 1 | Ett ärende med mer än ett dygn är en långliggare och räknas för sig.",
            "liability.rounding | 2 decimals down | Genomsnittet kortas till 2 decimaler innan det jämförs med gränsen.",
            "price.dailyRate | 9512.5 | Ett vårddygn kostar 9 512,50 kr.",
            "psychiatric.longStay.over | 30 | Ett ärende med fler än 30 dygn är en långliggare och räknas för sig.",
            "notices.ready | 17:00, friday 14:00 | Underrättelsen räknas som lämnad samma dag om den sänds senast kl. 17:00, fredagar kl. 14:00, annars nästa dag som räknas.",
            "notices.closed | england-public-holidays | Inget meddelande räknas som lämnat på dessa dagar: söndagar och allmänna helgdagar i England.",
            "notices.closed | my-own-2024 | Inget meddelande räknas som lämnat på dessa dagar: my-own-2024.",
            "psychiatric.tariff.line-2.days | 1-2 | Taxan line-2 gäller vistelsens kostande dygn 1–2.",
            "tariff.line-2.days | 3- | Taxan line-2 gäller från och med vistelsens kostande dygn 3.",
            "tariff.line-2.rate | 1976 | Taxan line-2: ett vårddygn kostar 1 976 kr. När flera rader gäller samma dygn läggs de ihop.",
            "clock.previousDay | by 11:00 | Stannar klockan senast kl. 11:00 räknas det som dagen innan, också precis kl. 11:00. Ett återtagande räknas alltid som sin egen dag.",
            "follows | skane-2018 | Villkoren i skane-2018 gäller i stället för den här filens.",
            "population.deceased | out-of-numerator | Avliden: ärendet räknas med bland ärendena, men dess dygn räknas inte.",
    })
    void a_value_is_said_with_its_number(String path, String value, String sentence) {
        then(new TermWords(Texts.in(Language.SV)).sentence(path, value)).isEqualTo(sentence);
    }

    @Test
    void a_word_nobody_wrote_a_sentence_for_is_still_shown() {
        var words = new TermWords(Texts.in(Language.EN));

        then(words.knows("dayCount.mode", "by-the-moon")).isFalse();
        then(words.sentence("dayCount.mode", "by-the-moon")).isEqualTo("Way of counting days: by-the-moon.");
        then(words.brief("dayCount.mode", "by-the-moon")).isEqualTo("by-the-moon");
    }
}
