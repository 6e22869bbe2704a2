package se.klardag.engine.simulation;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Period;

/// A year of a county drawn a thousand times. The bound is loose, since the machine may be busy; what it guards against is
/// a resample that costs objects instead of additions.
class ResamplingSpeedTest {
    private static final int MONTHS = 12;

    @ParameterizedTest(name = "{0} municipalities, {1} cases, {2} rules")
    @CsvSource({"33, 25000, 2", "36, 56000, 3"})
    void a_year_drawn_a_thousand_times(int places, int cases, int rules) {
        var resampling = Resampling.of(
                PeriodCases.of(cases(cases, places)::forEach, months()), rules(places).subList(0, rules));
        resampling.draw(50, 1, Resampling.Volume.POISSON, 2);
        long best = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            long start = System.nanoTime();
            then(resampling.draw(1_000, run, Resampling.Volume.POISSON, 2).total(0)).hasSize(1_000);
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf(
                "1 000 resamples, %d municipality-months, %d cases, %d rules: %.0f ms%n", places * MONTHS, cases, rules,
                best / 1e6);
        then(best).isLessThan(4_000_000_000L);
    }

    private static List<Period> months() {
        var months = new ArrayList<Period>();
        for (int month = 1; month <= MONTHS; month++) {
            months.add(Period.of(YearMonth.of(2022, month)));
        }
        return months;
    }

    private static List<RecordedCase> cases(int many, int places) {
        var chance = new Random(1);
        var stays = StayLength.withMean(0.35, 3).represented(10_000);
        var cases = new ArrayList<RecordedCase>();
        for (int i = 0; i < many; i++) {
            var gone = LocalDate.of(2022, 1, 1).plusDays(chance.nextInt(365));
            cases.add(RecordedCase.of(
                    "c" + i,
                    1 + i % places,
                    gone.minusDays(stays[chance.nextInt(stays.length)]).atTime(10, 0),
                    gone.atTime(14, 0)));
        }
        return cases;
    }

    private static List<List<AgreementTerms>> rules(int places) {
        var parties = new Integer[places];
        for (int i = 0; i < places; i++) {
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
