package se.klardag.engine.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.terms.calendar.Holidays;

class PublicHolidaysTest {
    /// Listed for ten years ahead at https://www.kalender.se/helgdagar/paskdagen, read on 2026-11-21.
    @ParameterizedTest
    @ValueSource(strings = {
            "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
            "2031-04-13",
            "2032-03-28", "2033-04-17", "2034-04-09"})
    void easter_sunday_as_the_almanac_lists_it(LocalDate sunday) {
        assertThat(PublicHolidays.easterSunday(sunday.getYear())).isEqualTo(sunday);
    }

    /// The Easters around each month that a fixture settles; 2022's also follows from långfredagen 15 April.
    @ParameterizedTest
    @ValueSource(strings = {"2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09"})
    void easter_sunday_of_the_years_behind(LocalDate sunday) {
        assertThat(PublicHolidays.easterSunday(sunday.getYear())).isEqualTo(sunday);
    }

    /// The earliest and the latest day there is, 22 March and 25 April; the two years of the last century on which the rule
    /// takes a week away; and a year that would be a leap year but for its century.
    @ParameterizedTest
    @ValueSource(strings = {
            "1598-03-22", "1693-03-22", "1761-03-22", "1818-03-22", "2285-03-22", "1666-04-25", "1734-04-25",
            "1886-04-25", "1943-04-25", "2038-04-25", "1954-04-18", "1981-04-19", "1900-04-15", "2000-04-23",
            "2100-03-28"})
    void easter_sunday_of_the_calendar_s_outermost_years(LocalDate sunday) {
        assertThat(PublicHolidays.easterSunday(sunday.getYear())).isEqualTo(sunday);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "2025-01-01", "2025-01-06", "2025-04-18", "2025-04-20", "2025-04-21", "2025-05-01", "2025-05-29",
            "2025-06-06",
            "2025-06-20", "2025-06-21", "2025-12-24", "2025-12-25", "2025-12-26", "2025-12-31"})
    void holidays_and_the_three_eves_of_2025_are_rest_days(LocalDate date) {
        assertThat(PublicHolidays.isRestDay(date)).isTrue();
    }

    /// Trettondagsafton, skärtorsdagen, valborg, klämdagen after Kristi himmelsfärdsdag, annandag pingst, allhelgonaafton,
    /// and the day before julafton.
    @ParameterizedTest
    @ValueSource(strings = {
            "2026-01-05", "2025-04-17", "2025-04-30", "2025-05-30", "2025-06-09", "2025-10-31", "2025-12-23"})
    void eves_and_squeezed_days_that_the_act_does_not_name_are_ordinary(LocalDate date) {
        assertThat(PublicHolidays.isRestDay(date)).isFalse();
    }

    @Test
    void every_saturday_and_sunday_is_a_rest_day() {
        assertThat(Stream.iterate(LocalDate.of(2022, 9, 3), date -> date.plusWeeks(1)).limit(60))
                .allMatch(PublicHolidays::isRestDay)
                .allMatch(saturday -> PublicHolidays.isRestDay(saturday.plusDays(1)));
    }

    /// Midsommardagen is the Saturday from 20 to 26 June, its eve the day before.
    @ParameterizedTest
    @ValueSource(strings = {"2019-06-21", "2020-06-19", "2021-06-25", "2022-06-24", "2023-06-23", "2024-06-21"})
    void midsummer_eve_is_the_friday_from_19_to_25_june(LocalDate eve) {
        assertThat(PublicHolidays.isRestDay(eve)).isTrue();
        assertThat(PublicHolidays.isRestDay(eve.minusDays(1))).isFalse();
    }

    @Test
    void a_rest_day_moves_to_the_first_ordinary_day() {
        assertThat(PublicHolidays.orNextWorkingDay(LocalDate.of(2022, 4, 15))).isEqualTo(LocalDate.of(2022, 4, 19));
        assertThat(PublicHolidays.orNextWorkingDay(LocalDate.of(2022, 9, 7))).isEqualTo(LocalDate.of(2022, 9, 7));
    }

    /// Easter Sunday 2004 was 11 April, and fifty days later is 31 May; 6 June 2003 was a Friday.
    @Test
    void the_calendar_says_which_of_the_two_changing_holidays_is_one() {
        assertThat(PublicHolidays.isRestDay(LocalDate.of(2004, 5, 31), Holidays.WHIT_MONDAY)).isTrue();
        assertThat(PublicHolidays.isRestDay(LocalDate.of(2004, 5, 31), Holidays.NATIONAL_DAY)).isFalse();
        assertThat(PublicHolidays.isRestDay(LocalDate.of(2003, 6, 6), Holidays.WHIT_MONDAY)).isFalse();
        assertThat(PublicHolidays.isRestDay(LocalDate.of(2003, 6, 6), Holidays.NATIONAL_DAY)).isTrue();
    }

    /// Every day of a century under either calendar: what is no weekday has a name, and nothing else has.
    @Test
    void every_rest_day_has_a_name_and_no_other_day_has() {
        for (var day = LocalDate.of(1992, 1, 1); day.getYear() < 2092; day = day.plusDays(1)) {
            for (var calendar : Holidays.values()) {
                assertThat(PublicHolidays.named(day, calendar).isPresent())
                        .as("%s %s", day, calendar)
                        .isEqualTo(PublicHolidays.isRestDay(day, calendar));
            }
        }
    }

    /// Read in an almanac.
    @ParameterizedTest
    @CsvSource({
            "2004-05-31, WHIT_MONDAY, WHIT_MONDAY", "2005-06-06, NATIONAL_DAY, NATIONAL_DAY",
            "2017-04-13, NATIONAL_DAY,", "2017-04-14, NATIONAL_DAY, GOOD_FRIDAY",
            "2017-04-17, NATIONAL_DAY, EASTER_MONDAY", "2017-05-25, NATIONAL_DAY, ASCENSION_DAY",
            "2017-06-23, NATIONAL_DAY, MIDSUMMER_EVE", "2017-06-24, NATIONAL_DAY, MIDSUMMER_DAY",
            "2017-11-04, NATIONAL_DAY, ALL_SAINTS_DAY", "2017-12-24, NATIONAL_DAY, CHRISTMAS_EVE",
            "2017-12-30, NATIONAL_DAY, SATURDAY"
    })
    void a_holiday_is_called_by_its_name(LocalDate date, Holidays calendar, @Nullable RestDay name) {
        assertThat(PublicHolidays.named(date, calendar)).isEqualTo(Optional.ofNullable(name));
    }
}
