package se.klardag.engine.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.CareGroup;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.settlement.Explaining;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Period;

/// What a change of the rules did to one case (*ärendets förskjutning*).
///
/// @param baseDays    counted days of the case in the month under the first terms
/// @param changedDays under the second
/// @param kronor      the municipality's bill under the second terms, less what it would be if this case alone were counted
///                    as the first terms count it
public record CaseMove(RecordedCase fact, Period month, long baseDays, long changedDays, BigDecimal kronor) {
    private static final Comparator<CaseMove> MOST_FIRST = Comparator
            .comparing((CaseMove move) -> move.kronor.abs())
            .thenComparingLong(move -> Math.abs(move.changedDays - move.baseDays))
            .reversed()
            .thenComparing(move -> move.fact.id());

    /// Days gained or lost.
    public long days() {
        return changedDays - baseDays;
    }

    /// Every case that the two terms count differently, the ones that move most kronor first.
    public static List<CaseMove> all(PeriodCases cases, Comparison comparison) {
        var moves = new ArrayList<CaseMove>();
        for (var month : comparison.months()) {
            moves.addAll(in(cases, month));
        }
        moves.sort(MOST_FIRST);
        return moves;
    }

    private static List<CaseMove> in(PeriodCases cases, Comparison.Month month) {
        var base = month.base().agreement();
        var changed = month.changed().agreement();
        var bills = bills(month.changed());
        var moves = new ArrayList<CaseMove>();
        for (var fact : cases.in(base.period())) {
            if (!changed.parties().include(fact.municipality()) && !base.parties().include(fact.municipality())) {
                continue;
            }
            var before = counted(Explaining.explainCase(fact, base), base);
            var after = counted(Explaining.explainCase(fact, changed), changed);
            if (!before.equals(after)) {
                var bill = bills.get(new Place(fact.municipality(), groupOf(fact.careType(), changed)));
                moves.add(new CaseMove(
                        fact, base.period(), before.days(), after.days(), bill == null ? BigDecimal.ZERO
                                : moved(bill, before.sums(), after.sums())));
            }
        }
        return moves;
    }

    private static BigDecimal moved(Bill bill, Sums before, Sums after) {
        var all = Sums.of(bill.pool());
        return all.amount(bill.terms()).subtract(all.minus(after).plus(before).amount(bill.terms()));
    }

    private static Map<Place, Bill> bills(Settlement settlement) {
        var bills = new HashMap<Place, Bill>();
        settlement.bills().forEach(bill -> bills.put(new Place(bill.municipality(), bill.careGroup()), bill));
        return bills;
    }

    /// The group in which a kind of care is settled; not stated goes with somatic.
    static CareGroup groupOf(CareType careType, AgreementTerms agreement) {
        if (!agreement.split()) {
            return CareGroup.ALL;
        }
        return careType == CareType.PSYCHIATRIC ? CareGroup.PSYCHIATRIC : CareGroup.SOMATIC;
    }

    /// What the case adds under an agreement, and the days that are counted of it.
    private static Counted counted(Optional<ExplainedCase> explained, AgreementTerms agreement) {
        return explained
                .filter(each -> each.assessment().listed()
                        && agreement.parties().include(each.fact().municipality()))
                .map(each -> new Counted(Sums.of(each.assessment()), days(each.assessment())))
                .orElse(new Counted(Sums.NONE, 0));
    }

    private static long days(Assessment.Here here) {
        return here.span().count() - here.split().excluded();
    }

    private record Counted(Sums sums, long days) {}

    private record Place(int municipality, CareGroup group) {}
}
