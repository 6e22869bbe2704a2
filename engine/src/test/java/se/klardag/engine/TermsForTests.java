package se.klardag.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.DayAllocation;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.terms.Activation;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.FieldCoverage;
import se.klardag.engine.terms.Parties;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.SelectedBy;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.calendar.DayBreak;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.calendar.PreviousDay;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.liability.MeanRounding;
import se.klardag.engine.terms.liability.Trigger;
import se.klardag.engine.terms.population.Deadlines;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Population;
import se.klardag.engine.terms.population.PopulationRule;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.price.Payable;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;

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
    private Clock.End end = Clock.End.DISCHARGE;
    private Optional<Term<PreviousDay>> previousDay = Optional.empty();
    private Optional<Term<Clock.Interruption>> interruption = Optional.empty();
    private Residence residence = Residence.REGISTERED;
    private boolean dayByDay;
    private boolean zeroDayCases = true;
    private boolean openCases = true;
    private boolean suspended;
    private Trigger trigger = new Trigger.EachMonth();

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

    public TermsForTests price(Price other) {
        price = other;
        return this;
    }

    public TermsForTests endingWith(Clock.End event) {
        end = event;
        return this;
    }

    public TermsForTests previousDay(String hour, boolean exactly) {
        previousDay = Optional.of(
                term("clock.previousDay", new PreviousDay(LocalTime.parse(hour), exactly)));
        return this;
    }

    /// An interruption's dates are taken out of the stay.
    public TermsForTests pausing() {
        interruption = Optional.of(term("clock.interruption", Clock.Interruption.PAUSES));
        return this;
    }

    public TermsForTests paying(Residence rule) {
        residence = rule;
        return this;
    }

    public TermsForTests rateMissing(String why) {
        price = new Price.Unknown(new RuleGapException("price.dailyRate", BilingualText.same(why)));
        return this;
    }

    public TermsForTests leavingOut(Reason... reasons) {
        for (var reason : reasons) {
            leavingOut(reason, Effect.OUT_OF_BOTH);
        }
        return this;
    }

    public TermsForTests leavingOut(Reason reason, Effect effect) {
        return leavingOut(reason, effect, "");
    }

    /// By a reading of an unclear text.
    public TermsForTests leavingOut(Reason reason, Effect effect, String reading) {
        rules.add(new PopulationRule(reason, term("population." + reason.code(), effect), reading));
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

    /// The days of a case under these terms, all of them one payer's.
    public Assessment assess(Case fact) {
        var terms = terms();
        var verdict = Eligibility.of(fact, terms.population(), terms.clock());
        return DayAllocation.of(fact, verdict, terms, period(), DaySpan.EVER);
    }

    public Terms terms() {
        return new Terms(
                new Population(rules, deadlines()),
                clock(),
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

    public Clock clock() {
        return new Clock(
                term("clock.start", start), term("clock.end", end), previousDay, interruption, Optional.empty());
    }

    /// The same terms for both kinds of care, settled together.
    public AgreementTerms agreement() {
        return agreement(this, false);
    }

    /// These terms for somatic care, others for psychiatric.
    public AgreementTerms agreement(TermsForTests psychiatric, boolean split) {
        return agreement(
                List.of(edition(LocalDate.of(2018, 1, 1), psychiatric, split)),
                Optional.empty(),
                split ? "separate" : "pooled");
    }

    /// Editions that a date of each case picks from; the last is the month's.
    public AgreementTerms agreement(Optional<SelectedBy> selectedBy, Edition... editions) {
        return agreement(List.of(editions), selectedBy, "pooled");
    }

    /// An edition from a date until the day before the next: somatic, geriatric and long-term care under these terms.
    public Edition edition(LocalDate from, LocalDate to, TermsForTests psychiatric, boolean split) {
        var group = split ? CareGroup.SOMATIC : CareGroup.ALL;
        var somatic = known(group, this);
        var other = known(split ? CareGroup.PSYCHIATRIC : CareGroup.ALL, psychiatric);
        return Edition.of(
                from,
                to,
                Map.of(
                        CareType.SOMATIC,
                        somatic,
                        CareType.PSYCHIATRIC,
                        psychiatric.equals(this) && !split ? somatic : other,
                        CareType.GERIATRIC,
                        somatic,
                        CareType.LONG_TERM,
                        somatic));
    }

    private Edition edition(LocalDate from, TermsForTests psychiatric, boolean split) {
        return edition(from, month.atEndOfMonth(), psychiatric, split);
    }

    private AgreementTerms agreement(List<Edition> editions, Optional<SelectedBy> selectedBy, String careTypes) {
        return new AgreementTerms(
                "for-tests",
                period(),
                editions,
                selectedBy.map(by -> term("attribution.selectedBy", by)),
                term("attribution.careTypes", careTypes),
                Parties.of(parties).paying(term("payer.residence", residence)),
                List.of(), FieldCoverage.WHOLE);
    }

    private static CareTerms.Known known(CareGroup group, TermsForTests terms) {
        return new CareTerms.Known(
                group,
                terms.terms(),
                terms.suspended
                        ? Optional.of(term("invoice.activation", Activation.SUSPENDED))
                        : Optional.empty(),
                Optional.empty());
    }

    /// In force, not billed.
    public TermsForTests suspended() {
        suspended = true;
        return this;
    }

    /// Charged only where the mean of the last so many months was above the threshold.
    public TermsForTests decidedBy(int months) {
        trigger = new Trigger.PooledMonths(term("liability.trigger", months));
        return this;
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
                        longStay,
                        trigger);
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
