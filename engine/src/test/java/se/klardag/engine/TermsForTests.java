package se.klardag.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Attribution;
import se.klardag.engine.terms.Clock;
import se.klardag.engine.terms.DayBreak;
import se.klardag.engine.terms.DayCount;
import se.klardag.engine.terms.Deadlines;
import se.klardag.engine.terms.Effect;
import se.klardag.engine.terms.FreeDays;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.LongStay;
import se.klardag.engine.terms.MeanRounding;
import se.klardag.engine.terms.Parties;
import se.klardag.engine.terms.Payable;
import se.klardag.engine.terms.Period;
import se.klardag.engine.terms.Population;
import se.klardag.engine.terms.PopulationRule;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.Provenance;
import se.klardag.engine.terms.Reason;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Source;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Term;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.Timeline;
import se.klardag.engine.terms.Wording;

/// Terms written out for a test. What a test does not say: September 2022, day break 12:00, 9 300 kronor a day, nobody
/// left out, whole kronor, Malmö, Lund and Hässleholm as parties.
public final class TermsForTests {
    public static final int MALMO = 1280;
    public static final int LUND = 1281;
    public static final int HASSLEHOLM = 1293;
    /// No party unless a test says so.
    public static final int STOCKHOLM = 180;

    private enum Model {
        AVERAGE,
        INDIVIDUAL,
        FOLLOW_UP_ONLY
    }

    private final Model model;
    private final List<PopulationRule> rules = new ArrayList<>();
    private BigDecimal threshold = BigDecimal.ZERO;
    private YearMonth month = YearMonth.of(2022, 9);
    private DayCount dayCount = breaksAt("12:00");
    private MeanRounding rounding = new MeanRounding.Unrounded();
    private LongStay longStay = new LongStay.InAverage(term("longStay.over", "none"));
    private Price price = rateOf("9300");
    private Clock.Start start = Clock.Start.READY_NOTICE;
    private Deadlines.RestDays restDays = Deadlines.RestDays.MOVE;
    private Payable payable = Payable.WHOLE_KRONA_HALF_UP;
    private Timeline<FreeDays> freeDays = alwaysFree(3, 4, "12:00");
    private Set<Integer> parties = Set.of(MALMO, LUND, HASSLEHOLM);
    private boolean dayByDay;
    private boolean zeroDayCases = true;
    private boolean openCases = true;

    private TermsForTests(Model model) {
        this.model = model;
    }

    /// The average model: closed in the month, no rounding of the mean, nobody carved out.
    public static TermsForTests average(String threshold) {
        var terms = new TermsForTests(Model.AVERAGE);
        terms.threshold = new BigDecimal(threshold);
        return terms;
    }

    /// The statute's model: day by day, calendar days with the first in and the last out, 3 or 4 free days at 12:00.
    public static TermsForTests individual() {
        var terms = new TermsForTests(Model.INDIVIDUAL);
        terms.dayByDay = true;
        return terms.calendarDays(true, false);
    }

    /// Days are followed, nothing is charged.
    public static TermsForTests followUpOnly() {
        var terms = new TermsForTests(Model.FOLLOW_UP_ONLY);
        terms.price = new Price.Nothing(term("liability.model", "follow-up-only"));
        return terms;
    }

    public TermsForTests in(String settled) {
        month = YearMonth.parse(settled);
        return this;
    }

    public TermsForTests breakAt(String time) {
        dayCount = breaksAt(time);
        return this;
    }

    public TermsForTests calendarDays(boolean firstDayIn, boolean lastDayIn) {
        dayCount = new DayCount.CalendarDays(
                term("dayCount.firstDay", firstDayIn), term("dayCount.lastDay", lastDayIn));
        return this;
    }

    public TermsForTests meanTo(int decimals, RoundingMode mode) {
        rounding = new MeanRounding.ToDecimals(decimals, mode);
        return this;
    }

    /// The default carve-out: out of the average, days above the limit billed.
    public TermsForTests carveOut(int over) {
        return carveOut(over, LongStay.Place.REMOVED, LongStay.Billed.DAYS_OVER_LIMIT);
    }

    public TermsForTests carveOut(int over, LongStay.Place place, LongStay.Billed billed) {
        longStay = new LongStay.CarveOut(
                term("longStay.over", over), term("longStay.place", place), term("longStay.billed", billed));
        return this;
    }

    public TermsForTests rate(String kronor) {
        price = rateOf(kronor);
        return this;
    }

