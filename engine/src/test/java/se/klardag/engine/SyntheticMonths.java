package se.klardag.engine;

import java.math.RoundingMode;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.price.Payable;

/// Made-up months for properties: cases of three parties and an outsider around a month, and terms of every kind.
public final class SyntheticMonths {
    private static final List<Integer> CODES = List.of(
            TermsForTests.MALMO, TermsForTests.LUND, TermsForTests.HASSLEHOLM, TermsForTests.STOCKHOLM);

    private static final Reason[] EVERY_REASON = {
            Reason.NO_ADMISSION_NOTICE, Reason.NO_READY_NOTICE, Reason.CONSENT_REFUSED, Reason.SIP_NOT_CALLED,
            Reason.OPEN_CARE_NOT_READY, Reason.OWN_RULES_OPT_ORV, Reason.WITHDRAWN, Reason.LATE_ADMISSION_NOTICE,
            Reason.LATE_SIP_CALL, Reason.DECEASED};

    private SyntheticMonths() {}

    /// Agreed terms with the cases of a month.
    public record Month(AgreementTerms agreement, List<RecordedCase> cases) {
        public Month {
            cases = List.copyOf(cases);
        }

        public Month with(List<RecordedCase> others) {
            return new Month(agreement, others);
        }
    }

    /// What can be odd about a case; most have nothing.
    private enum Oddity {
        NONE,
        NO_ADMISSION_NOTICE,
        LATE_ADMISSION_NOTICE,
        NO_READY_NOTICE,
        CONSENT_REFUSED,
        NO_SIP_CALL,
        LATE_SIP_CALL,
        OPEN_CARE,
        OPEN_COMPULSORY,
        WITHDRAWN,
        DECEASED,
        STILL_IN
    }

    private record Draw(int municipality, CareType care, long end, long stay, Oddity oddity) {
        RecordedCase on(YearMonth month, int number) {
            long discharged = month.atDay(1).toEpochDay() * WallClock.DAY + end;
            long ready = discharged - stay;
            return new RecordedCase(
                    "case-" + number,
                    "",
                    municipality,
                    care,
                    ready - 2 * WallClock.DAY,
                    switch (oddity) {
                        case NO_ADMISSION_NOTICE -> WallClock.NONE;
                        case LATE_ADMISSION_NOTICE -> ready;
                        default -> ready - 2 * WallClock.DAY;
                    },
                    ready,
                    oddity == Oddity.NO_READY_NOTICE ? WallClock.NONE : ready,
                    oddity == Oddity.NO_SIP_CALL || oddity == Oddity.LATE_SIP_CALL ? Answer.YES : Answer.NOT_STATED,
                    oddity == Oddity.LATE_SIP_CALL ? ready + 20 * WallClock.DAY : WallClock.NONE,
                    oddity == Oddity.WITHDRAWN ? ready + 1 : WallClock.NONE,
                    oddity == Oddity.STILL_IN ? WallClock.NONE : discharged,
                    oddity == Oddity.DECEASED ? Outcome.DECEASED : Outcome.HOME,
                    oddity == Oddity.CONSENT_REFUSED ? Answer.NO : Answer.NOT_STATED,
                    oddity == Oddity.OPEN_CARE ? Answer.UNCLEAR : Answer.NOT_STATED,
                    oddity == Oddity.OPEN_COMPULSORY ? LegalBasis.OPEN_FORENSIC : LegalBasis.NOT_STATED,
                    Map.of());
        }
    }

    /// Months under the average model in all its forms.
    public static Arbitrary<Month> underAnAverage() {
        return months(averages());
    }

    /// Months under the individual model, open cases and all.
    public static Arbitrary<Month> underTheIndividualModel() {
        return months(individuals());
    }

    /// Months that are followed and not charged.
    public static Arbitrary<Month> followed() {
        return months(Combinators.combine(dayBreaks(), populations())
                .as((dayBreak, population) -> population
                        .on(TermsForTests.followUpOnly().breakAt(dayBreak.toString()))));
    }

