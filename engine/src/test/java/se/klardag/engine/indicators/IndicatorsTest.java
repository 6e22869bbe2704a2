package se.klardag.engine.indicators;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.facts.RecordedCase;

/// The arithmetic of the statistics against published figures, each with its origin, and against stays counted by hand.
class IndicatorsTest {
    private static final YearMonth JANUARY = YearMonth.of(2023, 1);

    /// Public Health Scotland, code of the monthly delayed discharges publication: ready 10 January, discharged
    /// 12 February gives 31 − 10 days in January and 12 in February.
    @Test
    void the_months_of_a_stay_add_up_as_in_the_scottish_statistics() {
        long ready = day("2023-01-10");
        long left = day("2023-02-12");

        then(ReportPeriod.of(JANUARY).readyDays(ready, left)).isEqualTo(21);
        then(ReportPeriod.of(JANUARY.plusMonths(1)).readyDays(ready, left)).isEqualTo(12);
        then(ReportPeriod.of(JANUARY, JANUARY.plusMonths(1)).readyDays(ready, left)).isEqualTo(33);
    }

    @Test
    void the_months_of_any_stay_add_up_to_its_midnights() {
        long first = day("2023-12-25");
        for (long ready = first; ready < first + 70; ready++) {
            for (long left = ready; left < first + 130; left++) {
                long from = ready;
                long to = left;
                var parts = LongStream.range(0, 8)
                        .map(month -> ReportPeriod.of(YearMonth.of(2023, 11).plusMonths(month)).readyDays(from, to));
                then(parts.sum()).isEqualTo(left - ready);
            }
        }
    }

    /// Published quotients. Scotland 2020/21: 358,426 days of 14,375 patients, mean 24.9; 45,009 days of a month of 31
    /// are 1,452 beds. Norway 2021 (Samdata): 63,700 days of 18,000 stays, mean 3.5. Norway 2022
    /// (Helsedirektoratet): 71,800 days of 21,400 stays, 13.9 per cent of 154,000 ready stays; 13.1 days per 1,000 of
    /// 5,489,000 inhabitants (a population that gives the published figure).
    @ParameterizedTest
    @CsvSource({
            "358426, 14375, 1, 1, 24.9",
            "45009, 31, 1, 0, 1452",
            "63700, 18000, 1, 1, 3.5",
            "21400, 154000, 100, 1, 13.9",
            "71800, 21400, 1, 2, 3.36",
            "71800, 5489000, 1000, 1, 13.1",
    })
    void published_quotients_come_out(long over, long under, long times, int decimals, BigDecimal published) {
        then(new Ratio(over, under).times(times).rounded(decimals)).contains(published);
    }

    @ParameterizedTest
    @CsvSource({"2022-12-31, false", "2023-01-01, true", "2023-01-31, true", "2023-02-01, false"})
    void a_period_contains_its_own_days(String date, boolean within) {
        then(ReportPeriod.of(JANUARY).contains(day(date))).isEqualTo(within);
    }

    @Test
    void a_period_of_no_day_is_refused() {
        thenThrownBy(() -> new ReportPeriod(5, 5)).isInstanceOf(IllegalArgumentException.class);
        then(new ReportPeriod(5, 6).days()).isEqualTo(1);
    }

    @Test
    void only_stays_closed_or_still_in_count() {
        then(Placement.values()).filteredOn(Placement::counts)
                .containsExactly(Placement.CLOSED, Placement.STILL_IN);
    }

