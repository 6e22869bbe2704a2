package se.klardag.engine.days;

import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Attribution;

/// Which cases can belong to a month at all (*månadens möjliga ärenden*): a quick look before the steps, because most rows
/// of a large file are other months'.
///
/// @param month the settled month
/// @param least what the terms of every edition and kind of care ask of a case
public record MonthFilter(Period month, Least least) {
    /// The least that makes a case one of the month.
    public enum Least {
        /// It had begun before the month ended, and had not closed before the month began.
        PRESENT_IN_MONTH,
        CLOSED_IN_MONTH
    }

    /// The narrowest filter that loses no case of the month.
    public static MonthFilter of(AgreementTerms agreement) {
        var least = agreement.editions()
                .stream()
                .flatMap(edition -> edition.kinds().values().stream())
                .map(MonthFilter::least)
                .min(Least::compareTo)
                .orElse(Least.PRESENT_IN_MONTH);
        return new MonthFilter(agreement.period(), least);
    }

    private static Least least(CareTerms care) {
        return switch (care) {
            // whatever they are, a case that was not there has no day of the month
            case CareTerms.Missing _ -> Least.PRESENT_IN_MONTH;
            case CareTerms.Known known ->
                switch (known.terms().attribution()) {
                    case Attribution.ClosedInMonth _ -> Least.CLOSED_IN_MONTH;
                    case Attribution.DayByDay _ -> Least.PRESENT_IN_MONTH;
                };
        };
    }

    /// Whether the case can have days in the month.
    public boolean lets(Case fact) {
        return lets(fact.dischargedAt(), fact.admittedAt(), fact.readyAt(), fact.readyNoticeAt());
    }

    /// Whether a case with these times can have days in the month: wall-clock moments, each [WallClock#NONE] where it was not
    /// recorded.
    public boolean lets(long discharged, long admitted, long ready, long readyNotice) {
        return switch (least) {
            case PRESENT_IN_MONTH ->
                isClosedIn(month, discharged)
                        || (!isClosedBefore(discharged)
                                && (isBeforeEnd(admitted) || isBeforeEnd(ready) || isBeforeEnd(readyNotice)));
            case CLOSED_IN_MONTH -> isClosedIn(month, discharged);
        };
    }

    static boolean isClosedIn(Period month, Case fact) {
        return isClosedIn(month, fact.dischargedAt());
    }

    private static boolean isClosedIn(Period month, long discharged) {
        return month.containsMoment(discharged);
    }

    private boolean isClosedBefore(long discharged) {
        return WallClock.isKnown(discharged) && WallClock.dayOf(discharged) < month.firstDay();
    }

    /// Whether a moment at which a clock can start comes before the end of the month.
    private boolean isBeforeEnd(long moment) {
        return WallClock.isKnown(moment) && WallClock.dayOf(moment) < month.endDay();
    }
}
