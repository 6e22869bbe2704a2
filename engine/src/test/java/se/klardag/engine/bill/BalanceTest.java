package se.klardag.engine.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.terms.CareGroup;

/// Corrections, credits and balances; every figure by hand.
class BalanceTest {
    private static final LocalDate OLD = LocalDate.of(2022, 1, 1);
    private static final LocalDate NEW = LocalDate.of(2022, 9, 1);

    @Test
    void a_correction_is_the_new_whole_less_the_old_whole_wherever_either_has_one() {
        // Malmö 1,000 → 1,250; Lund gone; Höör new
        var before = List.of(owed(1280, "1000"), owed(1281, "700"));
        var after = List.of(owed(1280, "1250"), owed(1267, "90"));

        var corrections = Correction.between(before, after);

        assertThat(corrections).extracting(each -> each.key().municipality()).containsExactly(1267, 1280, 1281);
        assertThat(corrections).extracting(Correction::amount)
                .containsExactly(new BigDecimal("90"), new BigDecimal("250"), new BigDecimal("-700"));
        assertThat(corrections).allMatch(Correction::changesSum);
    }

    /// Cases under the older terms stand on a bill of their own: 100 and 40, then 100 and 60.
    @Test
    void bills_under_other_editions_are_corrected_apart() {
        var older = new AmountOwed(new BillKey(1280, OLD, CareGroup.ALL), new BigDecimal("100"));

        var corrections = Correction.between(List.of(owed(1280, "40"), older), List.of(older, owed(1280, "60")));

        assertThat(corrections).extracting(each -> each.key().edition()).containsExactly(OLD, NEW);
        assertThat(corrections).extracting(Correction::amount)
                .containsExactly(new BigDecimal("0"), new BigDecimal("20"));
    }

    @Test
    void the_same_sums_change_nothing_however_they_are_written() {
        assertThat(Correction.between(List.of(owed(1280, "100")), List.of(owed(1280, "100.00"))))
                .hasSize(1)
                .noneMatch(Correction::changesSum);
    }

    @Test
    void a_municipality_cannot_be_billed_twice_in_one_settlement() {
        assertThatThrownBy(() -> Correction.between(List.of(), List.of(owed(1280, "1"), owed(1280, "2"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = "2017612")
    void any_number_of_rounds_ends_where_one_would(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 9999) Integer> sums) {
        var total = BigDecimal.ZERO;
        List<AmountOwed> before = List.of();
        for (int sum : sums) {
            var after = List.of(owed(1280, Integer.toString(sum)));
            total = total.add(Correction.between(before, after).getFirst().amount());
            before = after;
        }
        assertThat(total).isEqualByComparingTo(BigDecimal.valueOf(sums.getLast()));
    }

    /// 500 of 300 + 400: the newest, 400, goes whole, then 100 of the 300 before it.
    @Test
    void a_credit_takes_back_the_newest_bill_first() {
        var bills = List.of(billed("1", "300", "0"), billed("2", "400", "0"));

        assertThat(CreditAllocation.over(bills, new BigDecimal("500"))).containsExactly(
                new CreditAllocation.Share("2", new BigDecimal("400")),
                new CreditAllocation.Share("1", new BigDecimal("100")));
    }

    @Test
    void what_is_taken_back_already_is_not_taken_back_again() {
        var bills = List.of(billed("1", "300", "0"), billed("2", "400", "350"));

        assertThat(CreditAllocation.over(bills, new BigDecimal("60"))).containsExactly(
                new CreditAllocation.Share("2", new BigDecimal("50")),
                new CreditAllocation.Share("1", new BigDecimal("10")));
        assertThatThrownBy(() -> CreditAllocation.over(bills, new BigDecimal("351")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CreditAllocation.over(bills, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> billed("3", "10", "11")).isInstanceOf(IllegalArgumentException.class);
    }

    /// 2017's figure of one Skåne committee, near two thirds: 200 of 300 is 0.6667.
    @Test
    void the_share_credited_is_of_what_was_billed() {
        assertThat(balance("300", "200", "0").creditedShare()).contains(new BigDecimal("0.6667"));
        assertThat(Balance.NOTHING.creditedShare()).isEmpty();
        assertThat(balance("300", "200", "50").plus(balance("100", "0", "100")).open()).isEqualByComparingTo("50");
    }

    @ParameterizedTest
    @CsvSource({
            "300, 0, 0, OPEN",
            "300, 100, 0, OPEN",
            "300, 100, 50, PART_PAID",
            "300, 100, 200, PAID",
            "300, 300, 0, CREDITED",
            "300, 300, 10, OVERPAID",
            "300, 0, 301, OVERPAID",
    })
    void a_bill_s_state_follows_from_its_balance(String billed, String credited, String paid, Balance.State state) {
        assertThat(balance(billed, credited, paid).state()).isEqualTo(state);
    }

    private static AmountOwed owed(int municipality, String sum) {
        return new AmountOwed(new BillKey(municipality, NEW, CareGroup.ALL), new BigDecimal(sum));
    }

    private static CreditAllocation.Billed billed(String number, String amount, String credited) {
        return new CreditAllocation.Billed(number, new BigDecimal(amount), new BigDecimal(credited));
    }

    private static Balance balance(String billed, String credited, String paid) {
        return new Balance(new BigDecimal(billed), new BigDecimal(credited), new BigDecimal(paid));
    }
}
