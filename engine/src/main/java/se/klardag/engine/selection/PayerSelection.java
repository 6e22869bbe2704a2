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
        return areTwo(fact, residence)
                ? inTurn(fact)
                : List.of(new PayerDays(first(fact, residence), DaySpan.EVER));
    }

    private static boolean areTwo(Case fact, Residence residence) {
        return residence == Residence.EACH_DAY && moves(fact);
    }

    /// The only payer, or the one before the move.
    public static int first(Case fact, Residence residence) {
        return residence == Residence.STAY && fact.stayMunicipality() != 0
                ? fact.stayMunicipality()
                : fact.municipality();
    }

    private static boolean moves(Case fact) {
        return WallClock.isKnown(fact.at(Event.MOVED)) && fact.movedTo() != 0 && fact.movedTo() != fact.municipality();
    }

    /// The day of the move is the new payer's.
    private static List<PayerDays> inTurn(Case fact) {
        long day = WallClock.dayOf(fact.at(Event.MOVED));
        return List.of(
                new PayerDays(fact.municipality(), DaySpan.EVER.within(DaySpan.EVER.firstDay(), day)),
                new PayerDays(fact.movedTo(), DaySpan.EVER.within(day, DaySpan.EVER.endDay())));
    }
}
