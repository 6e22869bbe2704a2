package se.klardag.cli.ledger.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.klardag.cli.ledger.journal.LedgerException;

/// Interest by hand: kronor × days × percent ÷ 36 500. The reference rates here are made up.
class LateInterestTest {
    private static final LocalDate DUE = LocalDate.of(2022, 11, 4);
    private static final LocalDate DAY = LocalDate.of(2022, 12, 4);

    private static LateInterest rates(Map<LocalDate, String> percents) {
        var rates = new TreeMap<LocalDate, BigDecimal>();
        percents.forEach((day, percent) -> rates.put(day, new BigDecimal(percent)));
        return new LateInterest(rates);
    }

    private static NavigableMap<LocalDate, BigDecimal> owed(Map<LocalDate, Integer> sums) {
        var owed = new TreeMap<LocalDate, BigDecimal>();
        sums.forEach((day, sum) -> owed.put(day, BigDecimal.valueOf(sum)));
        return owed;
    }

    @Test
    void thirty_days_of_eight_percent() {
        var rates = rates(Map.of(LocalDate.of(2022, 7, 1), "0"));
        var owed = owed(Map.of(LocalDate.of(2022, 10, 5), 36_500));
        assertThat(rates.of(owed, DUE, DAY)).isEqualByComparingTo("240");
        assertThat(rates.of(owed, DUE, DUE)).isEqualByComparingTo("0");
        assertThat(rates.of(owed, DUE, DUE.plusDays(1))).isEqualByComparingTo("8");
        assertThat(rates.of(owed, DUE, DUE.minusDays(5))).isEqualByComparingTo("0");
    }

    /// The day of the payment bears interest on all that was open before it: 10 days on 36 500, 20 days on 26 500.
    @Test
    void a_payment_lowers_what_bears_interest_from_the_day_after() {
        var rates = rates(Map.of(LocalDate.of(2022, 7, 1), "0"));
        var owed = owed(Map.of(LocalDate.of(2022, 10, 5), 36_500, LocalDate.of(2022, 11, 14), 26_500));
        assertThat(rates.of(owed, DUE, DAY)).isEqualByComparingTo("196.16");
    }

    /// From 24 November the rate is 2.5 + 8: 80 + 26 500 × 9 × 8 ÷ 36 500 + 26 500 × 11 × 10.5 ÷ 36 500 = 216.13.
    @Test
    void a_new_reference_rate_holds_from_its_day() {
        var rates = rates(Map.of(LocalDate.of(2022, 7, 1), "0", LocalDate.of(2022, 11, 24), "2.5"));
        var owed = owed(Map.of(LocalDate.of(2022, 10, 5), 36_500, LocalDate.of(2022, 11, 14), 26_500));
        assertThat(rates.of(owed, DUE, DAY)).isEqualByComparingTo("216.13");
    }

    @Test
    void what_is_overpaid_bears_none_and_no_rate_is_assumed() {
        var late = rates(Map.of(LocalDate.of(2022, 11, 24), "0"));
        assertThat(late.of(owed(Map.of(DUE.minusDays(30), -5)), DUE, DAY)).isEqualByComparingTo("0");
        assertThatThrownBy(() -> late.of(owed(Map.of(DUE.minusDays(30), 5)), DUE, DAY))
                .isInstanceOfSatisfying(LedgerException.class, fault -> {
                    assertThat(fault.key()).isEqualTo("ledger.no-reference-rate");
                    assertThat(fault.details().getFirst()).isEqualTo("2022-11-05");
                });
    }
}
