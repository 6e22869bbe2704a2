package se.klardag.cli.cases.cell;

import static org.assertj.core.api.BDDAssertions.then;

import java.text.Normalizer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.klardag.rules.identity.Dashes;

/// The one form of an id, over every character that there is.
class IdTextTest {
    /// What the table of confusable characters of Unicode (UTS #39, version 15) gives as alike to U+002D, and the forms of it
    /// that are raised, lowered, small and of full width.
    private static final int[] ALIKE = {0x2010, 0x2011, 0x2012, 0x2013, 0xFE58, 0x06D4, 0x2043, 0x02D7, 0x2212, 0x2796,
            0x2CBA, 0x207B, 0x208B, 0xFE63, 0xFF0D};

    @Test
    void every_character_that_looks_like_a_hyphen_is_one() {
        var dashes = IntStream.concat(
                IntStream.of(ALIKE),
                IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                        .filter(point -> Character.getType(point) == Character.DASH_PUNCTUATION))
                .distinct()
                .boxed()
                .toList();
        then(dashes).hasSizeGreaterThan(25).allSatisfy(dash -> {
            then(IdText.normal("A" + Character.toString(dash) + "1")).as("U+%04X", dash).isEqualTo("A-1");
            then(IdText.revealed("A" + Character.toString(dash) + "1")).isEqualTo("A<U+%04X>1".formatted(dash));
        });
    }

    /// A soft hyphen is not seen on a page; lines for drawing and the long vowel of Japanese are no hyphens.
    @Test
    void other_lines_are_none() {
        then(IdText.normal("A\u00ad1")).isEqualTo("A1");
        for (int line : new int[]{0x2500, 0x30FC, 0x4E00, '_', '~', 0xAF}) {
            then(Dashes.isDash(line)).as("U+%04X", line).isFalse();
        }
    }

    /// What is passed by without a look is in the one form already, alone and after a letter.
    @Test
    void what_is_not_doubted_does_not_change() {
        for (char character = 0; character < Character.MIN_SURROGATE; character++) {
            if (!IdText.isDoubtful(character)) {
                var text = "A" + character;
                then(Normalizer.normalize(text, Normalizer.Form.NFKC)).as("U+%04X", (int) character).isEqualTo(text);
                then(Dashes.isDash(character)).isEqualTo(character == '-');
                then(Character.getType(character)).isNotEqualTo(Character.FORMAT);
            }
        }
    }

    @Test
    void a_form_that_is_one_already_stays_and_is_shown_as_it_is() {
        for (var id : new String[]{"A-1", "Åäö 7", "Š-1", "Łódź/2", "×1"}) {
            then(IdText.normal(id)).isEqualTo(id);
            then(IdText.revealed(id)).isEqualTo(id);
            then(IdText.normal(Normalizer.normalize(id, Normalizer.Form.NFD))).isEqualTo(id);
        }
        then(IdText.normal("ĳ\u017f\u02b0")).isEqualTo("ijsh");
        then(IdText.revealed("ĳ")).isEqualTo("<U+0133>");
    }
}
