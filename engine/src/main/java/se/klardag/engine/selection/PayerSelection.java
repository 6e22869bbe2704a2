package se.klardag.engine.selection;

import java.util.List;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Residence;

/// Step 1 of 8: who pays for a case, and for which of its days (*val av betalare*).
public final class PayerSelection {
    private PayerSelection() {}

    /// One payer, or two in order of time where each day has its own and the residence changes.
    public static List<PayerDays> of(Case fact, Residence residence) {
        return switch (residence) {
            case REGISTERED -> always(fact.municipality());
            case STAY -> always(fact.stayMunicipality() == 0 ? fact.municipality() : fact.stayMunicipality());
            case EACH_DAY -> byDay(fact);
        };
    }

    private static List<PayerDays> always(int payer) {
        return List.of(new PayerDays(payer, DaySpan.EVER));
    }

    /// The day of the move is the new payer's.
    private static List<PayerDays> byDay(Case fact) {
        long moved = fact.at(Event.MOVED);
        if (!WallClock.isKnown(moved) || fact.movedTo() == 0 || fact.movedTo() == fact.municipality()) {
            return always(fact.municipality());
        }
        long day = WallClock.dayOf(moved);
        return List.of(
                new PayerDays(fact.municipality(), DaySpan.EVER.within(DaySpan.EVER.firstDay(), day)),
                new PayerDays(fact.movedTo(), DaySpan.EVER.within(day, DaySpan.EVER.endDay())));
    }
}
