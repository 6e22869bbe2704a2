package se.klardag.engine.basis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.AgreementTerms;

/// How far the cases of an export reach (*exportens omfattning*), learnt as they pass: its last event, the days on which
/// nobody left, and what payers had in earlier months.
public final class ExportExtent {
    /// The end of the month that may pass without any event: a third of its days, rounded up (a dozen events leave it empty
    /// by chance one month in 130). A measure of ours.
    private static final int QUIET_PART = 3;

    /// Days without an event at the end of the month that are no sign yet: a weekend and the days off beside it. A measure
    /// of ours.
    private static final int DAYS_OFF = 4;

    /// Discharges to be expected after the last event beyond which an end without any is no chance, at the export's own
    /// rate up to it (one month in 20). A measure of ours.
    private static final int EXPECTED_AT_END = 3;

    /// Discharges to be expected from which a run of days without one is no chance: five even where only a third as many
    /// leave on days off (chance alone: one run in 150). A measure of ours.
    private static final int EXPECTED = 15;

    /// Cases a month from which a payer without one is no chance (one month in 150). A measure of ours.
    private static final int MANY_A_MONTH = 5;

    private static final Event[] EVENTS = Event.values();

    private final AgreementTerms agreement;
    private final MonthFilter filter;
    private final int[] discharges;
    private final UsualCases earlier;
    private long last = WallClock.NONE;
    private long earliest = Long.MAX_VALUE;

    public ExportExtent(AgreementTerms agreement) {
        this.agreement = agreement;
        this.filter = MonthFilter.of(agreement);
        this.earlier = new UsualCases(agreement.period().month());
        this.discharges = new int[agreement.period().month().lengthOfMonth()];
    }

    /// Learns from a case, of whatever month.
    public void add(Case fact) {
        addTimes(lastEvent(fact), fact.dischargedAt(), fact.municipality());
        if (filter.lets(fact)) {
            earliest = Math.min(earliest, start(fact));
        }
    }

    /// Learns from the times of a case; all that there is to learn from one that the month cannot have.
    ///
    /// @param lastEvent  the last moment that has come to pass; a plan is none
    /// @param discharged [WallClock#NONE] while still in
    public void addTimes(long lastEvent, long discharged, int municipality) {
        last = Math.max(last, lastEvent);
        if (WallClock.isKnown(discharged)) {
            long day = WallClock.dayOf(discharged);
            if (agreement.period().contains(day)) {
                discharges[(int) (day - agreement.period().firstDay())]++;
            } else {
                earlier.add(day, municipality);
            }
        }
    }

    /// The last moment that has come to pass; a plan is none.
    private static long lastEvent(Case fact) {
        long latest = Math.max(fact.admittedAt(), fact.admissionNoticeAt());
        latest = Math.max(latest, Math.max(fact.readyAt(), fact.readyNoticeAt()));
        latest = Math.max(latest, Math.max(fact.sipCalledAt(), fact.withdrawnAt()));
        latest = Math.max(latest, fact.dischargedAt());
        for (var event : EVENTS) {
            if (event != Event.PLANNED_DISCHARGE) {
                latest = Math.max(latest, fact.at(event));
            }
        }
        return latest;
    }

    /// The first moment at which the case's clock can have started, under whatever terms.
    private static long start(Case fact) {
        long first = Long.MAX_VALUE;
        for (long moment : new long[]{fact.readyNoticeAt(), fact.readyAt()}) {
            first = WallClock.isKnown(moment) ? Math.min(first, moment) : first;
        }
        return first == Long.MAX_VALUE && WallClock.isKnown(fact.admittedAt()) ? fact.admittedAt() : first;
    }

    /// The date on which the first clock of the month's cases started; the first of the month where none did before it.
    public LocalDate earliestStart() {
        var first = LocalDate.ofEpochDay(agreement.period().firstDay());
        return earliest == Long.MAX_VALUE || !WallClock.dateOf(earliest).isBefore(first)
                ? first
                : WallClock.dateOf(earliest);
    }

