package se.klardag.engine.days;

import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Terms;

/// The dates of a case that are paid for, or that its part of a mean is made of (*räknade dygn*), to be held against another case of the
/// same patient.
///
/// @param span   all of them
/// @param paused those that an interruption takes out, and perhaps more dates beside
public record CountedDays(DaySpan span, DaySpan paused) {
    /// No date at all.
    public static final CountedDays NONE = new CountedDays(DaySpan.EMPTY, DaySpan.EMPTY);

    /// Those of a case, whatever month it closes in.
    ///
    /// @param until wall-clock moment up to which an open case counts
    public static CountedDays of(Case fact, Terms terms, long until) {
        long start = Eligibility.clockStart(fact, terms.clock().start().value());
        if (!WallClock.isKnown(start)
                || Eligibility.of(fact, terms.population(), terms.clock()) instanceof Verdict.LeftOut) {
            return NONE;
        }
        long stopped = ClockStop.of(fact, start, terms.clock());
        long end = Math.max(start, WallClock.isKnown(stopped) ? stopped : until);
        return new CountedDays(
                DayCounter.between(start, end, terms.dayCount()), ClockStop.paused(fact, terms.clock()));
    }

    /// How many of the dates are another case's too.
    public long sharedWith(CountedDays other) {
        var both = span.and(other.span);
        var one = both.and(paused);
        var two = both.and(other.paused);
        return both.count() - one.count() - two.count() + one.and(two).count();
    }
}
