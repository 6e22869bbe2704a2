package se.klardag.engine.ordinary;

import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.SelectedBy;
import se.klardag.engine.terms.value.Term;

/// Steps 1 to 5 for the cases of a month that nothing is odd about (*månadens vanliga ärenden*): one payer, the
/// terms of the month itself, no reason to leave it out or to name it, no interruption, no long stay. They come to
/// a few plain numbers added to a sum, without an object for each case. The steps hold for all cases; a property
/// holds these to them, and every case that is not surely ordinary takes them.
public final class OrdinaryMonth {
    private final SelectedBy selectedBy;
    private final boolean monthDecides;
    private final long from;
    private final long to;
    private final @Nullable OrdinaryTerms[] byCareType;
    private final long[] numbers = new long[CaseNumbers.WIDTH];

    private OrdinaryMonth(AgreementTerms agreement, @Nullable OrdinaryTerms[] byCareType) {
        boolean single = agreement.editions().size() == 1;
        this.selectedBy = agreement.selectedBy()
                .map(Term::value)
                .orElse(single ? SelectedBy.SETTLED_MONTH : SelectedBy.READY_NOTICE);
        this.monthDecides = selectedBy == SelectedBy.SETTLED_MONTH;
        this.from = (single ? LocalDate.MIN : agreement.current().from()).toEpochDay();
        this.to = agreement.current().to().toEpochDay();
        this.byCareType = byCareType;
    }

    /// @param sums under the edition of the month, for a group of care: of each payer by code, `null` where it has
    ///             no case yet
    public static OrdinaryMonth of(
            AgreementTerms agreement, Function<CareGroup, @Nullable MunicipalityTotals[]> sums) {
        var edition = agreement.current();
        var byCareType = new @Nullable OrdinaryTerms[CareType.values().length];
        for (var careType : CareType.values()) {
            boolean isOpen = careType == CareType.NOT_STATED && !edition.alike();
            if (!isOpen && edition.of(careType) instanceof CareTerms.Known known) {
                OrdinaryTerms.of(known.terms(), agreement.period(), sums.apply(known.group()))
                        .ifPresent(terms -> byCareType[CaseNumbers.placeOf(careType)] = terms);
            }
        }
        return new OrdinaryMonth(agreement, byCareType);
    }

    /// Adds a case to the sums of its payer.
    ///
    /// @return whether it was added; any other case takes the steps
    public boolean add(Case fact) {
        var terms = byCareType[CaseNumbers.placeOf(fact.careType())];
        if (terms == null) {
            return false;
        }
        CaseNumbers.write(fact, numbers, 0, terms.asked());
        return isUnderItsEdition(numbers, 0) && terms.add(numbers, 0, fact);
    }

    /// Adds those of many cases that are ordinary.
    ///
    /// @param rest takes each of the others
    /// @return how many were added
    public long add(PackedCases cases, Consumer<? super Case> rest) {
        var all = cases.numbers();
        long added = 0;
        for (int i = 0; i < cases.size(); i++) {
            var fact = cases.get(i);
            if (add(all, i * CaseNumbers.WIDTH, fact)) {
                added++;
            } else {
                rest.accept(fact);
            }
        }
        return added;
    }

    private boolean add(long[] all, int at, Case fact) {
        var terms = byCareType[CaseNumbers.careType(all, at)];
        return terms != null && isUnderItsEdition(all, at) && terms.add(all, at, fact);
    }

    private boolean isUnderItsEdition(long[] all, int at) {
        return monthDecides || switch (selectedBy) {
            case SETTLED_MONTH -> true;
            case READY_NOTICE -> picks(CaseNumbers.readyNotice(all, at));
            case DISCHARGE -> picks(CaseNumbers.discharged(all, at));
        };
    }

    private boolean picks(long moment) {
        if (!WallClock.isKnown(moment)) {
            return false;
        }
        long day = WallClock.dayOf(moment);
        return day >= from && day <= to;
    }
}
