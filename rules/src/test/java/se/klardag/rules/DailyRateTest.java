package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.RateTable;

/// law.md 1.2: A verified, B official, C from a source secondary, C by our own arithmetic inferred.
class DailyRateTest {
    private final RateTable national = Agreements.rates("national.daily-rate");

    @ParameterizedTest
    @CsvSource({
            "2019, 7800,  VERIFIED",
            "2020, 8200,  SECONDARY",
            "2022, 9300,  SECONDARY",
            "2023, 10500, SECONDARY",
            "2024, 11600, INFERRED",
            "2025, 12000, SECONDARY",
    })
    void each_year_has_its_amount_and_status_from_first_to_last_day(int year, BigDecimal kronor, Status status) {
        for (var date : new LocalDate[]{LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)}) {
            var rate = national.rates().on(date);
            assertThat(rate.value()).isEqualByComparingTo(kronor);
            assertThat(rate.provenance().status()).isEqualTo(status);
            assertThat(rate.provenance().from()).isEqualTo(LocalDate.of(year, 1, 1));
            assertThat(rate.provenance().to()).isEqualTo(LocalDate.of(year, 12, 31));
        }
    }

    /// The amount of 2022 is known from a news item of Vårdsamverkan Skåne, that of 2020 from VästKom and Region Stockholm:
    /// each a party where it is, and somebody else's account everywhere else.
    @ParameterizedTest
    @CsvSource({"2019, 23, VERIFIED", "2020, 14, OFFICIAL", "2020, 01, OFFICIAL", "2020, 12, SECONDARY",
            "2022, 12, OFFICIAL", "2022, 14, SECONDARY", "2023, 12, SECONDARY"})
    void an_amount_is_official_only_where_its_party_is(int year, String region, Status status) {
        assertThat(national.rates("", region).on(LocalDate.of(year, 6, 1)).provenance().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
            "2018-01-01, HSLF-FS 2017:72, beloppet för 2018 saknas",
            "2018-12-31, HSLF-FS 2017:72, beloppet för 2018 saknas",
            "2021-03-15, Socialstyrelsen, beloppet för 2021 saknas",
            "2026-01-01, HSLF-FS 2025:74, beloppet för 2026 saknas",
    })
    void a_year_without_an_amount_stops_and_names_what_to_read(LocalDate date, String document, String swedish) {
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> national.rates().on(date))
                .satisfies(gap -> {
                    assertThat(gap.path()).isEqualTo("national.daily-rate");
                    assertThat(gap.reason().english()).contains(document).contains("read");
                    assertThat(gap.reason().swedish()).contains(document).contains(swedish).contains("läs");
                });
    }

    @ParameterizedTest
    @CsvSource({"2017-12-31", "2027-01-01", "2003-01-01"})
    void a_date_outside_the_table_stops_too(LocalDate date) {
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> national.rates().on(date))
                .satisfies(gap -> assertThat(gap.reason().english()).contains("no value is stated"));
    }

    @Test
    void a_month_in_a_gap_has_no_price_and_never_last_year_s() {
        assertThat(RuleFolder.shipped("skane-2018", "2021-03").somatic().price()).isInstanceOfSatisfying(
                Price.Unknown.class,
                unknown -> assertThat(unknown.gap().reason().english()).contains("2021"));
        assertThat(RuleFolder.shipped("skane-2018", "2018-10").somatic().price()).isInstanceOf(Price.Unknown.class);
    }
}
