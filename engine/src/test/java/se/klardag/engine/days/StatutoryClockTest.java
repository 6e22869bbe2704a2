package se.klardag.engine.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.klardag.engine.CaseForTests.at;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.terms.liability.FreeDays;

/// Lag (2017:612) 5 kap. 4 §: when payment responsibility enters.
class StatutoryClockTest {
    private static final FreeDays.AfterNotice STATUTE = new FreeDays.AfterNotice(3, 4, LocalTime.NOON);

    /// law.md 9; 2026-01-05 was a Monday, 2026-01-11 a Sunday.
    @ParameterizedTest
    @CsvSource({
            "2026-01-05T11:59, 2026-01-08",
            "2026-01-05T12:00, 2026-01-08",
            "2026-01-05T12:01, 2026-01-09",
            "2026-01-08T09:00, 2026-01-11",
    })
    void the_vectors_computed_from_the_clause(String sent, LocalDate liable) {
        assertThat(enters(sent, STATUTE)).isEqualTo(liable);
    }

    @ParameterizedTest
    @CsvSource({
            "2022-09-05T12:00:00.000, 2022-09-08",
            "2022-09-05T12:00:00.001, 2022-09-09",
            "2022-09-05T00:00:00.000, 2022-09-08",
            "2022-09-05T23:59:59.999, 2022-09-09",
    })
    void twelve_exactly_is_not_after_twelve_the_next_instant_is(String sent, LocalDate liable) {
        assertThat(enters(sent, STATUTE)).isEqualTo(liable);
    }

    /// Dates, never 72 hours: clocks change on 2022-03-27 and 2022-10-30, and holidays count.
    @ParameterizedTest
    @CsvSource({
            "2022-03-25T12:00, 2022-03-28",
            "2022-10-28T12:00, 2022-10-31",
            "2022-12-23T12:01, 2022-12-27",
            "2022-12-30T09:00, 2023-01-02",
            "2024-02-27T09:00, 2024-03-01",
    })
    void dates_are_counted_over_clock_changes_holidays_new_year_and_leap_day(String sent, LocalDate liable) {
        assertThat(enters(sent, STATUTE)).isEqualTo(liable);
    }

    @Test
    void thirty_days_for_psychiatric_care_in_2018_whatever_the_hour() {
        var transition = new FreeDays.AfterNotice(30, 30, LocalTime.NOON);
        // 2018-03-01 + 30 = 2018-03-31
        assertThat(enters("2018-03-01T09:00", transition)).isEqualTo(LocalDate.of(2018, 3, 31));
        assertThat(enters("2018-03-01T17:00", transition)).isEqualTo(LocalDate.of(2018, 3, 31));
    }

    @Test
    void no_free_days_means_the_date_of_sending() {
        assertThat(enters("2022-09-05T12:00", new FreeDays.AfterNotice(0, 0, LocalTime.NOON)))
                .isEqualTo(LocalDate.of(2022, 9, 5));
    }

    @Test
    void free_days_below_zero_or_fewer_for_the_later_notice_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FreeDays.AfterNotice(-1, 4, LocalTime.NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new FreeDays.AfterNotice(4, 3, LocalTime.NOON));
    }

    /// 20 November 2017 + 30 = 20 December, and the older act held until 1 January.
    @Test
    void no_day_is_liable_before_the_rule_holds() {
        var since = new FreeDays.AfterNotice(30, 30, LocalTime.NOON, Optional.of(LocalDate.of(2018, 1, 2)));
        assertThat(enters("2017-11-20T12:00", since)).isEqualTo(LocalDate.of(2018, 1, 2));
        assertThat(enters("2017-12-28T12:00", since)).isEqualTo(LocalDate.of(2018, 1, 27));
    }

    private static LocalDate enters(String sent, FreeDays.AfterNotice freeDays) {
        return LocalDate.ofEpochDay(LiabilityStart.afterNotice(at(sent), freeDays));
    }
}
