package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.kept.RuleTexts;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;

/// An agreement out of the texts it was once made of says what it said then, whatever ships today.
class KeptTextsTest {
    private static final String ADOPTED = Path.of("..", "fixtures", "adopted", "adopted-agreement", "agreement.yaml")
            .toString();
    private static final YearMonth SEPTEMBER = YearMonth.of(2022, 9);

    @TempDir
    private Path folder;

    /// A plain one, one with editions, one that follows the statute, one with tables by category and the older act, one
    /// with a calendar, and one of a party's own.
    @ParameterizedTest
    @CsvSource({
            "skane-2018, 2022-09",
            "statute, 2018-01",
            "ostergotland-2018, 2025-09",
            "gavleborg-2016, 2017-03",
            "england-2014, 2016-03",
            "../fixtures/adopted/adopted-agreement/agreement.yaml, 2022-09"})
    void the_kept_texts_make_the_same_terms(String name, YearMonth month) {
        var agreement = Agreements.find(name);
        var kept = kept(agreement);

        assertThat(kept.id()).isEqualTo(agreement.id());
        assertThat(kept.root()).isEqualTo(agreement.root());
        var now = TermsResolution.resolve(agreement, month, Municipalities.shipped());
        var again = TermsResolution.resolve(kept, month, Municipalities.of(RuleHash.municipalities()));
        // as text: a gap is nobody's equal
        assertThat(again.editions().toString().equals(now.editions().toString())).isTrue();
        assertThat(again.openTerms()).isEqualTo(now.openTerms());
        assertThat(again.parties().codes()).isEqualTo(now.parties().codes());
        assertThat(RuleHash.of(kept)).isEqualTo(RuleHash.of(agreement));
    }

    /// The shipped rate of 2022 is 9,300; a kept table that says 9,100 is the one that counts.
    @Test
    void kept_rates_count_and_not_those_that_ship() {
        var agreement = Agreements.find("skane-2018");
        var texts = new ArrayList<>(RuleHash.files(agreement));
        texts.replaceAll(text -> RuleText.of(text.name(),
                text.text().replace("value: 9300", "value: 9100").getBytes(StandardCharsets.UTF_8)));

        assertThat(resolved(agreement).price().toString()).contains("9300");
        assertThat(resolved(Agreements.of(agreement.files().getLast(), RuleLibrary.of(texts))).price().toString())
                .contains("9100")
                .doesNotContain("9300");
    }

    /// What is missing among the kept texts is not taken from those that ship.
    @Test
    void every_text_is_needed_and_none_that_ships_stands_in() {
        var agreement = Agreements.find(ADOPTED);
        var texts = RuleHash.files(agreement);
        var own = agreement.files().getLast();
        assertThat(texts).extracting(RuleText::name).contains("rules/agreements/skane-2018.yaml");

        for (var left : texts) {
            if (left.equals(own) || left.equals(RuleHash.municipalities())) {
                continue;
            }
            var rest = texts.stream().filter(text -> !text.equals(left)).toList();
            assertThatExceptionOfType(RuleFileException.class)
                    .as(left.name())
                    .isThrownBy(() -> resolved(Agreements.of(own, RuleLibrary.of(rest))));
        }
    }

    @Test
    void a_file_of_the_users_own_is_found_by_its_name_wherever_it_stood() throws IOException {
        var base = Files.createDirectory(folder.resolve("base")).resolve("ours.yaml");
        Files.writeString(base, "id: ours\nextends: skane-2018\nlongStay: {over: 7}\n");
        var change = folder.resolve("change.yaml");
        Files.writeString(change, "id: change\nextends: base/ours.yaml\nliability: {threshold: 3}\n");
        var agreement = Agreements.find(change.toString());
        var texts = RuleHash.files(agreement);
        Files.delete(base);

        var again = Agreements.of(agreement.files().getLast(), RuleLibrary.of(texts));

        assertThat(resolved(again).editions()).isEqualTo(resolved(agreement).editions());
        assertThat(texts.stream().map(text -> RuleText.keptName(text.name())))
                .contains("ours.yaml", "change.yaml", "rules/agreements/skane-2018.yaml");
    }

