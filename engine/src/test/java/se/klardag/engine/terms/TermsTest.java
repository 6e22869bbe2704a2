package se.klardag.engine.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.followUpOnly;
import static se.klardag.engine.TermsForTests.individual;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;

class TermsTest {
    private static final Source SOURCE = new Source("read somewhere", "", "");

    @Test
    void a_carve_out_that_would_bill_a_day_twice_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> average("2.8").carveOut(7, LongStay.Place.CAPPED, LongStay.Billed.ALL_DAYS))
                .withMessageContaining("twice");
    }

    @Test
    void a_carve_out_below_zero_days_or_capped_at_none_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> average("2.8").carveOut(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> average("2.8").carveOut(0, LongStay.Place.CAPPED, LongStay.Billed.DAYS_OVER_LIMIT));
    }

    @Test
    void an_average_over_days_of_open_stays_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> average("2.8").dayByDay().terms());
        assertThat(individual().terms()).isNotNull();
        assertThat(followUpOnly().dayByDay().terms()).isNotNull();
    }

    @Test
    void a_threshold_below_zero_a_rate_of_nothing_and_odd_decimals_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> average("-0.1").terms());
        assertThatIllegalArgumentException().isThrownBy(() -> average("2.8").rate("0"));
        assertThatIllegalArgumentException().isThrownBy(() -> average("2.8").rate("-9300"));
        assertThatIllegalArgumentException().isThrownBy(() -> average("2.8").meanTo(-1, RoundingMode.DOWN));
        assertThatIllegalArgumentException().isThrownBy(() -> average("2.8").meanTo(7, RoundingMode.DOWN));
    }

    @ParameterizedTest
    @CsvSource({
            "2022-08-31, false",
            "2022-09-01, true",
            "2022-09-30, true",
            "2022-10-01, false",
    })
    void a_period_is_its_calendar_month(LocalDate date, boolean within) {
        assertThat(Period.of(YearMonth.of(2022, 9)).contains(date.toEpochDay())).isEqualTo(within);
    }

    @Test
    void february_of_a_leap_year_has_29_days() {
        var february = Period.of(YearMonth.of(2024, 2));
        assertThat(february.endDay() - february.firstDay()).isEqualTo(29);
    }

    @Test
    void a_timeline_gives_the_version_of_the_date_and_stops_outside() {
        // GIVEN
        var line = new Timeline<>(
                "price.dailyRate",
                List.of(version("a", "2019-01-01", "2019-12-31"), version("b", "2020-01-01", "2020-12-31")),
                List.of(new Timeline.Gap(
                        LocalDate.of(2018, 1, 1), LocalDate.of(2018, 12, 31), new BilingualText("läs X", "read X"))));
        // THEN
        assertThat(line.on(LocalDate.of(2019, 12, 31)).value()).isEqualTo("a");
        assertThat(line.on(LocalDate.of(2020, 1, 1)).value()).isEqualTo("b");
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> line.on(LocalDate.of(2018, 12, 31)))
                .satisfies(gap -> {
                    assertThat(gap.path()).isEqualTo("price.dailyRate");
                    assertThat(gap.reason().english()).isEqualTo("2018-12-31: read X");
                    assertThat(gap.reason().swedish()).isEqualTo("2018-12-31: läs X");
                });
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> line.on(LocalDate.of(2021, 1, 1)))
                .satisfies(gap -> assertThat(gap.reason().english()).contains("no value is stated"));
    }

    @Test
    void the_weaker_of_two_statuses_wins_and_only_the_two_strongest_bind() {
        assertThat(Status.VERIFIED.orWeaker(Status.INFERRED)).isEqualTo(Status.INFERRED);
        assertThat(Status.ASSUMED.orWeaker(Status.OFFICIAL)).isEqualTo(Status.ASSUMED);
        assertThat(Status.values()).filteredOn(Status::binds).containsExactly(Status.VERIFIED, Status.OFFICIAL);
        assertThat(version("a", "2019-01-01", "2019-12-31").provenance().atMost(Status.ASSUMED).status())
                .isEqualTo(Status.ASSUMED);
    }

    @Test
    void a_value_that_ends_before_it_starts_and_a_source_without_a_title_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> version("a", "2019-01-02", "2019-01-01"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Source(" ", "", ""));
        assertThat(new Source("lag (2017:612)", "5 kap. 4 §", "").cited()).isEqualTo("lag (2017:612), 5 kap. 4 §");
    }

    private static Term<String> version(String value, String from, String to) {
        return new Term<>(
                "price.dailyRate",
                value,
                new Provenance(Status.VERIFIED, SOURCE, LocalDate.parse(from), LocalDate.parse(to)));
    }
}