    public TermsForTests rateMissing(String why) {
        price = new Price.Unknown(new RuleGap("price.dailyRate", Wording.same(why)));
        return this;
    }

    public TermsForTests leavingOut(Reason... reasons) {
        for (var reason : reasons) {
            leavingOut(reason, Effect.OUT_OF_BOTH);
        }
        return this;
    }

    public TermsForTests leavingOut(Reason reason, Effect effect) {
        rules.add(new PopulationRule(reason, term("population." + reason.code(), effect)));
        return this;
    }

    public TermsForTests startingAt(Clock.Start event) {
        start = event;
        return this;
    }

    public TermsForTests restDays(Deadlines.RestDays what) {
        restDays = what;
        return this;
    }

    public TermsForTests payable(Payable how) {
        payable = how;
        return this;
    }

    public TermsForTests freeDays(int days, int ifLater, String cutOff) {
        freeDays = alwaysFree(days, ifLater, cutOff);
        return this;
    }

    public TermsForTests freeDays(Timeline<FreeDays> line) {
        freeDays = line;
        return this;
    }

    public TermsForTests closedInMonth() {
        dayByDay = false;
        return this;
    }

    public TermsForTests dayByDay() {
        dayByDay = true;
        return this;
    }

    public TermsForTests zeroDayCasesOut() {
        zeroDayCases = false;
        return this;
    }

    public TermsForTests openCasesOut() {
        openCases = false;
        return this;
    }

    public TermsForTests parties(Integer... codes) {
        parties = Set.of(codes);
        return this;
    }

    public Period period() {
        return Period.of(month);
    }

    public Terms terms() {
        return new Terms(
                new Population(rules, deadlines()),
                new Clock(term("clock.start", start), term("clock.end", Clock.End.DISCHARGE)),
                dayCount,
                dayByDay
                        ? new Attribution.DayByDay(
                                term("attribution.membership", "day-by-day"), term("attribution.openCases", openCases))
                        : new Attribution.ClosedInMonth(
                                term("attribution.membership", "closed-in-month"),
                                term("attribution.zeroDayCases", zeroDayCases)),
                liability(),
                price,
                term("invoice.payable", payable));
    }

    /// The same terms for both kinds of care, settled together.
    public AgreementTerms agreement() {
        return agreement(this, false);
    }

    /// These terms for somatic care, others for psychiatric.
    public AgreementTerms agreement(TermsForTests psychiatric, boolean split) {
        var own = terms();
        return new AgreementTerms(
                "for-tests",
                period(),
                own,
                psychiatric.equals(this) ? own : psychiatric.terms(),
                term("attribution.careTypes", split ? "separate" : "pooled"),
                split,
                Parties.of(parties),
                List.of());
    }

    public Deadlines deadlines() {
        return new Deadlines(
                term("deadlines.admissionNotice", 24),
                term("deadlines.sipCall", 3),
                term("deadlines.restDays", restDays));
    }

    /// A value somebody read, in force since the act.
    public static <T> Term<T> term(String path, T value) {
        return new Term<>(path, value, since(LocalDate.of(2018, 1, 1)));
    }

    /// Provenance of a value that holds from a date on.
    public static Provenance since(LocalDate from) {
        return new Provenance(Status.VERIFIED, new Source("written for a test", "", ""), from, null);
    }

    private Liability liability() {
        return switch (model) {
            case AVERAGE ->
                new Liability.Average(
                        term("liability.model", "average"),
                        term("liability.threshold", threshold),
                        term("liability.rounding", rounding),
                        term("liability.charge", "excess-times-cases"),
                        longStay);
            case INDIVIDUAL -> new Liability.Individual(term("liability.model", "individual"), freeDays);
            case FOLLOW_UP_ONLY -> new Liability.FollowUpOnly(term("liability.model", "follow-up-only"));
        };
    }

    private static DayCount breaksAt(String time) {
        return new DayCount.BreaksPassed(term("dayCount.break", new DayBreak(LocalTime.parse(time))));
    }

    private static Price rateOf(String kronor) {
        return new Price.PerDay(
                term("price.dailyRate", new BigDecimal(kronor)), term("price.date", Price.RateDate.SETTLED_MONTH));
    }

    private static Timeline<FreeDays> alwaysFree(int days, int ifLater, String cutOff) {
        return new Timeline<>(
                "liability.freeDays",
                List.of(term("liability.freeDays", new FreeDays.AfterNotice(days, ifLater, LocalTime.parse(cutOff)))),
                List.of());
    }
}
