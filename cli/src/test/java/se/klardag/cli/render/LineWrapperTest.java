package se.klardag.cli.render;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineWrapperTest {
    /// What is read as one is kept on one line, whatever the width.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "summan är 237 150 kr | 12 | summan är/237 150 kr",
            "enligt 5 kap. 4 § lagen | 13 | enligt 5 kap./4 § lagen",
            "den 1 januari 2018 gällde | 10 | den 1/januari/2018/gällde",
            "år 2022 1280 Malmö | 8 | år 2022/1280/Malmö",
            "3 dagar av 4 | 8 | 3 dagar/av 4"})
    void lines_are_broken_between_words_and_not_within_a_number(String text, int width, String lines) {
        then(String.join("/", LineWrapper.wrap(text, width))).isEqualTo(lines);
    }

    @Test
    void a_longer_word_gets_a_line_of_its_own() {
        then(LineWrapper.wrap("se https://example.org/en-lang-adress där", 10))
                .containsExactly("se", "https://example.org/en-lang-adress", "där");
    }
}
