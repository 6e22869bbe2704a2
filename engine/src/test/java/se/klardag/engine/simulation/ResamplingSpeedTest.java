package se.klardag.engine.simulation;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Period;

/// A year of a county drawn a thousand times. The bound is loose, since the machine may be busy; what it guards against is
/// a resample that costs objects instead of additions.
class ResamplingSpeedTest {
    private static final int CASES = 56_000;
    private static final int PLACES = 36;
    private static final int MONTHS = 12;

    @Test
    void a_thousand_resamples_of_432_municipality_months_and_56_000_cases_under_three_rules() {
        var resampling = Resampling.of(PeriodCases.of(cases()::forEach, months()), rules());
        resampling.draw(50, 1, Resampling.Volume.POISSON, 2);
        long best = Long.MAX_VALUE;
        for (int run = 0; run < 3; run++) {
            long start = System.nanoTime();
            then(resampling.draw(1_000, run, Resampling.Volume.POISSON, 2).total(0)).hasSize(1_000);
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("1 000 resamples: %.0f ms%n", best / 1e6);
        then(best).isLessThan(8_000_000_000L);
    }

    private static List<Period> months() {
        var months = new ArrayList<Period>();
        for (int month = 1; month <= MONTHS; month++) {
            months.add(Period.of(YearMonth.of(2022, month)));
        }
        return months;
    }

    private static List<RecordedCase> cases() {
        var chance = new Random(1);
        var stays = StayLength.withMean(0.35, 3).represented(10_000);
        var cases = new ArrayList<RecordedCase>();
        for (int i = 0; i < CASES; i++) {
            var gone = LocalDate.of(2022, 1, 1).plusDays(chance.nextInt(365));
            cases.add(RecordedCase.of(
                    "c" + i,
                    1 + i % PLACES,
                    gone.minusDays(stays[chance.nextInt(stays.length)]).atTime(10, 0),
                    gone.atTime(14, 0)));
        }
        return cases;
    }

    private static List<List<AgreementTerms>> rules() {
        var parties = new Integer[PLACES];
        for (int i = 0; i < PLACES; i++) {
            parties[i] = 1 + i;
        }
        var rules = new ArrayList<List<AgreementTerms>>();
        for (var form : List.of("12:00", "00:00", "06:00")) {
            var byMonth = new ArrayList<AgreementTerms>();
            for (int month = 1; month <= MONTHS; month++) {
                byMonth.add(TermsForTests.average("2.8")
                        .breakAt(form)
                        .carveOut(form.equals("00:00") ? 7 : 60)
                        .parties(parties)
                        .in(YearMonth.of(2022, month).toString())
                        .agreement());
            }
            rules.add(byMonth);
        }
        return rules;
    }
}
