package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import se.klardag.engine.terms.AgreementTerms;

/// An agreement out of the texts it was once made of says what it said then, whatever ships today.
class KeptTextsTest {
    private static final Path ADOPTED = Path.of("..", "fixtures", "adopted-agreement", "agreement.yaml");
    private static final YearMonth SEPTEMBER = YearMonth.of(2022, 9);

    @Test
    void the_kept_texts_make_the_same_agreement() {
        for (var name : new String[]{"skane-2018", "statute", ADOPTED.toString()}) {
            var agreement = Agreements.find(name);
            var kept = Agreements.of(agreement.files());

            assertThat(kept.id()).isEqualTo(agreement.id());
            assertThat(kept.files()).isEqualTo(agreement.files());
            var terms = resolved(kept);
            assertThat(terms.somatic()).isEqualTo(resolved(agreement).somatic());
            assertThat(terms.psychiatric()).isEqualTo(resolved(agreement).psychiatric());
            assertThat(terms.openTerms()).isEqualTo(resolved(agreement).openTerms());
            assertThat(terms.parties().include(1267)).isTrue();
        }
    }

    private static AgreementTerms resolved(Agreement agreement) {
        return Resolving.resolve(
                agreement,
                SEPTEMBER,
                Municipalities.of(RuleHash.municipalities()),
                _ -> Agreements.rates(RuleHash.rates()));
    }

    /// The shipped rate of 2022 is 9,300; a kept table that says 9,100 is the one that counts.
    @Test
    void kept_rates_count_and_not_those_that_ship() {
        var other = new RuleText("kept", RuleHash.rates().text().replace("value: 9300", "value: 9100"), "");
        var terms = Resolving.resolve(
                Agreements.find("skane-2018"), SEPTEMBER, Municipalities.shipped(), _ -> Agreements.rates(other));

        assertThat(terms.somatic().price().toString()).contains("9100").doesNotContain("9300");
    }

    @Test
    void a_missing_base_is_told() {
        var files = Agreements.find(ADOPTED.toString()).files();

        assertThatThrownBy(() -> Agreements.of(files.subList(1, 2))).isInstanceOf(RuleFileException.class);
    }

    @Test
    void the_root_is_what_everything_is_built_on() {
        assertThat(Agreements.find(ADOPTED.toString()).root()).isEqualTo("skane-2018");
        assertThat(Agreements.find("skane-2018").root()).isEqualTo("skane-2018");
    }

    @Test
    void a_kept_list_of_municipalities_knows_them() {
        var kept = Municipalities.of(RuleHash.municipalities());

        assertThat(kept.find(1280)).isEqualTo(Municipalities.shipped().find(1280)).isPresent();
        assertThat(kept.find(9999)).isEmpty();
    }
}
