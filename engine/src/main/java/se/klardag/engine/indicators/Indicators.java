package se.klardag.engine.indicators;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the cases of one group add up to in a period (*indikatorer*), by the definitions of the national statistics and,
/// under names of their own, by those that settlement agreements use. Holds counts by length, never cases.
///
/// | | |
/// |---|---|
/// | Unit | calendar days (midnights) from the ready notice to the discharge |
/// | Valid | cases of one period, each added once |
/// | Source | SKR, Väntetider i vården: stays closed in the month that were ready one day or more; their days; their mean. The mean of *all* closed stays counts those of no day too, as the agreements' averages do: it is another number, and has another name |
/// | Rounding | none; see [Ratio] |
public final class Indicators {
    private final ReportPeriod period;
    private final long longStayOver;
    private final TreeMap<Long, Long> closedByLength = new TreeMap<>();
    private final TreeMap<Long, Long> leftByLength = new TreeMap<>();
    private final TreeMap<Long, Long> stillInByLength = new TreeMap<>();
    private long daysInPeriod;
    private long stillIn;
    private long longStays;
    private long longStayDaysInPeriod;

    /// @param longStayOver a case is a long-stayer with more days than this
    public Indicators(ReportPeriod period, long longStayOver) {
        this.period = period;
        this.longStayOver = longStayOver;
    }

    /// Takes the next case that has a part in the period.
    ///
    /// @param readyDay day of the ready notice, before the period's end
    /// @param leftDay  day of discharge, not before the period; [Long#MAX_VALUE] while still in
    public void add(long readyDay, long leftDay) {
        if (leftDay < readyDay || leftDay < period.firstDay() || readyDay >= period.endDay()) {
            throw new IllegalArgumentException("no part in the period: ready " + readyDay + ", left " + leftDay);
        }
        boolean closed = leftDay < period.endDay();
        long length = length(readyDay, leftDay);
        long inPeriod = period.readyDays(readyDay, leftDay);
        daysInPeriod += inPeriod;
        if (closed) {
            closedByLength.merge(length, 1L, Long::sum);
        } else {
            stillIn++;
        }
        if (length > longStayOver) {
            longStays++;
            longStayDaysInPeriod += inPeriod;
        }
        if (readyDay >= period.firstDay()) {
            // Those ready before the period are seen only when they stayed long: they would raise the curve.
            (closed ? leftByLength : stillInByLength).merge(length, 1L, Long::sum);
        }
    }

    /// Whole days from the ready notice to the discharge, or through the period's last day.
    public long length(long readyDay, long leftDay) {
        return Math.min(leftDay, period.lastDay()) - readyDay;
    }

    public ReportPeriod period() {
        return period;
    }

    /// Stays closed in the period that were ready one day or more.
    public long delayedStays() {
        return closedStays() - sameDayStays();
    }

    /// Every day of the stays closed in the period, those of earlier months too.
    public long closedDays() {
        return closedByLength.entrySet().stream().mapToLong(entry -> entry.getKey() * entry.getValue()).sum();
    }

    /// The national mean: days by stays of one day or more.
    public Ratio meanOfDelayed() {
        return new Ratio(closedDays(), delayedStays());
    }

    /// Every stay closed in the period, those of no day too.
    public long closedStays() {
        return closedByLength.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The mean with stays of no day, as in the agreements' averages.
    public Ratio meanOfAllClosed() {
        return new Ratio(closedDays(), closedStays());
    }

    /// Stays closed on the day of their ready notice.
    public long sameDayStays() {
        return closedByLength.getOrDefault(0L, 0L);
    }

    public Ratio sameDayShare() {
        return new Ratio(sameDayStays(), closedStays());
    }

    /// Cases that had not left when the period ended.
    public long stillIn() {
        return stillIn;
    }

    /// Ready days that fall in the period, of closed and open cases.
    public long daysInPeriod() {
        return daysInPeriod;
    }

    /// Beds that patients ready for discharge lay in on average: days in the period by its length.
    public Ratio bedsOccupied() {
        return new Ratio(daysInPeriod, period.days());
    }

    /// The closed stays' days per 1 000 inhabitants.
    public Ratio closedDaysPerThousand(long inhabitants) {
        return new Ratio(closedDays(), inhabitants).times(1000);
    }

    /// Closed stays with a length in the band.
    public long closedIn(LengthBand band) {
        return closedByLength.entrySet()
                .stream()
                .filter(entry -> band.holds(entry.getKey()))
                .mapToLong(entry -> entry.getValue())
                .sum();
    }

    /// Cases longer than the limit by their discharge or the period's end.
    public long longStays() {
        return longStays;
    }

    /// The long-stayers' days in the period.
    public long longStayDaysInPeriod() {
        return longStayDaysInPeriod;
    }

    public Ratio longStayShareOfDays() {
        return new Ratio(longStayDaysInPeriod, daysInPeriod);
    }

    /// Cases notified in the period that left in it, by length.
    public SortedMap<Long, Long> leftByLength() {
        return Collections.unmodifiableSortedMap(leftByLength);
    }

    /// Cases notified in the period that had not left when it ended, by length so far.
    public SortedMap<Long, Long> stillInByLength() {
        return Collections.unmodifiableSortedMap(stillInByLength);
    }

    /// How many of the cases notified in the period remain after so many days.
    public List<Survival.Step> survival() {
        return Survival.estimate(leftByLength, stillInByLength);
    }
}