    /// The last event; empty where nothing happened at all.
    public Optional<LocalDate> last() {
        return WallClock.isKnown(last) ? Optional.of(WallClock.dateOf(last)) : Optional.empty();
    }

    /// What keeps the export from looking whole.
    ///
    /// @param payers   that have a case in the month
    /// @param notParty cases of the month whose payer is no party
    /// @param before   what is known of earlier months beside the files
    /// @param until    last day that the export was said to cover; empty where nobody said
    public List<Shortfall> shortfalls(
            Set<Integer> payers, long notParty, UsualCases before, Optional<LocalDate> until) {
        var found = new ArrayList<Shortfall>();
        if (payers.isEmpty() && notParty == 0) {
            found.add(new Shortfall.NoCase());
        }
        // whoever says that it covers a part has said that it is one
        boolean endsEarly = !isSaidWhole(until) && (until.isPresent() || endsEarly());
        if (endsEarly) {
            found.add(new Shortfall.EndsEarly(last()));
        }
        var days = daysWithout(endsEarly ? daysKnown() : discharges.length);
        if (!days.isEmpty()) {
            found.add(new Shortfall.DaysWithout(days));
        }
        var missing = new TreeMap<Integer, Long>();
        payersWithout(payers, before).forEach((payer, cases) -> {
            if (cases >= MANY_A_MONTH) {
                missing.put(payer, cases);
            }
        });
        if (!missing.isEmpty()) {
            found.add(new Shortfall.PayersWithout(missing));
        }
        return found;
    }

    private boolean isSaidWhole(Optional<LocalDate> until) {
        return until.map(day -> day.toEpochDay() >= agreement.period().endDay() - 1).orElse(false);
    }

    private boolean endsEarly() {
        long quiet = quietDays();
        if (quiet > (discharges.length + QUIET_PART - 1) / QUIET_PART) {
            return true;
        }
        return quiet > DAYS_OFF && discharged() * quiet > EXPECTED_AT_END * (discharges.length - quiet);
    }

    /// Days of the month after its last event; all of them where nothing happened in it.
    public long quietDays() {
        return Math.clamp(
                WallClock.isKnown(last) ? agreement.period().endDay() - 1 - WallClock.dayOf(last) : Long.MAX_VALUE,
                0,
                discharges.length);
    }

    /// Days in a run without discharges, as long as so many were to be expected that it is no chance.
    ///
    /// @param end days of the month to look at
    private List<LocalDate> daysWithout(int end) {
        var days = new ArrayList<LocalDate>();
        double aDay = discharged() / (double) daysKnown();
        int run = 0;
        for (int day = 0; day <= end; day++) {
            if (day < end && discharges[day] == 0) {
                run++;
                continue;
            }
            if (run * aDay >= EXPECTED) {
                for (int each = day - run; each < day; each++) {
                    days.add(agreement.period().month().atDay(each + 1));
                }
            }
            run = 0;
        }
        return days;
    }

    private long discharged() {
        long all = 0;
        for (int count : discharges) {
            all += count;
        }
        return all;
    }

    /// Days of the month up to the last discharge, at least one.
    private int daysKnown() {
        int known = discharges.length;
        while (known > 1 && discharges[known - 1] == 0) {
            known--;
        }
        return known;
    }

    /// Parties without a case where parties are named, with the cases a month that they usually have; 0 where no earlier month is known.
    public SortedMap<Integer, Long> payersWithout(Set<Integer> payers, UsualCases before) {
        var without = new TreeMap<Integer, Long>();
        if (agreement.parties().areEverybody()) {
            return without;
        }
        var known = before.or(earlier);
        for (int payer : agreement.parties().codes()) {
            if (!payers.contains(payer)) {
                without.put(payer, known.of(payer).orElse(0L));
            }
        }
        return without;
    }
}
