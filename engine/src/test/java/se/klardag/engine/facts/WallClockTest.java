package se.klardag.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.klardag.engine.CaseForTests.at;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallClockTest {
    private static final long HOUR = 3_600_000L;

    @Test
    void a_local_time_comes_back_as_it_went_in() {
        var local = LocalDateTime.parse("2022-03-27T02:30:00.123");
        assertThat(WallClock.toLocal(WallClock.of(local))).isEqualTo(local);
        assertThat(WallClock.of(LocalDateTime.parse("1970-01-01T00:00:00.001"))).isEqualTo(1);
    }

    @Test
    void the_date_of_a_moment_is_the_date_on_the_wall_before_1970_too() {
        assertThat(WallClock.dateOf(at("2022-09-30T23:59:59.999"))).isEqualTo(LocalDate.of(2022, 9, 30));
        assertThat(WallClock.dateOf(at("2022-10-01T00:00"))).isEqualTo(LocalDate.of(2022, 10, 1));
        assertThat(WallClock.dateOf(at("1969-12-31T23:59:59.999"))).isEqualTo(LocalDate.of(1969, 12, 31));
        assertThat(WallClock.toLocal(at("1969-12-31T23:59:59.999")))
                .isEqualTo(LocalDateTime.parse("1969-12-31T23:59:59.999"));
    }

    @Test
    void nothing_recorded_has_no_local_time() {
        assertThat(WallClock.isKnown(WallClock.NONE)).isFalse();
        assertThat(WallClock.isKnown(0)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> WallClock.toLocal(WallClock.NONE));
    }

    /// The first two from law.md 8.4: 14:30 the day before is 24 elapsed hours before 15:30 in March, before 13:30 in
    /// October.
    @ParameterizedTest
    @CsvSource({
            "2026-03-28T14:30, 2026-03-29T15:30:00.000, false",
            "2026-03-28T14:30, 2026-03-29T15:30:00.001, true",
            "2026-10-24T14:30, 2026-10-25T13:30:00.000, false",
            "2026-10-24T14:30, 2026-10-25T13:30:00.001, true",
            "2026-06-10T14:30, 2026-06-11T14:30:00.000, false",
            "2026-06-10T14:30, 2026-06-11T14:30:00.001, true",
            "2026-06-10T14:30, 2026-06-09T14:30:00.000, false",
    })
    void twenty_four_hours_really_pass_on_the_nights_when_clocks_change_too(String from, String to, boolean more) {
        assertThat(WallClock.elapsedMoreThan(24 * HOUR, at(from), at(to))).isEqualTo(more);
    }

    /// 02:30 is shown twice on 2026-10-25; the earlier one is one hour after 01:30.
    @Test
    void a_moment_shown_twice_is_the_earlier_one() {
        assertThat(WallClock.elapsedMoreThan(HOUR, at("2026-10-25T01:30"), at("2026-10-25T02:30"))).isFalse();
        assertThat(WallClock.elapsedMoreThan(HOUR, at("2026-10-25T01:30"), at("2026-10-25T03:00"))).isTrue();
    }

    /// 10:00:00.5 is ten hours and half a second.
    @Test
    void the_time_of_day_is_counted_from_midnight_before_1970_too() {
        assertThat(WallClock.timeOfDay(at("2022-09-05T10:00:00.500"))).isEqualTo(10 * HOUR + 500);
        assertThat(WallClock.timeOfDay(at("1969-12-31T23:00"))).isEqualTo(23 * HOUR);
    }

    @Test
    void open_compulsory_care_is_psychiatric_or_forensic() {
        assertThat(LegalBasis.values()).filteredOn(LegalBasis::isOpenCompulsoryCare)
                .containsExactly(LegalBasis.OPEN_PSYCHIATRIC, LegalBasis.OPEN_FORENSIC);
    }

    @Test
    void a_municipality_code_is_written_with_four_digits() {
        assertThat(Municipality.codeText(114)).isEqualTo("0114");
        assertThat(new Municipality(1280, "Malmö", "12").codeText()).isEqualTo("1280");
        assertThatIllegalArgumentException().isThrownBy(() -> new Municipality(99, "?", "00"));
        assertThat(new Municipality(100, "?", "00").codeText()).isEqualTo("0100");
        assertThat(new Municipality(9_999, "?", "00").codeText()).isEqualTo("9999");
        assertThatIllegalArgumentException().isThrownBy(() -> new Municipality(10_000, "?", "00"));
    }
}
