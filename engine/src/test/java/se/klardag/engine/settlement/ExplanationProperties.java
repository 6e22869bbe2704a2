package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.settlement.Months.source;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.klardag.engine.SyntheticMonths;
import se.klardag.engine.SyntheticMonths.Month;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.terms.calendar.DayBreak;

/// The explanation is the calculation: figures that know their cases say what the plain sums say.
class ExplanationProperties {
    @Provide
    Arbitrary<Month> averages() {
        return SyntheticMonths.underAnAverage();
    }

    @Provide
    Arbitrary<Month> individuals() {
        return SyntheticMonths.underTheIndividualModel();
    }

    @Provide
    Arbitrary<Month> followed() {
        return SyntheticMonths.followed();
    }

    @Property(seed = "2017612", tries = 500)
    void under_an_average_each_explained_figure_is_the_fast_one(@ForAll("averages") Month month) {
        explainedIsSettled(month);
    }

    @Property(seed = "2017612", tries = 500)
    void under_the_individual_model_each_explained_figure_is_the_fast_one(@ForAll("individuals") Month month) {
        explainedIsSettled(month);
    }

    @Property(seed = "2017612", tries = 400)
    void where_days_are_followed_each_explained_figure_is_the_fast_one(@ForAll("followed") Month month) {
        explainedIsSettled(month);
    }

    @Property(seed = "2017612", tries = 500)
    void an_average_s_tree_is_recomputed_from_its_leaves(@ForAll("averages") Month month) {
        recomputed(month);
    }

    @Property(seed = "2017612", tries = 400)
    void an_individual_tree_is_recomputed_from_its_leaves(@ForAll("individuals") Month month) {
        recomputed(month);
    }

    @Property(seed = "2017612", tries = 400)
    void a_followed_tree_is_recomputed_from_its_leaves(@ForAll("followed") Month month) {
        recomputed(month);
    }

    /// From the recorded events themselves: every stay of the average is the breaks a person would tick off.
    @Property(seed = "2017612", tries = 400)
    void every_stay_of_an_average_is_its_breaks_ticked_off(@ForAll("averages") Month month) {
        for (var bill : explained(month)) {
            for (var stay : stays(bill.bill().charge().days(), new ArrayList<>())) {
                if (stay.rules().getFirst().value() instanceof DayBreak(LocalTime at)) {
                    assertThat(stay.value()).isEqualByComparingTo(
                            BigDecimal.valueOf(Recomputing.ticked(stay.evidence(), at)));
                }
            }
        }
    }

    @Property(seed = "2017612", tries = 400)
    void the_order_of_the_rows_does_not_change_an_explanation(@ForAll("averages") Month month, @ForAll Random chance) {
        var shuffled = new ArrayList<>(month.cases());
        Collections.shuffle(shuffled, chance);
        assertThat(explained(month.with(shuffled)).stream().map(ExplainedBill::cases).toList())
                .isEqualTo(explained(month).stream().map(ExplainedBill::cases).toList());
    }

    private static void explainedIsSettled(Month month) {
        var agreement = month.agreement();
        for (var fast : MonthSettler.settle(source(month.cases()), agreement, CaseListener.NOBODY).bills()) {
            var explained = MonthExplainer.explain(source(month.cases()), agreement, fast.municipality())
                    .stream()
                    .filter(bill -> bill.bill().careGroup() == fast.careGroup())
                    .findFirst()
                    .orElseThrow();
            same(explained.bill(), fast);
            assertThat(explained.cases()).hasSizeGreaterThanOrEqualTo(
                    fast.charge().cases().value().intValueExact());
        }
    }

    @Property(seed = "2017612", tries = 400)
    void all_are_explained_at_once_as_each_is_alone(@ForAll("averages") Month month) {
        var all = MonthExplainer.explainAll(source(month.cases()), month.agreement())
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
        var alone = explained(month);
        assertThat(all).hasSameSizeAs(alone);
        for (int i = 0; i < all.size(); i++) {
            same(all.get(i).bill(), alone.get(i).bill());
            assertThat(all.get(i).bill().municipality()).isEqualTo(alone.get(i).bill().municipality());
            assertThat(all.get(i).cases()).isEqualTo(alone.get(i).cases());
        }
    }

    private static void same(Bill explained, Bill fast) {
        var one = explained.charge();
        var other = fast.charge();
        same(one.cases(), other.cases());
        same(one.days(), other.days());
        same(one.excess(), other.excess());
        same(one.longStayDays(), other.longStayDays());
        same(one.billable(), other.billable());
        same(explained.amount(), fast.amount());
        same(explained.toPay(), fast.toPay());
        assertThat(one.mean().map(Figure::value)).isEqualTo(other.mean().map(Figure::value));
        assertThat(explained.longStayCases()).isEqualTo(fast.longStayCases());
        assertThat(explained.excludedInOrder()).isEqualTo(fast.excludedInOrder());
    }

    private static void same(Figure explained, Figure fast) {
        assertThat(explained.value()).as("%s", explained.label()).isEqualByComparingTo(fast.value());
        assertThat(explained.unit()).isEqualTo(fast.unit());
        assertThat(explained.label()).isEqualTo(fast.label());
    }

    private static void recomputed(Month month) {
        var settled = MonthSettler.settle(source(month.cases()), month.agreement(), CaseListener.NOBODY);
        Recomputing.of(settled.total());
        for (var bill : explained(month)) {
            Recomputing.of(bill.bill().toPay());
            Recomputing.of(bill.bill().charge().days());
            bill.bill().charge().mean().ifPresent(Recomputing::of);
        }
    }

    private static List<ExplainedBill> explained(Month month) {
        return month.cases()
                .stream()
                .mapToInt(fact -> fact.municipality())
                .filter(month.agreement().parties()::include)
                .distinct()
                .sorted()
                .boxed()
                .flatMap(code -> MonthExplainer.explain(source(month.cases()), month.agreement(), code).stream())
                .toList();
    }

    /// The whole stays under a figure, those cut at a limit too; a case out of the numerator shows no day.
    private static List<Figure.StayDays> stays(Figure figure, List<Figure.StayDays> found) {
        if (figure instanceof Figure.StayDays stay) {
            found.add(stay);
        }
        figure.parts().forEach(part -> stays(part, found));
        return found;
    }
}