    /// Months of any model.
    public static Arbitrary<Month> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, underAnAverage()), Tuple.of(3, underTheIndividualModel()), Tuple.of(1, followed()))
                .withoutEdgeCases();
    }

    private static Arbitrary<Month> months(Arbitrary<TermsForTests> terms) {
        return Combinators.combine(monthNames(), terms, draws(), Arbitraries.of(false, false, true))
                .as((name, under, draws, split) -> {
                    var cases = new ArrayList<RecordedCase>();
                    for (var draw : draws) {
                        cases.add(draw.on(name, cases.size()));
                    }
                    var settled = under.in(name.toString());
                    return new Month(settled.agreement(settled, split), cases);
                })
                .withoutEdgeCases();
    }

    /// Ordinary months, both months of a clock change, a leap February, and December.
    private static Arbitrary<YearMonth> monthNames() {
        return Arbitraries.of("2022-09", "2022-03", "2022-10", "2024-02", "2021-12").map(YearMonth::parse);
    }

    private static Arbitrary<List<Draw>> draws() {
        return Combinators.combine(
                Arbitraries.of(CODES),
                Arbitraries.of(CareType.SOMATIC, CareType.SOMATIC, CareType.PSYCHIATRIC, CareType.NOT_STATED),
                moments(-3, 34),
                moments(0, 15),
                Arbitraries.frequencyOf(Tuple.of(12, Arbitraries.just(Oddity.NONE)),
                        Tuple.of(8, Arbitraries.of(Oddity.class))))
                .as(Draw::new)
                .list()
                .ofMaxSize(25);
    }

    /// Days and a time of day, often a break or a millisecond beside it.
    private static Arbitrary<Long> moments(int fromDay, int toDay) {
        return Combinators.combine(
                Arbitraries.integers().between(fromDay, toDay),
                Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.of(
                                0L, WallClock.DAY / 2, WallClock.DAY / 2 - 1, WallClock.DAY / 2 + 1,
                                WallClock.DAY - 1)),
                        Tuple.of(3, Arbitraries.longs().between(0, WallClock.DAY - 1))))
                .as((day, time) -> day * WallClock.DAY + time);
    }

    private static Arbitrary<TermsForTests> averages() {
        return Combinators.combine(
                Arbitraries.of("0", "1", "2.8", "3", "3.25"),
                Arbitraries.integers().between(-2, 3),
                Arbitraries.of(RoundingMode.DOWN, RoundingMode.HALF_UP),
                Arbitraries.integers().between(0, 3),
                dayBreaks(),
                Arbitraries.of(true, true, false),
                populations(),
                Arbitraries.of(Payable.class))
                .as((threshold, decimals, mode, carveOut, dayBreak, zeroDays, population, payable) -> {
                    var terms = carvedOut(TermsForTests.average(threshold).breakAt(dayBreak.toString()), carveOut);
                    var rounded = decimals < 0 ? terms : terms.meanTo(decimals, mode);
                    var counted = zeroDays ? rounded : rounded.zeroDayCasesOut();
                    return population.on(counted.payable(payable).rate("9300.55"));
                });
    }

    private static TermsForTests carvedOut(TermsForTests terms, int form) {
        return switch (form) {
            case 1 -> terms.carveOut(7);
            case 2 -> terms.carveOut(5, LongStay.Place.REMOVED, LongStay.Billed.ALL_DAYS);
            case 3 -> terms.carveOut(3, LongStay.Place.CAPPED, LongStay.Billed.DAYS_OVER_LIMIT);
            default -> terms;
        };
    }

    private static Arbitrary<TermsForTests> individuals() {
        return Combinators.combine(
                Arbitraries.integers().between(0, 7),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 4),
                populations())
                .as((free, more, form, population) -> {
                    var terms = TermsForTests.individual().freeDays(free, free + more, "12:00");
                    return population.on(switch (form) {
                        case 1 -> terms.calendarDays(true, true);
                        case 2 -> terms.breakAt("12:00");
                        case 3 -> terms.openCasesOut();
                        case 4 -> terms.closedInMonth();
                        default -> terms;
                    });
                });
    }

    private static Arbitrary<LocalTime> dayBreaks() {
        return Times.dayBreaks();
    }

    /// Whether nobody, everybody odd, or the odd from the numerator only is left out.
    private enum Population {
        EVERYBODY,
        WITHOUT_THE_ODD,
        ODD_OUT_OF_THE_NUMERATOR;

        TermsForTests on(TermsForTests terms) {
            if (this == EVERYBODY) {
                return terms;
            }
            for (var reason : EVERY_REASON) {
                terms.leavingOut(
                        reason, this == WITHOUT_THE_ODD ? Effect.OUT_OF_BOTH : Effect.OUT_OF_NUMERATOR);
            }
            return terms;
        }
    }

    private static Arbitrary<Population> populations() {
        return Arbitraries.of(Population.class);
    }
}
