package se.klardag.engine.simulation.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.BillSlot;
import se.klardag.engine.simulation.CasePart;
import se.klardag.engine.simulation.CaseSums;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.price.Price;

/// What a change of the rules did to one case (*ärendets förskjutning*).
///
/// @param payer       code of who pays for the days
/// @param baseDays    counted days of the case in the month under the first terms
/// @param changedDays under the second
/// @param kronor      the payer's bill under the second terms, less what it would be if this case alone were counted as the
///                    first terms count it
public record CaseImpact(
        RecordedCase fact,
        int payer,
        Period month,
        long baseDays,
        long changedDays,
        BigDecimal kronor) {
    private static final Comparator<CaseImpact> MOST_FIRST = Comparator
            .comparing((CaseImpact move) -> move.kronor.abs())
            .thenComparingLong(move -> Math.abs(move.changedDays - move.baseDays))
            .reversed()
            .thenComparing(move -> move.fact.id())
            .thenComparingInt(CaseImpact::payer);

    /// Days gained or lost.
    public long days() {
        return changedDays - baseDays;
    }

    /// Every case that the two terms count differently, the ones that move most kronor first.
    public static List<CaseImpact> all(PeriodCases cases, Comparison comparison) {
        var moves = new ArrayList<CaseImpact>();
        for (var month : comparison.months()) {
            moves.addAll(in(cases, month));
        }
        moves.sort(MOST_FIRST);
        return moves;
    }

    private static List<CaseImpact> in(PeriodCases cases, Comparison.Month month) {
        var base = month.base().agreement();
        var changed = month.changed().agreement();
        var bills = bills(month.changed());
        var moves = new ArrayList<CaseImpact>();
        for (var fact : cases.in(base.period())) {
            var before = byPayer(CasePart.of(fact, base));
            var after = byPayer(CasePart.of(fact, changed));
            var payers = new TreeSet<>(before.keySet());
            payers.addAll(after.keySet());
            for (int payer : payers) {
                move(fact, payer, new Parts(before.get(payer), after.get(payer)), changed, bills)
                        .ifPresent(moves::add);
            }
        }
        return moves;
    }

    /// A case as both terms see it; `null` where one of them does not.
    private record Parts(@Nullable CasePart before, @Nullable CasePart after) {}

    private static Optional<CaseImpact> move(
            RecordedCase fact, int payer, Parts parts, AgreementTerms changed, Map<Place, Bill> bills) {
        var slot = parts.after == null ? BillSlot.of(fact.careType(), changed) : parts.after.slot();
        var known = slot.terms(changed);
        var before = counted(parts.before, known.terms().price());
        var after = counted(parts.after, known.terms().price());
        if (before.equals(after)) {
            return Optional.empty();
        }
        var kronor = moved(bills.get(new Place(payer, slot)), payer, known, before.sums, after.sums);
        return Optional.of(new CaseImpact(fact, payer, changed.period(), before.days, after.days, kronor));
    }

    private static BigDecimal moved(@Nullable Bill bill, int payer, CareTerms.Known known, CaseSums before,
            CaseSums after) {
        if (bill == null && decidedEarlier(known)) {
            return BigDecimal.ZERO;
        }
        var all = bill == null ? CaseSums.none(known.terms().price()) : CaseSums.of(bill.pool());
        var deciding = bill == null ? Optional.<Figure>empty() : deciding(bill);
        return all.amount(payer, known, deciding)
                .subtract(all.minus(after).plus(before).amount(payer, known, deciding));
    }

    /// What earlier months say of a month without a bill is not kept anywhere.
    private static boolean decidedEarlier(CareTerms.Known known) {
        return known.terms().decidedByEarlierMonths().isPresent();
    }

    private static Optional<Figure> deciding(Bill bill) {
        return bill.charge().decided().map(Figure.Released::by);
    }

    private static Map<Integer, CasePart> byPayer(List<CasePart> parts) {
        var found = new HashMap<Integer, CasePart>();
        parts.forEach(part -> found.put(part.payer(), part));
        return found;
    }

    private static Map<Place, Bill> bills(Settlement settlement) {
        var editions = settlement.agreement().editions();
        var bills = new HashMap<Place, Bill>();
        settlement.bills()
                .forEach(bill -> bills.put(
                        new Place(
                                bill.municipality(), new BillSlot(editions.indexOf(bill.edition()), bill.careGroup())),
                        bill));
        return bills;
    }

    private static Counted counted(@Nullable CasePart part, Price price) {
        return part == null
                ? new Counted(CaseSums.none(price), 0)
                : new Counted(CaseSums.of(part.assessment(), price), part.days());
    }

    /// What the case adds to a bill, and the days that are counted of it.
    private record Counted(CaseSums sums, long days) {}

    private record Place(int payer, BillSlot slot) {}
}
