package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.settlement.Months.source;
import static se.klardag.engine.settlement.Months.stays;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.SyntheticMonths;
import se.klardag.engine.SyntheticMonths.Month;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.figure.Contribution;
import se.klardag.engine.figure.Contribution.Cause;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.figure.VarianceAnalysis;

/// What makes one bill another, krona by krona. Figures by hand: threshold 2.8, 9 300 kronor a day, noon.
class AttributingTest {
    @Provide
    Arbitrary<Month> averages() {
        return SyntheticMonths.underAnAverage();
    }

    @Provide
    Arbitrary<Month> individuals() {
        return SyntheticMonths.underTheIndividualModel();
    }

    @Property(seed = "2017612", tries = 300)
    void the_shares_of_two_averages_add_up(@ForAll("averages") Month one, @ForAll("averages") Month other) {
        addsUp(one, other);
    }

    @Property(seed = "2017612", tries = 200)
    void the_shares_between_two_models_add_up(@ForAll("averages") Month one, @ForAll("individuals") Month other) {
        addsUp(one, other);
        addsUp(other, one);
    }

    @Property(seed = "2017612", tries = 200)
    void nothing_leads_from_a_bill_to_itself(@ForAll("averages") Month month) {
        for (var bill : explained(month)) {
            assertThat(VarianceAnalysis.of(bill.bill().toPay(), bill.bill().toPay())).isEmpty();
        }
    }

    @Test
    void each_case_is_worth_its_days_above_the_threshold() {
        var terms = TermsForTests.average("2.8");
        // 4 + 6 = 10 days of 2, 4.4 above; 4 + 5 + 2 = 11 days of 3, 2.6 above
        var before = toPay(stays(4, 6), terms);
        var after = toPay(stays(4, 5, 2), terms);

        // one day less, 9 300; a new case of 2 days is 0.8 below the threshold, 7 440 less
        assertThat(shares(before, after)).isEqualTo(Map.of("case-1", "-9300", "case-2", "-7440"));
    }

    @Test
    void what_the_stop_at_nothing_takes_is_told() {
        var terms = TermsForTests.average("2.8");
        // 4 + 3 = 7 of 2, 1.4 above: 13 020; 4 + 0 = 4 of 2, 1.6 below: nothing
        assertThat(shares(toPay(stays(4, 3), terms), toPay(stays(4, 0), terms)))
                .isEqualTo(Map.of("case-1", "-27900", "EXCESS_DAYS", "14880"));
        assertThat(shares(toPay(stays(2, 0), terms), toPay(stays(0, 0), terms))).isEmpty();
    }

    @Test
    void a_bill_that_was_not_there_is_made_of_its_cases() {
        var none = new Figure.Sum(Label.TOTAL, Unit.SEK, List.of());
        var some = toPay(stays(4, 6), TermsForTests.average("2.8"));

        // (4 − 2.8) × 9 300 and (6 − 2.8) × 9 300
        assertThat(shares(none, some)).isEqualTo(Map.of("case-0", "11160", "case-1", "29760"));
        assertThat(shares(some, none)).isEqualTo(Map.of("case-0", "-11160", "case-1", "-29760"));
        // 10 days at 0.125: 1.25 is 1 krona
        assertThat(shares(none, toPay(stays(4, 6), TermsForTests.average("0").rate("0.125"))))
                .isEqualTo(Map.of("case-0", "0.5", "case-1", "0.75", "TO_PAY", "-0.25"));
    }

    @Test
    void a_long_stayer_carved_out_is_one_share() {
        var cases = stays(10, 4);
        // together: 14 days of 2, 8.4 above; apart: 4 of 1, 1.2 above, and 3 above 7
        assertThat(shares(
                toPay(cases, TermsForTests.average("2.8")), toPay(cases, TermsForTests.average("2.8").carveOut(7))))
                .isEqualTo(Map.of("case-0", "-39060"));
    }

    @Test
    void a_rounded_mean_leaves_its_rest_to_the_rounding() {
        var terms = TermsForTests.average("2").meanTo(1, RoundingMode.DOWN);
        // 7 of 3: 2.33…, cut to 2.3, 0.9 days, 8 370; 8 of 3: 2.66…, cut to 2.6, 1.8 days, 16 740
        var shares = shares(toPay(stays(3, 2, 2), terms), toPay(stays(3, 3, 2), terms));

        // a day is a third of a mean day: 0.3333333333 × 3 × 9 300
        assertThat(shares).isEqualTo(Map.of("case-1", "9299.99999907", "MEAN_ROUNDED", "-929.99999907"));
    }

    @Test
    void a_new_rate_and_a_new_threshold_are_terms() {
        var cases = stays(4, 6);
        // 10 days of 2 cases: 4.4 above 2.8, 4 above 3; 0.4 at 9 300 less, then 4 days at 1 000 more
        assertThat(shares(
                toPay(cases, TermsForTests.average("2.8")), toPay(cases, TermsForTests.average("3").rate("10300"))))
                .isEqualTo(Map.of("liability.threshold", "-3720", "price.dailyRate", "4000"));
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

    private static Figure toPay(List<CaseForTests> cases, TermsForTests terms) {
        var month = new Month(terms.agreement(), cases.stream().map(CaseForTests::done).toList());
        var bills = explained(month);
        assertThat(bills).hasSize(1);
        return bills.getFirst().bill().toPay();
    }

    private static void addsUp(Month one, Month other) {
        for (var before : explained(one)) {
            for (var after : explained(other)) {
                var shares = VarianceAnalysis.of(before.bill().toPay(), after.bill().toPay());
                assertThat(shares.stream().map(Contribution::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(after.bill().toPay().value().subtract(before.bill().toPay().value()));
                assertThat(shares).allSatisfy(share -> assertThat(share.amount().signum()).isNotZero());
                assertThat(shares.stream().map(Contribution::cause)).doesNotHaveDuplicates();
                assertThat(shares).noneMatch(share -> share.cause().equals(new Cause.OfStep(Label.CASES)));
            }
        }
    }

    private static List<ExplainedBill> explained(Month month) {
        return MonthExplainer.explain(source(month.cases()), month.agreement(), TermsForTests.MALMO);
    }
}
