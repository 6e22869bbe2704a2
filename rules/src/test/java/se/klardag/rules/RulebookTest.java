package se.klardag.rules;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenExceptionOfType;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.files.RuleText;

/// The one door: an agreement and a month in, a ruling out.
class RulebookTest {
    private static final YearMonth SEPTEMBER = YearMonth.of(2022, 9);

    @Test
    void a_ruling_has_all_that_a_month_rests_on() {
        var ruling = Rulebook.of("skane-2018").ruling(SEPTEMBER);

        then(ruling.agreement().id()).isEqualTo("skane-2018");
        then(ruling.terms().period().month()).isEqualTo(SEPTEMBER);
        then(ruling.payers().name(1280)).isEqualTo("Malmö");
        then(ruling.texts()).extracting(RuleText::name)
                .containsExactlyInAnyOrder(
                        "rules/agreements/skane-2018.yaml",
                        "rules/national/daily-rate.yaml",
                        "rules/municipalities/municipalities.csv");
        then(ruling.hash()).isEqualTo(RuleHash.of(Agreements.find("skane-2018")));
    }

    @Test
    void a_month_is_worked_out_once() {
        var rulebook = Rulebook.of("skane-2018");

        then(rulebook.ruling(SEPTEMBER)).isSameAs(rulebook.ruling(SEPTEMBER));
        then(rulebook.ruling(SEPTEMBER.plusMonths(1)).terms().period().month()).isEqualTo(YearMonth.of(2022, 10));
    }

    @Test
    void other_values_make_another_rulebook_and_leave_the_first_as_it_was() {
        var base = Rulebook.of("skane-2018");
        var changed = base.with("tried", TermOverrides.arguments("--change", List.of("liability.threshold=3.5")));

        then(threshold(base)).isEqualTo("2.8");
        then(threshold(changed)).isEqualTo("3.5");
        then(changed.agreement().id()).isEqualTo("tried");
        then(changed.ruling(SEPTEMBER).hash()).isNotEqualTo(base.ruling(SEPTEMBER).hash());
        then(base.with("tried", List.of())).isSameAs(base);
    }

    @Test
    void a_gap_stops_the_month_and_says_where() {
        var rulebook = Rulebook.of("kalmar");

        thenExceptionOfType(RuleGapException.class).isThrownBy(() -> rulebook.ruling(SEPTEMBER));
    }

    private static String threshold(Rulebook rulebook) {
        var average = (Liability.Average) rulebook.ruling(SEPTEMBER).terms().somatic().liability();
        return average.threshold().value().toPlainString();
    }
}
