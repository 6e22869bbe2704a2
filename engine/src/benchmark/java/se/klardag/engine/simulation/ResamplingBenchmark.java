package se.klardag.engine.simulation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.simulation.chance.Resampling;
import se.klardag.engine.simulation.scenario.StayLength;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.calendar.Period;

/// A year of a county drawn a thousand times (*omdragning*), on two threads: a draw is to cost additions, not objects.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ResamplingBenchmark {
    private static final int MONTHS = 12;
    private static final int DRAWS = 1_000;

    /// Municipalities, cases of the year, and rules they are settled by.
    @Param({"33-25000-2", "36-56000-3"})
    private String county = "";

    private Resampling resampling = Resampling.of(PeriodCases.of(List.<RecordedCase>of()::forEach, months()), List.of());

    @Setup
    public void compile() {
        var size = county.split("-", -1);
        int places = Integer.parseInt(size[0]);
        resampling = Resampling.of(
                PeriodCases.of(cases(Integer.parseInt(size[1]), places)::forEach, months()),
                rules(places).subList(0, Integer.parseInt(size[2])));
    }

    @Benchmark
    public double[] aYearDrawnAThousandTimes() {
        return resampling.draw(DRAWS, 1, Resampling.Volume.POISSON, 2).total(0);
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
