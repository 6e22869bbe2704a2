package se.klardag.engine.settlement;

import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.AgreementTerms;

/// Who pays for a case, and for which of its days (*betalande kommun*).
final class Residing {
    private Residing() {}

    /// Takes the part of a case that one payer pays for.
    @FunctionalInterface
    interface Taker {
        /// One part.
        ///
        /// @param again whether a part of the same case was taken before
        void take(Case fact, int payer, Placed placed, Assessment.Here here, boolean again);
    }

    /// Assesses the case, and shows each part of it that belongs to the month.
    static void show(Case fact, AgreementTerms agreement, Taker taker) {
        switch (agreement.parties().residence()) {
            case REGISTERED -> show(fact, agreement, fact.municipality(), DaySpan.EVER, false, taker);
            case STAY ->
                show(
                        fact,
                        agreement,
                        fact.stayMunicipality() == 0 ? fact.municipality() : fact.stayMunicipality(),
                        DaySpan.EVER,
                        false,
                        taker);
            case EACH_DAY -> eachDay(fact, agreement, taker);
        }
    }

    /// The day of the move is the new payer's.
    private static void eachDay(Case fact, AgreementTerms agreement, Taker taker) {
        long moved = fact.at(Event.MOVED);
        if (!WallClock.isKnown(moved) || fact.movedTo() == 0) {
            show(fact, agreement, fact.municipality(), DaySpan.EVER, false, taker);
            return;
        }
        long day = WallClock.dayOf(moved);
        boolean taken = show(
                fact, agreement, fact.municipality(), DaySpan.EVER.within(DaySpan.EVER.firstDay(), day), false, taker);
        show(fact, agreement, fact.movedTo(), DaySpan.EVER.within(day, DaySpan.EVER.endDay()), taken, taker);
    }

    private static boolean show(
            Case fact, AgreementTerms agreement, int payer, DaySpan residence, boolean again, Taker taker) {
        var placed = Placing.of(fact, agreement, residence);
        return switch (placed.assessment()) {
            // Another month's case, or another payer's: not ours to count.
            case Assessment.Elsewhere _ -> false;
            case Assessment.Here here -> {
                taker.take(fact, payer, placed, here, again);
                yield here.listed();
            }
        };
    }
}
