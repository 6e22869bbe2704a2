package se.klardag.rules.identity;

import static org.assertj.core.api.BDDAssertions.then;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/// The glance at digits leaves out no number. The other path is every pattern, tried everywhere.
class DigitRunsTest {
    private static final DigitRuns EVERY = new DigitRuns(true, true, true, true);

    @Property(seed = "2017612", tries = 20_000)
    void what_is_found_after_a_glance_is_what_every_pattern_finds(@ForAll("texts") String text) {
        var visible = VisibleText.of(text);
        var every = IdentitySpans.inPlain(visible.text(), EVERY);
        then(IdentitySpans.inPlain(visible.text())).isEqualTo(every);
        then(IdentitySpans.inPlain(text)).isEqualTo(every.stream().map(visible::inPlain).toList());
    }

    @Test
    void dates_moments_and_ids_need_no_pattern() {
        for (var text : new String[]{"2022-09-06 09:28", "S-1280-2022-09-0042", "260 400", "080-123 45 67"}) {
            var runs = DigitRuns.in(text);
            then(runs.six() || runs.divided() || runs.scattered()).as(text).isFalse();
        }
    }

    /// Published test numbers cut in pieces, with signs of every kind that the patterns know, and some that they do not, between.
    @Provide
    Arbitrary<String> texts() {
        var piece = Arbitraries.of(
                "19", "20", "18", "12", "1212", "121212", "191212121212", "19121212", "701063", "2391", "1", "12121212",
                "121", "212",
                "25121212", "AB", "TF", "X", "K123", "A1B", "E+11", "1.9", "2022", "09", "06");
        var gap = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just("")),
                Tuple.of(8, Arbitraries.of("-", ".", "/", " ", "_", "*", "~", "#", "=", "\\", "'", "+", ":", ",")),
                Tuple.of(2,
                        Arbitraries.of("--", "__", "   ", " - ", "\u0001", "\u0001-\u0001", "\u0002", "\u0003", "\n",
                                "<B>", "</TD>", "&SHY;")));
        return Combinators.combine(piece, gap)
                .as(String::concat)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(pieces -> String.join("", pieces));
    }
}