    /// From 27 December to the first day of the month, 5 days of which one is January's; from the last day of the month on,
    /// 0; and from 10 to 17 January, 7 days, which is no more than the limit. 1 + 0 + 7 + 8 (11 to 19 January, a long stay).
    @Test
    void the_first_and_the_last_day_of_a_period_are_its_own() {
        var january = new Indicators(ReportPeriod.of(JANUARY), 7);
        january.add(day("2022-12-27"), day("2023-01-01"));
        january.add(day("2023-01-31"), Long.MAX_VALUE);
        january.add(day("2023-01-10"), day("2023-01-17"));
        january.add(day("2023-01-11"), day("2023-01-19"));

        then(january.period()).isEqualTo(ReportPeriod.of(JANUARY));
        then(january.daysInPeriod()).isEqualTo(16);
        then(january.longStays()).isEqualTo(1);
        then(january.longStayShareOfDays()).isEqualTo(new Ratio(8, 16));
        then(january.closedStays()).isEqualTo(3);
        then(january.stillIn()).isEqualTo(1);
        // the one from December is not followed from its beginning
        then(january.leftByLength()).isEqualTo(Map.of(7L, 1L, 8L, 1L));
        then(january.survival()).isEqualTo(Survival.estimate(january.leftByLength(), january.stillInByLength()));
        then(january.survival()).isNotEmpty();
        thenThrownBy(() -> january.add(day("2023-02-01"), Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
        thenThrownBy(() -> january.add(day("2022-12-27"), day("2022-12-31")))
                .isInstanceOf(IllegalArgumentException.class);
        thenThrownBy(() -> january.add(day("2023-01-12"), day("2023-01-11")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_that_left_on_the_first_day_after_the_period_was_still_in_and_one_of_the_first_day_is_followed() {
        var january = new Indicators(ReportPeriod.of(JANUARY), 7);
        january.add(day("2023-01-30"), day("2023-02-01"));
        january.add(day("2023-01-01"), day("2023-01-03"));

        then(january.stillIn()).isEqualTo(1);
        then(january.closedStays()).isEqualTo(1);
        then(january.leftByLength()).isEqualTo(Map.of(2L, 1L));
        then(january.stillInByLength()).isEqualTo(Map.of(1L, 1L));
    }

    @Test
    void nothing_by_nothing_has_no_value_and_a_half_goes_up() {
        then(new Ratio(0, 0).rounded(1)).isEmpty();
        then(new Ratio(1, 8).rounded(2)).contains(new BigDecimal("0.13"));
    }

    /// SKR on the years 2017 and 2020: same-day share 13 and 67 per cent, mean of stays of one day or more 4.6 and 2.1.
    /// By hand: 100 stays with 13 of no day and 87 × 4.6 = 400.2 days; with 67 of no day and 33 × 2.1 = 69.3 days. So
    /// the mean of all closed stays falls from 4.00 to 0.69, by 83 per cent, where the national one falls by 54. A
    /// thousand stays make the days whole: 4002 and 693.
    @Test
    void the_national_mean_leaves_out_stays_of_no_day_and_the_agreements_mean_does_not() {
        var before = thousand(130, 4002);
        var after = thousand(670, 693);

        then(before.sameDayShare().times(100).rounded(0)).contains(new BigDecimal("13"));
        then(before.meanOfDelayed().rounded(1)).contains(new BigDecimal("4.6"));
        then(before.meanOfAllClosed().rounded(2)).contains(new BigDecimal("4.00"));
        then(after.sameDayShare().times(100).rounded(0)).contains(new BigDecimal("67"));
        then(after.meanOfDelayed().rounded(1)).contains(new BigDecimal("2.1"));
        then(after.meanOfAllClosed().rounded(2)).contains(new BigDecimal("0.69"));
        long fall = before.closedDays() - after.closedDays();
        then(new Ratio(fall, before.closedDays()).times(100).rounded(0)).contains(new BigDecimal("83"));
    }

    /// Counted by hand for January 2023 (31 days), limit 7:
    ///
    /// | ready | left | length | days in January | |
    /// |---|---|---|---|---|
    /// | 5 Jan | 5 Jan | 0 | 0 | closed |
    /// | 10 Jan | 12 Jan | 2 | 2 | closed |
    /// | 20 Dec | 3 Jan | 14 | 3 | closed, long; ready before January, so not in the curve |
    /// | 20 Jan | – | 11 so far | 11 | still in, long |
    /// | 31 Jan | 2 Feb | 0 so far | 0 | still in |
    @Test
    void a_month_counted_by_hand() {
        var indicators = new Indicators(ReportPeriod.of(JANUARY), 7);
        indicators.add(day("2023-01-05"), day("2023-01-05"));
        indicators.add(day("2023-01-10"), day("2023-01-12"));
        indicators.add(day("2022-12-20"), day("2023-01-03"));
        indicators.add(day("2023-01-20"), Long.MAX_VALUE);
        indicators.add(day("2023-01-31"), day("2023-02-02"));

        then(indicators.closedStays()).isEqualTo(3);
        then(indicators.delayedStays()).isEqualTo(2);
        then(indicators.closedDays()).isEqualTo(16);
        then(indicators.meanOfDelayed().rounded(2)).contains(new BigDecimal("8.00"));
        then(indicators.stillIn()).isEqualTo(2);
        then(indicators.daysInPeriod()).isEqualTo(16);
        then(indicators.bedsOccupied()).isEqualTo(new Ratio(16, 31));
        then(indicators.closedDaysPerThousand(4000).rounded(1)).contains(new BigDecimal("4.0"));
        then(indicators.longStays()).isEqualTo(2);
        then(indicators.longStayDaysInPeriod()).isEqualTo(14);
        then(indicators.closedIn(LengthBand.SAME_DAY)).isEqualTo(1);
        then(indicators.closedIn(LengthBand.TWO_TO_THREE)).isEqualTo(1);
        then(indicators.closedIn(LengthBand.FOURTEEN_TO_TWENTY)).isEqualTo(1);
        then(indicators.leftByLength()).isEqualTo(Map.of(0L, 1L, 2L, 1L));
        then(indicators.stillInByLength()).isEqualTo(Map.of(0L, 1L, 11L, 1L));
    }

    @Test
    void every_length_has_one_band() {
        for (long days = 0; days < 100; days++) {
            long length = days;
            then(LengthBand.values()).filteredOn(band -> band.holds(length)).hasSize(1);
        }
        then(LengthBand.values()).extracting(LengthBand::bounds)
                .containsExactly("0", "1", "2–3", "4–6", "7–13", "14–20", "21+");
    }

    @Test
    void a_case_without_a_part_in_the_period_is_refused() {
        var indicators = new Indicators(ReportPeriod.of(JANUARY), 7);

        thenThrownBy(() -> indicators.add(day("2023-02-01"), Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
        thenThrownBy(() -> indicators.add(day("2022-12-01"), day("2022-12-31")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
            "2023-01-31T23:59, 2023-01-31T23:59, CLOSED",
            "2022-12-01T10:00, 2023-01-01T00:00, CLOSED",
            "2022-12-01T10:00, 2022-12-31T23:59, BEFORE",
            "2023-01-31T23:59, 2023-02-01T00:00, STILL_IN",
            "2023-02-01T00:00, 2023-02-01T00:00, AFTER",
    })
    void a_case_has_its_place_by_calendar_day(LocalDateTime ready, LocalDateTime left, Placement place) {
        var fact = RecordedCase.of("a", 1280, ready, left);

        then(Placement.of(fact, ReportPeriod.of(JANUARY))).isEqualTo(place);
    }

    @Test
    void a_case_without_a_notice_or_with_one_that_was_withdrawn_has_no_part() {
        var january = ReportPeriod.of(JANUARY);
        var ready = CaseForTests.ready("2023-01-10T10:00").discharged("2023-01-20T10:00");
        then(Placement.of(ready.done(), january)).isEqualTo(Placement.CLOSED);
        then(Placement.of(ready.withdrawn("2023-01-11T10:00").done(), january)).isEqualTo(Placement.WITHDRAWN);
        then(Placement.of(ready.noReadyNotice().done(), january)).isEqualTo(Placement.NO_READY_NOTICE);
    }

    /// So many stays of no day, and the rest of a thousand with so many days together, one day or more each.
    private static Indicators thousand(int sameDay, int days) {
        var indicators = new Indicators(ReportPeriod.of(JANUARY), 7);
        long left = day("2023-01-31");
        int delayed = 1000 - sameDay;
        for (int i = 0; i < 1000; i++) {
            int longer = i - sameDay < days % delayed ? 1 : 0;
            indicators.add(i < sameDay ? left : left - (days / delayed) - longer, left);
        }
        return indicators;
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }
}
