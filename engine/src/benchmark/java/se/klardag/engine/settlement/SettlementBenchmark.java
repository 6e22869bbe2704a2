package se.klardag.engine.settlement;

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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.days.DayCounter;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.ordinary.PackedCases;
import se.klardag.engine.simulation.scenario.StayLength;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.population.Reason;

/// Cases a second in memory, on one thread (*avräkning i minnet*): their days counted, and a month settled,
/// without the steps and with them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SettlementBenchmark {
    private static final int CASES = 100_000;

    private final List<RecordedCase> cases = cases();
    private final PackedCases packed = PackedCases.of(cases);
    private final AgreementTerms agreement = agreement(TermsForTests.average("2.8").breakAt("12:00").carveOut(60));
    private final AgreementTerms statute = agreement(TermsForTests.individual());

    @Benchmark
    @OperationsPerInvocation(CASES)
    public long daysCounted() {
        var dayCount = dayCount();
        long days = 0;
        for (Case fact : cases) {
            days += DayCounter.between(fact.readyNoticeAt(), fact.dischargedAt(), dayCount).count();
        }
        return days;
    }

    @Benchmark
    @OperationsPerInvocation(CASES)
    public Settlement aMonthSettled() {
        return MonthSettler.settle(cases::forEach, agreement, CaseListener.NOBODY);
    }

    @Benchmark
    @OperationsPerInvocation(CASES)
    public Settlement aMonthSettledFromPackedCases() {
        return MonthSettler.settle(packed, agreement, CaseListener.NOBODY);
    }

    @Benchmark
    @OperationsPerInvocation(CASES)
    public Settlement packedCasesUnderTheIndividualModel() {
        return MonthSettler.settle(packed, statute, CaseListener.NOBODY);
    }

    @Benchmark
    @OperationsPerInvocation(CASES)
    public Settlement aMonthSettledByTheSteps() {
        return MonthSettler.settle(cases::forEach, agreement, (_, _, _) -> {});
    }

    @Benchmark
    @OperationsPerInvocation(CASES)
    public Settlement aMonthUnderTheIndividualModel() {
        return MonthSettler.settle(cases::forEach, statute, CaseListener.NOBODY);
    }

    /// With every reason that the agreement of Skåne names.
    private static AgreementTerms agreement(TermsForTests terms) {
        return terms.leavingOut(
                Reason.NO_ADMISSION_NOTICE, Reason.NO_READY_NOTICE, Reason.CONSENT_REFUSED, Reason.SIP_NOT_CALLED,
                Reason.OPEN_CARE_NOT_READY, Reason.OWN_RULES_OPT_ORV, Reason.FORENSIC_CARE, Reason.WITHDRAWN,
                Reason.LATE_ADMISSION_NOTICE, Reason.LATE_SIP_CALL)
                .parties(1, 2, 3, 4, 5, 6, 7, 8)
                .in(YearMonth.of(2022, 9).toString())
                .agreement();
    }

    private DayCount dayCount() {
        return agreement.current()
                .kinds()
                .values()
                .stream()
                .map(CareTerms::known)
                .findFirst()
                .orElseThrow()
                .terms()
                .dayCount();
    }

    private static List<RecordedCase> cases() {
        var chance = new Random(1);
        var stays = StayLength.withMean(0.35, 3).represented(10_000);
        var cases = new ArrayList<RecordedCase>();
        for (int i = 0; i < CASES; i++) {
            var gone = LocalDate.of(2022, 9, 1).plusDays(chance.nextInt(30));
            cases.add(RecordedCase.of(
                    "c" + i, 1 + i % 8, gone.minusDays(stays[chance.nextInt(stays.length)]).atTime(10, 0),
                    gone.atTime(14, 0)));
        }
        return cases;
    }
}
