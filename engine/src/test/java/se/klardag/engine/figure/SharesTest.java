package se.klardag.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.TermsForTests.term;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.figure.Contribution.Cause;
import se.klardag.engine.figure.Contribution.Change;
import se.klardag.engine.figure.Contribution.Factor;
import se.klardag.engine.figure.Contribution.Step;
import se.klardag.engine.terms.value.Term;

/// What each step of the arithmetic puts a difference down to. Every figure is small enough to be worked out by hand, and is.
class SharesTest {
    private static final Figure.Sum NOTHING = days();

    @Test
    void a_stay_with_other_events_is_its_case_and_one_with_the_same_events_its_rule() {
        var facts = new Evidence("a", CareType.NOT_STATED, List.of());
        var noon = term("dayCount.break", "12:00");
        var midnight = term("dayCount.break", "00:00");
        var early = term("clock.previousDay", "11:00");

        assertThat(shares(stay("a", 3), stay("a", 5))).isEqualTo(Map.of("a", "2"));
        assertThat(shares(counted(facts, 3, noon), counted(facts, 4, midnight)))
                .isEqualTo(Map.of("dayCount.break", "1"));
        // the break is the same one: what differs is second
        assertThat(shares(counted(facts, 3, noon), counted(facts, 2, noon, early)))
                .isEqualTo(Map.of("clock.previousDay", "-1"));
        assertThat(shares(counted(facts, 3, term("dayCount.firstDay", "12:00")), counted(facts, 4, noon)))
                .isEqualTo(Map.of("dayCount.break", "1"));
        // no rule of the later figure is a new one
        assertThat(shares(counted(facts, 3, noon, early), counted(facts, 4, noon))).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void a_sum_against_one_figure_of_its_kind_is_paired_with_it() {
        var both = days(stay("a", 3), stay("b", 2));

        assertThat(shares(both, stay("a", 5))).isEqualTo(Map.of("a", "2", "b", "-2"));
        assertThat(shares(stay("a", 5), both)).isEqualTo(Map.of("a", "-2", "b", "2"));
    }

    @Test
    void figures_that_are_made_in_different_ways_differ_as_wholes() {
        var both = days(stay("a", 3), stay("b", 2));
        var seven = new Figure.Counted(Label.LIABLE_DAYS, Unit.DAYS, 7);

        assertThat(shares(both, seven)).isEqualTo(Map.of("LIABLE_DAYS", "2"));
        assertThat(shares(seven, both)).isEqualTo(Map.of("BILLABLE_DAYS", "-2"));
        assertThat(shares(agreed("longStay.over", "7"), new Figure.Counted(Label.CASES, Unit.DAYS, 4)))
                .isEqualTo(Map.of("CASES", "-3"));
        assertThat(shares(new Figure.Counted(Label.CASES, Unit.DAYS, 4), agreed("longStay.over", "7")))
                .isEqualTo(Map.of("longStay.over", "3"));
        assertThat(shares(stay("a", 5), seven)).isEqualTo(Map.of("LIABLE_DAYS", "2"));
        assertThat(shares(amount(both, "10"), kronor("price.fixed", "80"))).isEqualTo(Map.of("price.fixed", "30"));
        assertThat(shares(kronor("price.fixed", "80"), amount(both, "10"))).isEqualTo(Map.of("AMOUNT", "-30"));
        assertThat(shares(excess(both, "2"), seven)).isEqualTo(Map.of("LIABLE_DAYS", "4"));
        assertThat(shares(atMost(both, "4"), seven)).isEqualTo(Map.of("LIABLE_DAYS", "3"));
        assertThat(shares(seven, new Figure.WithoutDays(
                Label.STAY_DAYS, new Evidence("c", CareType.NOT_STATED, List.of()),
                term("population.withdrawn", "out-of-numerator"))))
                .isEqualTo(Map.of("c", "-7"));
        assertThat(shares(new Figure.Tally(Label.CASES, List.of(stay("a", 1))), cases(4)))
                .isEqualTo(Map.of("CASES", "3"));
        assertThat(shares(cases(4), new Figure.Tally(Label.CASES, List.of(stay("a", 1)))))
                .isEqualTo(Map.of("CASES", "-3"));
        assertThat(shares(new Figure.WithoutDays(
                Label.STAY_DAYS, new Evidence("c", CareType.NOT_STATED, List.of()),
                term("population.withdrawn", "out-of-numerator")),
                seven))
                .isEqualTo(Map.of("LIABLE_DAYS", "7"));
        assertThat(shares(wholeDays(both), seven)).isEqualTo(Map.of("LIABLE_DAYS", "2"));
        assertThat(shares(mean(days(stay("a", 3)), cases(1)), mean(days(stay("a", 3)), cases(2))))
                .isEqualTo(Map.of("MEAN", "-1.5"));
    }

    /// More days at the old rate, then the new rate on all of them: 2 × 10 and 5 × (12 − 10).
    @Test
    void of_a_product_the_days_change_first() {
        assertThat(shares(amount(days(stay("a", 3)), "10"), amount(days(stay("a", 5)), "12")))
                .isEqualTo(Map.of("a", "20", "price.dailyRate", "10"));
    }

    /// Two days more at the old 10, then 2 kr more on 5 days; back, the days go at 12 and the 2 kr on 3 days.
    @Test
    void a_share_keeps_what_changed_and_what_it_was_multiplied_by() {
        var three = stay("a", 3);
        var five = stay("a", 5);

        var shares = VarianceAnalysis.of(amount(days(three), "10"), amount(days(five), "12"));
        assertThat(shares.getFirst().steps()).singleElement().satisfies(step -> {
            assertThat(step.change()).isEqualTo(new Change.Moved(Optional.of(three), Optional.of(five)));
            assertThat(step.factors()).extracting(Factor::value).containsExactly(new BigDecimal("10"));
        });
        assertThat(shares.getLast().steps()).singleElement().satisfies(step -> {
            assertThat(step.change().value()).isEqualByComparingTo("2");
            assertThat(step.factors()).extracting(Factor::value).containsExactly(new BigDecimal("5"));
        });
        assertThat(VarianceAnalysis.of(amount(days(five), "12"), amount(days(three), "10")))
                .extracting(each -> each.amount().toPlainString())
                .containsExactly("-24", "-6");
    }

    /// The case's 4 days, less 2.8 that its being counted allows; what leaves has the same numbers, with the sign turned.
    @Test
    void a_case_on_one_side_has_a_step_for_its_days_and_one_for_being_counted() {
        var stay = stay("a", 4);
        var above = new Figure.Excess(Label.EXCESS_DAYS, days(stay), new Figure.Product(
                Label.DAYS_WITHIN_THRESHOLD,
                agreed(Label.THRESHOLD, Unit.DAYS_PER_CASE, "liability.threshold", "2.8"),
                new Figure.Tally(Label.CASES, List.of(stay))));

        assertThat(VarianceAnalysis.of(NOTHING, above)).singleElement().satisfies(share -> {
            assertThat(share.amount()).isEqualByComparingTo("1.2");
            assertThat(share.steps()).extracting(Step::change)
                    .containsExactly(
                            new Change.Moved(Optional.empty(), Optional.of(stay)), new Change.Counts("a", true));
            assertThat(share.steps().getLast().factors()).extracting(Factor::value)
                    .containsExactly(new BigDecimal("2.8"), new BigDecimal("-1"));
        });
        assertThat(VarianceAnalysis.of(above, NOTHING)).singleElement().satisfies(share -> {
            assertThat(share.amount()).isEqualByComparingTo("-1.2");
            assertThat(share.steps()).extracting(Step::change)
                    .containsExactly(
                            new Change.Moved(Optional.of(stay), Optional.empty()), new Change.Counts("a", false));
        });
    }

    @Test
    void parts_of_the_same_cause_are_paired_in_their_order() {
        var before = kronorOf(
                amount(days(stay("a", 3)), "100"), amount(days(stay("b", 2)), "10"), amount(days(stay("c", 1)), "1"));
        var after = kronorOf(
                amount(days(stay("a", 4)), "100"), amount(days(stay("b", 5)), "10"), amount(days(stay("c", 3)), "1"));

        // one day at 100, three at 10, two at 1
        assertThat(shares(before, after)).isEqualTo(Map.of("a", "100", "b", "30", "c", "2"));
    }

    @Test
    void what_is_released_on_both_sides_is_told_by_what_it_holds() {
        assertThat(shares(released(days(stay("a", 3)), 4), released(days(stay("a", 5)), 4)))
                .isEqualTo(Map.of("a", "2"));
        assertThat(shares(released(days(stay("a", 3)), 2), released(days(stay("a", 5)), 2))).isEmpty();
    }

    @Test
    void a_release_itself_is_a_step() {
        assertThat(shares(released(days(stay("a", 3)), 2), released(days(stay("a", 5)), 4)))
                .isEqualTo(Map.of("DECIDING_MEAN", "5"));
        assertThat(shares(released(days(stay("a", 3)), 4), released(days(stay("a", 5)), 2)))
                .isEqualTo(Map.of("DECIDING_MEAN", "-3"));
    }

    @Test
    void below_a_limit_the_days_tell_and_above_it_the_limit() {
        assertThat(shares(
                atMost(days(stay("a", 3), stay("b", 2)), "7"), atMost(days(stay("a", 5), stay("b", 1)), "7")))
                .isEqualTo(Map.of("a", "2", "b", "-1"));
        assertThat(shares(atMost(days(stay("a", 9)), "7"), atMost(days(stay("a", 10)), "5")))
                .isEqualTo(Map.of("longStay.over", "-2"));
        assertThat(shares(atMost(days(stay("a", 7)), "7"), atMost(days(stay("a", 5)), "7")))
                .isEqualTo(Map.of("a", "-2"));
    }

    @Test
    void reaching_a_limit_is_the_case_s_doing_where_one_case_is_limited() {
        assertThat(shares(atMost(stay("a", 5), "7"), atMost(stay("a", 9), "7"))).isEqualTo(Map.of("a", "2"));
        assertThat(shares(
                atMost(days(stay("a", 3), stay("b", 2)), "7"), atMost(days(stay("a", 9), stay("b", 2)), "7")))
                .isEqualTo(Map.of("STAY_DAYS", "2"));
        assertThat(shares(
                atMost(days(stay("a", 9), stay("b", 2)), "7"), atMost(days(stay("a", 3), stay("b", 2)), "7")))
                .isEqualTo(Map.of("STAY_DAYS", "-2"));
    }

    @Test
    void an_amount_with_its_payee_is_told_by_what_it_is_made_of() {
        var before = owed(amount(days(stay("a", 3)), "100"));
        var after = owed(amount(days(stay("a", 5)), "100"));

        assertThat(shares(before, after)).isEqualTo(Map.of("a", "200"));
        assertThat(shares(kronor("price.fixed", "80"), before)).isEqualTo(Map.of("price.payee", "220"));
        assertThat(shares(before, kronor("price.fixed", "80"))).isEqualTo(Map.of("price.fixed", "-220"));
    }

    /// 4 days of 2 cases are 2 a case; 12 days of 4 are 3. One day is worth a quarter; a new case takes away a quarter of
    /// the mean before, 0.5. The new case of 2 days is worth nothing, that of 6 days 1.5 − 0.5.
    @Test
    void a_new_case_changes_the_mean_by_what_its_days_lie_from_it() {
        var before = meanOf(stay("a", 3), stay("b", 1));
        var after = meanOf(stay("a", 3), stay("b", 1), stay("c", 2), stay("d", 6));

        assertThat(shares(before, after)).isEqualTo(Map.of("d", "1"));
        // back: a day is half a day of two; each case that goes gives 12 / 4 × 0.5 back: 1.5 − 1 and 1.5 − 3
        assertThat(shares(after, before)).isEqualTo(Map.of("c", "0.5", "d", "-1.5"));
    }

    @Test
    void what_stands_on_one_side_only_is_told_by_its_cases() {
        assertThat(alone(released(days(stay("a", 3)), 4))).isEqualTo(Map.of("a", "3"));
        assertThat(alone(released(days(stay("a", 3)), 2))).isEmpty();
        assertThat(aloneInKronor(owed(amount(days(stay("a", 3)), "100")))).isEqualTo(Map.of("a", "300"));
        assertThat(aloneInKronor(new Figure.Product(
                Label.AMOUNT, agreed(Label.DAILY_RATE, Unit.SEK_PER_DAY, "price.dailyRate", "100"), stay("a", 3))))
                .isEqualTo(Map.of("a", "300"));
        assertThat(aloneInKronor(amount(new Figure.Counted(Label.LIABLE_DAYS, Unit.DAYS, 3), "100")))
                .isEqualTo(Map.of("AMOUNT", "300"));
        assertThat(alone(new Figure.Product(
                Label.DAYS_WITHIN_THRESHOLD,
                agreed(Label.THRESHOLD, Unit.DAYS_PER_CASE, "liability.threshold", "2.8"),
                new Figure.Tally(Label.CASES, List.of(stay("a", 4), stay("b", 6))))))
                .isEqualTo(Map.of("a", "2.8", "b", "2.8"));
        assertThat(alone(atMost(stay("a", 9), "7"))).isEqualTo(Map.of("a", "7"));
    }

    @Test
    void an_excess_on_one_side_only_is_told_by_its_cases_unless_it_stops_at_nothing() {
        assertThat(alone(excess(days(stay("a", 4), stay("b", 6)), "5.6")))
                .isEqualTo(Map.of("a", "4", "b", "6", "longStay.over", "-5.6"));
        assertThat(alone(excess(days(stay("a", 2)), "5.6"))).isEmpty();
        assertThat(alone(excess(days(stay("a", 2), stay("b", 3)), "5"))).isEmpty();
        assertThat(alone(excess(stay("a", 10), "7"))).isEqualTo(Map.of("a", "3"));
    }

    /// 10.6 days cut to whole days leave 0.6 to the rounding.
    @Test
    void a_rounding_on_one_side_only_takes_its_own_share() {
        var sum = new Figure.Sum(Label.BILLABLE_DAYS, Unit.DAYS, List.of(stay("a", 10), agreed("x", "0.6")));

        assertThat(alone(wholeDays(sum))).isEqualTo(Map.of("a", "10", "x", "0.6", "MEAN_ROUNDED", "-0.6"));
        var mean = meanOf(stay("a", 3), stay("b", 2));
        assertThat(shares(new Figure.Sum(Label.MEAN, Unit.DAYS_PER_CASE, List.of()), mean))
                .isEqualTo(Map.of("MEAN_ROUNDED", "2.5"));
    }

    /// 10.6 days cut to 10, 12.9 to 12: two whole days, and the rounding takes 0.9 where it took 0.6.
    @Test
    void a_rounding_on_both_sides_takes_what_lies_between_the_exact_and_the_rounded_difference() {
        var before = new Figure.Sum(Label.BILLABLE_DAYS, Unit.DAYS, List.of(stay("a", 10), agreed("x", "0.6")));
        var after = new Figure.Sum(Label.BILLABLE_DAYS, Unit.DAYS, List.of(stay("a", 12), agreed("x", "0.9")));

        assertThat(shares(wholeDays(before), wholeDays(after)))
                .isEqualTo(Map.of("a", "2", "x", "0.3", "MEAN_ROUNDED", "-0.3"));
    }

    /// From 2 above to 1 below: 3 days less, of which the stop at 0 gives one back.
    @Test
    void a_stop_at_nothing_is_a_share_of_its_own_in_both_directions() {
        var above = excess(days(stay("a", 7)), "5");
        var below = excess(days(stay("a", 4)), "5");

        assertThat(shares(above, below)).isEqualTo(Map.of("a", "-3", "EXCESS_DAYS", "1"));
        assertThat(shares(below, above)).isEqualTo(Map.of("a", "3", "EXCESS_DAYS", "-1"));
        assertThat(shares(below, excess(days(stay("a", 5)), "5"))).isEmpty();
        assertThat(shares(above, excess(days(stay("a", 8)), "6.5")))
                .isEqualTo(Map.of("a", "1", "longStay.over", "-1.5"));
    }

    private static Map<String, String> alone(Figure figure) {
        var shares = shares(NOTHING, figure);
        assertThat(shares(figure, NOTHING).keySet()).isEqualTo(shares.keySet());
        return shares;
    }

    private static Map<String, String> aloneInKronor(Figure figure) {
        return shares(kronorOf(), figure);
    }

    private static Map<String, String> shares(Figure before, Figure after) {
        var shares = new TreeMap<String, String>();
        for (var share : VarianceAnalysis.of(before, after)) {
            shares.put(switch (share.cause()) {
                case Cause.OfCase(var id) -> id;
                case Cause.OfTerm(var path) -> path;
                case Cause.OfStep(var label) -> label.name();
            }, share.amount().stripTrailingZeros().toPlainString());
        }
        return shares;
    }

    /// A stay whose recorded end tells its length.
    private static Figure stay(String id, int days) {
        var left = new Evidence.Event(Evidence.Kind.DISCHARGED, days);
        return counted(new Evidence(id, CareType.NOT_STATED, List.of(left)), days, term("dayCount.break", "12:00"));
    }

    private static Figure counted(Evidence facts, int days, Term<?>... rules) {
        return new Figure.StayDays(Label.STAY_DAYS, facts, 0, days, List.of(rules));
    }

    private static Figure.Sum days(Figure... parts) {
        return new Figure.Sum(Label.BILLABLE_DAYS, Unit.DAYS, List.of(parts));
    }

    private static Figure.Sum kronorOf(Figure... parts) {
        return new Figure.Sum(Label.TOTAL, Unit.SEK, List.of(parts));
    }

    private static Figure cases(int count) {
        return new Figure.Counted(Label.CASES, Unit.CASES, count);
    }

    private static Figure agreed(String path, String days) {
        return agreed(Label.LONG_STAY_LIMIT, Unit.DAYS, path, days);
    }

    private static Figure kronor(String path, String amount) {
        return agreed(Label.AMOUNT, Unit.SEK, path, amount);
    }

    private static Figure agreed(Label label, Unit unit, String path, String value) {
        var number = new BigDecimal(value);
        return new Figure.Agreed(label, unit, number, term(path, number));
    }

    private static Figure amount(Figure days, String rate) {
        return new Figure.Product(
                Label.AMOUNT, days, agreed(Label.DAILY_RATE, Unit.SEK_PER_DAY, "price.dailyRate", rate));
    }

    private static Figure excess(Figure from, String limit) {
        return new Figure.Excess(Label.EXCESS_DAYS, from, agreed("longStay.over", limit));
    }

    private static Figure atMost(Figure from, String limit) {
        return new Figure.AtMost(Label.STAY_DAYS, from, agreed("longStay.over", limit));
    }

    private static Figure owed(Figure amount) {
        return new Figure.OwedTo(Label.OWED_TO, term("price.payee", "the county"), amount);
    }

    /// Held back unless more days than 3 decide.
    private static Figure released(Figure held, int deciding) {
        return new Figure.Released(
                Label.DECIDING_MEAN,
                held,
                new Figure.Counted(Label.DAYS_IN_AVERAGE, Unit.DAYS, deciding),
                agreed("liability.trigger", "3"),
                term("liability.trigger", 3));
    }

    private static Figure mean(Figure days, Figure cases) {
        return new Figure.Mean(Label.MEAN, days, cases);
    }

    private static Figure meanOf(Figure... stays) {
        return rounded(mean(days(stays), new Figure.Tally(Label.CASES, List.of(stays))), 2);
    }

    private static Figure wholeDays(Figure days) {
        return rounded(days, 0);
    }

    private static Figure rounded(Figure part, int decimals) {
        return new Figure.Rounded(
                Label.MEAN_ROUNDED, part, decimals, RoundingMode.DOWN, term("liability.rounding", "cut"));
    }
}
