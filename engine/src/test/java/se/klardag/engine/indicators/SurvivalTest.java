package se.klardag.engine.indicators;

import static org.assertj.core.api.BDDAssertions.then;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Kaplan and Meier's estimate against the textbook example.
class SurvivalTest {
    /// Half a unit of four decimals, and of our six: 0.0963496 shows as 0.096350 here and as .0963 there.
    private static final Offset<BigDecimal> PUBLISHED = Offset.offset(new BigDecimal("0.0000505"));

    /// Freireich's leukemia trial, 6-MP arm (data: Borgan, University of Oslo), 21 patients; + is censored:
    /// 6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+. Values published with it.
    @ParameterizedTest
    @CsvSource({
            " 6, 21, 3, .8571, .0764",
            " 7, 17, 1, .8067, .0869",
            "10, 15, 1, .7529, .0963",
            "13, 12, 1, .6902, .1068",
    })
    void the_textbook_example_comes_out(long days, long atRisk, long left, BigDecimal share, BigDecimal error) {
        var ends = counts(6, 6, 6, 7, 10, 13, 16, 22, 23);
        var lastSeen = counts(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);
        var step = Survival.at(Survival.estimate(ends, lastSeen), days).orElseThrow();

        then(step.days()).isEqualTo(days);
        then(step.atRisk()).isEqualTo(atRisk).isEqualTo(Survival.atRisk(ends, lastSeen, days));
        then(step.left()).isEqualTo(left);
        then(step.remaining()).isCloseTo(share, PUBLISHED);
        then(step.standardError().orElseThrow()).isCloseTo(error, PUBLISHED);
    }

    /// By hand: of four, one leaves on day 0 (3/4 remain), one on day 2 (1/2), the others on day 5 (none; Greenwood's
    /// formula divides by nothing). With everybody's end known the error is that of a share: √(1/2 · 1/2 / 4) = 1/4.
    @Test
    void with_every_end_known_it_is_the_plain_share() {
        var steps = Survival.estimate(counts(0, 2, 5, 5), counts());

        then(steps).extracting(step -> step.remaining().stripTrailingZeros().toPlainString())
                .containsExactly("0.75", "0.5", "0");
        then(steps.get(1).standardError()).hasValueSatisfying(
                error -> then(error).isEqualByComparingTo("0.25"));
        then(steps.get(2).standardError()).isEmpty();
        then(Survival.at(steps, 4)).contains(steps.get(1));
    }

    @Test
    void nobody_has_left_yet() {
        then(Survival.estimate(counts(), counts(1, 2))).isEmpty();
        then(Survival.at(Survival.estimate(counts(3), counts(1)), 2)).isEmpty();
    }

    private static SortedMap<Long, Long> counts(long... days) {
        var counts = new TreeMap<Long, Long>();
        for (long day : days) {
            counts.merge(day, 1L, Long::sum);
        }
        return counts;
    }
}
