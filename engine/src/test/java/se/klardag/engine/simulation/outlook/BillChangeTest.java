package se.klardag.engine.simulation.outlook;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.MALMO;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.simulation.outlook.BillCause.LENGTH;
import static se.klardag.engine.simulation.outlook.BillCause.MIX;
import static se.klardag.engine.simulation.outlook.BillCause.PRICE;
import static se.klardag.engine.simulation.outlook.BillCause.TERMS;
import static se.klardag.engine.simulation.outlook.BillCause.VOLUME;

import java.math.BigDecimal;
import java.util.ArrayList;
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
import se.klardag.engine.TermsForTests;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.liability.LongStay;

class BillChangeTest {
    private static Settlement settle(TermsForTests terms, List<RecordedCase> cases) {
        return MonthSettler.settle(cases::forEach, terms.agreement(), CaseListener.NOBODY);
    }

    /// So many cases, the first with the days that make the sum, the others of none.
    private static List<RecordedCase> cases(int municipality, int cases, int days) {
        var all = new ArrayList<RecordedCase>();
        for (int i = 0; i < cases; i++) {
            int own = days / cases + (i < days % cases ? 1 : 0);
            all.add(CaseForTests.ofDays(own).in(municipality).id(municipality + "-" + i).done());
        }
        return all;
    }