    /// The shipped threshold is 2.8 days; the kept text says 2.7, and the user's own file builds on it.
    @Test
    void today_takes_what_ships_and_leaves_the_users_own_as_they_were() throws IOException {
        var own = Files.writeString(folder.resolve("own.yaml"), "id: own\nextends: skane-2018\nlongStay: {over: 7}\n");
        var texts = RuleTexts.of(Agreements.find(own.toString()));
        Files.writeString(own, "id: own\nextends: skane-2018\nlongStay: {over: 9}\n");
        var then = new RuleTexts(
                texts.own(),
                texts.referred()
                        .stream()
                        .map(text -> RuleText.of(text.name(),
                                text.text()
                                        .replace("threshold: {value: 2.8", "threshold: {value: 2.7")
                                        .getBytes(StandardCharsets.UTF_8)))
                        .toList(),
                texts.municipalities());

        assertThat(then.hash()).isNotEqualTo(texts.hash());
        assertThat(then.ruling(SEPTEMBER).terms().editions().toString()).contains("2.7").contains("7");
        assertThat(then.today().sameAs(texts)).isTrue();
        assertThat(then.today().hash()).isEqualTo(texts.hash());
        assertThat(then.today().ruling(SEPTEMBER).terms().editions())
                .isEqualTo(texts.ruling(SEPTEMBER).terms().editions());
    }

    /// What a later schema may let through: no word is taken for another.
    @ParameterizedTest
    @CsvSource({
            "restDays: {value: move, deadlines.restDays", "start: {value: ready-notice, clock.start",
            "mode: {value: breaks-passed, dayCount.mode", "membership: {value: closed-in-month, attribution.membership",
            "zeroDayCases: {value: included, attribution.zeroDayCases",
            "selectedBy: {value: settled-month, attribution.selectedBy", "model: {value: average, liability.model",
            "rounding: {value: none, liability.rounding", "charge: {value: excess-times-cases, liability.charge",
            "date: {value: settled-month, price.date", "payable: {value: whole-krona-half-up, invoice.payable"})
    void a_word_that_is_not_known_stops_the_bill(String line, String path) {
        var texts = RuleTexts.of(Agreements.find("skane-2018"));
        var text = texts.own().text();
        assertThat(text).contains(line);
        var changed = text.replace(line, line.substring(0, line.lastIndexOf(' ') + 1) + "as-it-will-be");
        var kept = new RuleTexts(
                RuleText.of(texts.own().name(), changed.getBytes(StandardCharsets.UTF_8)), texts.referred(),
                texts.municipalities());

        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> kept.ruling(SEPTEMBER).terms().current().kinds().values().forEach(CareTerms::known))
                .satisfies(gap -> assertThat(gap.path()).isEqualTo(path))
                .withMessageContaining("as-it-will-be");
    }

    @Test
    void the_agreement_must_be_among_what_was_kept_beside_each_other() {
        var texts = RuleTexts.of(Agreements.find("skane-2018"));

        assertThat(RuleTexts.of("skane-2018", texts.all())).isEqualTo(texts);
        assertThatExceptionOfType(RuleFileException.class)
                .isThrownBy(() -> RuleTexts.of("skane-2018", texts.referred()))
                .withMessageContaining("rules/agreements/skane-2018.yaml");
    }

    @Test
    void two_different_files_of_one_name_are_refused() {
        var one = new RuleText("a/terms.yaml", "id: one\n", "1");
        var other = new RuleText("b/terms.yaml", "id: two\n", "2");

        assertThatExceptionOfType(RuleFileException.class).isThrownBy(() -> RuleLibrary.of(List.of(one, other)))
                .withMessageContaining("terms.yaml");
    }

    @Test
    void the_root_is_what_everything_is_built_on() {
        assertThat(Agreements.find(ADOPTED).root()).isEqualTo("skane-2018");
        assertThat(Agreements.find("skane-2018").root()).isEqualTo("skane-2018");
    }

    @Test
    void a_kept_list_of_municipalities_knows_them() {
        var kept = Municipalities.of(RuleHash.municipalities());

        assertThat(kept.find(1280)).isEqualTo(Municipalities.shipped().find(1280)).isPresent();
        assertThat(kept.find(9999)).isEmpty();
    }

    private static Agreement kept(Agreement agreement) {
        return Agreements.of(agreement.files().getLast(), RuleLibrary.of(RuleHash.files(agreement)));
    }

    private static AgreementTerms resolved(Agreement agreement) {
        return TermsResolution.resolve(agreement, SEPTEMBER, Municipalities.shipped());
    }
}
