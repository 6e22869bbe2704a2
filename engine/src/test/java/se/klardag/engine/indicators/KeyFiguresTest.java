package se.klardag.engine.indicators;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The figures of the national database, worked by hand from their definitions.
class KeyFiguresTest {
    private static final ReportPeriod YEAR = ReportPeriod.of(YearMonth.of(2022, 1), YearMonth.of(2022, 12));

    /// Three stays closed in the year: ready 3 March and left 3 March, no ready time; ready 28 December the year before and
    /// left 2 January, 29, 30, 31, 1, 2: 5 days; ready 10 May 23:00 and left 12 May, 11 and 12: 2 days. One is still in.
    /// Days 7, stays with ready time 2, 250 inhabitants: mean 7/2; 7/250 = 0.028; 2/250 = 0.008; 28 days per 1,000.
    @Test
    void a_year_counted_by_hand() {
        var year = new Indicators(YEAR, 7);
        year.add(day("2022-03-03"), day("2022-03-03"));
        year.add(day("2021-12-28"), day("2022-01-02"));
        year.add(day("2022-05-10"), day("2022-05-12"));
        year.add(day("2022-12-20"), Long.MAX_VALUE);

        var figures = new AnnualFigures(year, Optional.of(250L));

        then(figures.meanReadyTime().rounded(2)).contains(new BigDecimal("3.50"));
        then(figures.daysPerInhabitant().flatMap(each -> each.rounded(3))).contains(new BigDecimal("0.028"));
        then(figures.staysPerInhabitant().flatMap(each -> each.rounded(3))).contains(new BigDecimal("0.008"));
        then(figures.daysPerThousand().flatMap(each -> each.rounded(0))).contains(new BigDecimal("28"));
        then(new PublishedMean(new BigDecimal("3.5"), new BigDecimal("0.028"), new BigDecimal("0.008")).fits())
                .isTrue();
    }

    @Test
    void without_inhabitants_there_is_a_mean_and_nothing_by_inhabitant() {
        var year = new Indicators(YEAR, 7);
        year.add(day("2022-03-03"), day("2022-03-05"));

        var figures = new AnnualFigures(year, Optional.empty());

        then(figures.meanReadyTime().rounded(0)).contains(new BigDecimal("2"));
        then(figures.daysPerInhabitant()).isEmpty();
        then(figures.staysPerInhabitant()).isEmpty();
        then(figures.daysPerThousand()).isEmpty();
    }

    /// January: 310 days, 31 days of 100 beds, 10 per cent. February: 140 of 28 · 100, 5 per cent. Mean 7.5; of the days
    /// together it would be 450 of 5,900, 7.63.
    @Test
    void the_share_of_beds_is_the_mean_of_the_months() {
        var share = new BedShare();
        then(share.mean(1)).isEmpty();
        share.add(310, 31, 100);
        share.add(140, 28, 100);

        then(share.months()).isEqualTo(2);
        then(share.mean(2)).contains(new BigDecimal("7.50"));
    }

    /// 1/31 of one bed and 1/30 of one: 100 · (1/31 + 1/30) / 2 = 6100 / 1860 = 3.27956…
    @Test
    void a_share_that_does_not_end_is_rounded_once() {
        var share = new BedShare();
        share.add(1, 31, 1);
        share.add(1, 30, 1);

        then(share.mean(4)).contains(new BigDecimal("3.2796"));
    }

    @Test
    void no_beds_have_no_share() {
        thenThrownBy(() -> new BedShare().add(3, 31, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /// 0.35 days by 0.10 stays: between 0.345 / 0.105 = 3.286 and 0.355 / 0.095 = 3.737. A mean of 3.2 is at most 3.25, one
    /// of 3.8 at least 3.75: both outside. 3.3 reaches 3.35 and 3.7 begins at 3.65: inside.
    @ParameterizedTest
    @CsvSource({
            "3.2, 0.35, 0.10, false",
            "3.3, 0.35, 0.10, true",
            "3.7, 0.35, 0.10, true",
            "3.8, 0.35, 0.10, false",
            "3.5, 0.3500, 0.1000, true",
            "3.6, 0.3500, 0.1000, false",
            "0, 0, 0, true",
    })
    void published_values_fit_as_far_as_their_decimals_tell(String mean, String days, String stays, boolean fit) {
        then(new PublishedMean(new BigDecimal(mean), new BigDecimal(days), new BigDecimal(stays)).fits())
                .isEqualTo(fit);
    }

    @Test
    void the_quotient_of_no_stays_is_none() {
        then(new PublishedMean(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO).quotient(2)).isEmpty();
        then(new PublishedMean(BigDecimal.ONE, new BigDecimal("0.35"), new BigDecimal("0.10")).quotient(2))
                .contains(new BigDecimal("3.50"));
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }
}
