package se.klardag.engine.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.klardag.engine.CaseForTests.at;
import static se.klardag.engine.TermsForTests.average;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.terms.calendar.DayBreak;
import se.klardag.engine.terms.liability.DayCount;

class DayCounterTest {
    private static final DayCount NOON = average("0").breakAt("12:00").terms().dayCount();
    private static final DayCount MIDNIGHT = average("0").breakAt("00:00").terms().dayCount();

    /// The four rows of agreements-south.md 2: 2022-09-05 was a Monday.
    @ParameterizedTest
    @CsvSource({
            "2022-09-05T11:30, 2022-09-05T16:00, 1, 0",
            "2022-09-05T11:30, 2022-09-06T13:00, 2, 1",
            "2022-09-05T13:00, 2022-09-06T11:00, 0, 1",
            "2022-09-05T13:00, 2022-09-06T14:00, 1, 1",
    })
    void breaks_passed_at_noon_and_at_midnight(String ready, String leaves, long noons, long midnights) {
        assertThat(DayCounter.between(at(ready), at(leaves), NOON).count()).isEqualTo(noons);
        assertThat(DayCounter.between(at(ready), at(leaves), MIDNIGHT).count()).isEqualTo(midnights);
    }

    @ParameterizedTest
    @CsvSource({
            // exactly on the break belongs to the new day: a stay that starts there has not passed it
            "2022-09-05T12:00:00.000, 2022-09-05T16:00:00.000, 0",
            "2022-09-05T11:59:59.999, 2022-09-05T16:00:00.000, 1",
            // and a stay that ends there has
            "2022-09-05T13:00:00.000, 2022-09-06T12:00:00.000, 1",
            "2022-09-05T13:00:00.000, 2022-09-06T11:59:59.999, 0",
            "2022-09-05T12:00:00.000, 2022-09-06T12:00:00.000, 1",
            "2022-09-05T12:00:00.000, 2022-09-05T12:00:00.000, 0",
    })
    void an_instant_exactly_on_the_break_belongs_to_the_new_day(String ready, String leaves, long days) {
        assertThat(DayCounter.between(at(ready), at(leaves), NOON).count()).isEqualTo(days);
    }

    @Test
    void the_day_number_is_the_date_on_which_the_day_began() {
        var noon = new DayBreak(LocalTime.NOON);
        assertThat(noon.dayNumber(at("2022-09-05T12:00"))).isEqualTo(LocalDate.of(2022, 9, 5).toEpochDay());
        assertThat(noon.dayNumber(at("2022-09-05T11:59:59.999"))).isEqualTo(LocalDate.of(2022, 9, 4).toEpochDay());
        assertThat(noon.dayNumber(at("1970-01-01T00:00"))).isEqualTo(-1);
        assertThat(new DayBreak(LocalTime.MIDNIGHT).dayNumber(at("1969-12-31T23:59:59.999"))).isEqualTo(-1);
        assertThat(new DayBreak(LocalTime.of(23, 59)).dayNumber(at("2022-09-05T23:59")))
                .isEqualTo(LocalDate.of(2022, 9, 5).toEpochDay());
    }

    @Test
    void a_day_begins_on_a_whole_minute() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DayBreak(LocalTime.of(12, 0, 30)));
        assertThatIllegalArgumentException().isThrownBy(() -> new DayBreak(LocalTime.MAX));
    }

    /// Wall-clock time: a day of 23 or 25 hours is one day like any other.
    @ParameterizedTest
    @CsvSource({
            "2022-03-26T13:00, 2022-03-28T11:00, 1, 2",
            "2022-10-29T13:00, 2022-10-31T11:00, 1, 2",
            "2022-03-27T01:59, 2022-03-27T03:00, 0, 0",
            "2022-10-30T02:30, 2022-10-30T12:00, 1, 0",
    })
    void the_nights_when_clocks_change_change_nothing(String ready, String leaves, long noons, long midnights) {
        assertThat(DayCounter.between(at(ready), at(leaves), NOON).count()).isEqualTo(noons);
        assertThat(DayCounter.between(at(ready), at(leaves), MIDNIGHT).count()).isEqualTo(midnights);
    }

    /// From the 5th to the 8th: four dates, each end in or out.
    @ParameterizedTest
    @CsvSource({
            "2022-09-05T10:00, 2022-09-08T10:00, true,  true,  4",
            "2022-09-05T10:00, 2022-09-08T10:00, true,  false, 3",
            "2022-09-05T10:00, 2022-09-08T10:00, false, true,  3",
            "2022-09-05T10:00, 2022-09-08T10:00, false, false, 2",
            // on one date: a day only when both ends are in, never below 0
            "2022-09-05T10:00, 2022-09-05T23:00, true,  true,  1",
            "2022-09-05T10:00, 2022-09-05T23:00, true,  false, 0",
            "2022-09-05T10:00, 2022-09-05T23:00, false, true,  0",
            "2022-09-05T10:00, 2022-09-05T23:00, false, false, 0",
            // the hour plays no part
            "2022-09-05T23:59:59.999, 2022-09-06T00:00, true, false, 1",
    })
    void calendar_days_with_each_end_in_or_out(
            String from, String to, boolean firstIn, boolean lastIn, long days) {
        var count = average("0").calendarDays(firstIn, lastIn).terms().dayCount();
        assertThat(DayCounter.between(at(from), at(to), count).count()).isEqualTo(days);
    }

    @Test
    void a_stay_that_ends_before_it_starts_has_no_days_rather_than_less_than_none() {
        assertThat(DayCounter.between(at("2022-09-08T13:00"), at("2022-09-05T13:00"), NOON).count()).isZero();
    }

    @Test
    void the_days_are_named_by_the_date_of_their_break() {
        var span = DayCounter.between(at("2022-09-05T11:30"), at("2022-09-06T13:00"), NOON);
        assertThat(span.firstDay()).isEqualTo(LocalDate.of(2022, 9, 5).toEpochDay());
        assertThat(span.endDay()).isEqualTo(LocalDate.of(2022, 9, 7).toEpochDay());
    }

    @Test
    void a_span_is_cut_to_what_lies_within() {
        var span = new DaySpan(10, 20);
        assertThat(span.within(0, 15)).isEqualTo(new DaySpan(10, 15));
        assertThat(span.within(15, 30)).isEqualTo(new DaySpan(15, 20));
        assertThat(span.within(0, 10).count()).isZero();
        assertThat(span.within(20, 30).count()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new DaySpan(2, 1));
    }

    @Test
    void parts_of_a_stay_are_never_below_zero_and_overflow_is_refused() {
        assertThat(new DaySplit(1, 2, 3, 4).total()).isEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(() -> new DaySplit(-1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DaySplit(0, 0, 0, -1));
    }
}