    private static List<RecordedCase> both(List<RecordedCase> one, List<RecordedCase> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static Map<BillCause, BigDecimal> shares(Settlement before, Settlement after) {
        var found = new TreeMap<BillCause, BigDecimal>();
        BillChange.of(before, after, _ -> true)
                .orElseThrow()
                .shares()
                .forEach(share -> found.put(share.cause(), share.amount().stripTrailingZeros()));
        return found;
    }

    private static BigDecimal kronor(String amount) {
        return new BigDecimal(amount).stripTrailingZeros();
    }

    /// Worked by hand. Before: 10 cases with 35 days, 7 above 10 × 2.8, at 8 000: 56 000. At 9 000 they cost 63 000. Twelve such
    /// cases cost 63 000 × 12 / 10 = 75 600. The twelve had 48 days, 14.4 above 33.6: 129 600.
    @Test
    void price_volume_and_length_of_one_municipality() {
        var before = settle(average("2.8").rate("8000"), cases(MALMO, 10, 35));
        var after = settle(average("2.8").rate("9000"), cases(MALMO, 12, 48));

        then(shares(before, after)).isEqualTo(Map.of(
                PRICE, kronor("7000"), TERMS, kronor("0"), VOLUME, kronor("12600"), MIX, kronor("0"), LENGTH,
                kronor("54000")));
    }

    /// Worked by hand. Malmö's 10 cases of 3.5 days cost 56 000, Lund's 10 of 2 days nothing. The later month has 20 cases too,
    /// and as long ones, but all are Malmö's: 2 × 56 000.
    @Test
    void cases_that_another_municipality_has() {
        var terms = average("2.8").rate("8000");
        var before = settle(terms, both(cases(MALMO, 10, 35), cases(LUND, 10, 20)));
        var after = settle(terms, cases(MALMO, 20, 70));

        then(shares(before, after)).isEqualTo(Map.of(
                PRICE, kronor("0"), TERMS, kronor("0"), VOLUME, kronor("0"), MIX, kronor("56000"), LENGTH,
                kronor("0")));
    }

    /// Worked by hand. Lund had no case before, so its five count in the mix with what a case cost everybody: 5 600 each, as
    /// Malmö's. They had 10 days and cost nothing: −28 000 by length.
    @Test
    void a_municipality_without_a_case_before() {
        var terms = average("2.8").rate("8000");
        var before = settle(terms, cases(MALMO, 10, 35));
        var after = settle(terms, both(cases(MALMO, 5, 18), cases(LUND, 5, 10)));

        // Malmö: 18 − 14 = 4 days above, 32 000; 5 at 5 600 would be 28 000
        then(shares(before, after)).isEqualTo(Map.of(
                PRICE, kronor("0"), TERMS, kronor("0"), VOLUME, kronor("0"), MIX, kronor("0"), LENGTH,
                kronor("-24000")));
    }

    /// Worked by hand. With a threshold of 3.0 the 35 days of 10 cases are 5 above: 40 000, which is 16 000 less.
    @Test
    void another_threshold_is_a_cause_of_its_own() {
        var before = settle(average("2.8").rate("8000"), cases(MALMO, 10, 35));
        var after = settle(average("3.0").rate("8000"), cases(MALMO, 10, 35));

        then(shares(before, after)).containsEntry(TERMS, kronor("-16000")).containsEntry(LENGTH, kronor("0"));
    }

    /// Worked by hand. One long-stayer of 10 days alone, carved out over 7 and left out of the average: 10 days at 8 000. The
    /// next month has two of them.
    @Test
    void a_long_stayer_outside_the_average_is_a_case() {
        var terms = average("2.8").rate("8000").carveOut(7, LongStay.Place.REMOVED, LongStay.Billed.ALL_DAYS);
        var before = settle(terms, cases(MALMO, 1, 10));
        var after = settle(terms, cases(MALMO, 2, 20));

        then(before.toPay()).isEqualByComparingTo("80000");
        then(shares(before, after)).containsEntry(VOLUME, kronor("80000")).containsEntry(LENGTH, kronor("0"));
    }

    /// What cannot be divided by nothing is put down to the number of cases.
    @Test
    void a_month_without_cases_has_volume_alone() {
        var terms = average("2.8").rate("8000");
        var none = settle(terms, List.of());
        var some = settle(terms, cases(MALMO, 10, 35));

        then(shares(none, some)).containsEntry(VOLUME, kronor("56000")).containsEntry(LENGTH, kronor("0"));
        then(shares(some, none)).containsEntry(VOLUME, kronor("-56000"));
    }

    @Test
    void another_model_has_no_causes() {
        var before = settle(TermsForTests.individual(), cases(MALMO, 10, 35));
        var after = settle(average("2.8"), cases(MALMO, 10, 35));

        then(BillChange.of(before, after, _ -> true)).isEmpty();
    }

    @Test
    void one_municipality_is_looked_at_alone() {
        var terms = average("2.8").rate("8000");
        var before = settle(terms, both(cases(MALMO, 10, 35), cases(LUND, 10, 40)));
        var after = settle(terms, both(cases(MALMO, 20, 70), cases(LUND, 10, 50)));
        var change = BillChange.of(before, after, bill -> bill.municipality() == MALMO).orElseThrow();

        then(change.before()).isEqualByComparingTo("56000");
        then(change.after()).isEqualByComparingTo("112000");
        then(change.shares()).filteredOn(share -> share.amount().signum() != 0)
                .extracting(BillChange.Share::cause)
                .containsExactly(VOLUME);
    }

    @Provide
    Arbitrary<SyntheticMonths.Month> months() {
        return SyntheticMonths.any();
    }

    /// The causes add up to the change, whatever the months: their sum and the bills' difference are made on different ways.
    @Property(seed = "2017612", tries = 400)
    void the_causes_add_up_exactly(
            @ForAll("months") SyntheticMonths.Month before, @ForAll("months") SyntheticMonths.Month after) {
        var one = MonthSettler.settle(before.cases()::forEach, before.agreement(), CaseListener.NOBODY);
        var other = MonthSettler.settle(after.cases()::forEach, after.agreement(), CaseListener.NOBODY);
        BillChange.of(one, other, _ -> true).ifPresent(change -> {
            var sum = change.shares()
                    .stream()
                    .map(BillChange.Share::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            then(sum).isEqualByComparingTo(toPay(other).subtract(toPay(one)));
            then(change.shares()).extracting(BillChange.Share::cause).containsExactly(BillCause.values());
        });
    }

    private static BigDecimal toPay(Settlement settlement) {
        return settlement.bills()
                .stream()
                .map((Bill bill) -> bill.toPay().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
