package se.klardag.engine.simulation.outlook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.CasePart;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.scenario.Comparison;
import se.klardag.engine.terms.calendar.Period;

/// The cases that had not ended when the month did (*öppna ärenden*), and what they may come to.
///
/// @param listed   every one that counts, the one with the most days first
/// @param accruals by municipality, ascending: those with an open case
public record OpenCases(List<Open> listed, List<Accrual> accruals) {
    /// The last minute: ended then, a case has every day of the month that it could have.
    private static final long MINUTE = 60_000L;

    public OpenCases {
        listed = List.copyOf(listed);
        accruals = List.copyOf(accruals);
    }

    /// An open case (*öppet ärende*).
    ///
    /// @param payer code of who would pay for its days
    /// @param ready day of the ready notice, as days since 1970-01-01
    /// @param days  so far, as the terms count them
    public record Open(String id, int payer, long ready, long days) {}

    /// The open cases of a settled month.
    ///
    /// @param settled the month as it is, settled from the same cases
    /// @throws se.klardag.engine.terms.value.RuleGapException when an open case needs a value that is not known
    public static OpenCases of(PeriodCases cases, Settlement settled) {
        var terms = settled.agreement();
        var listed = new ArrayList<Open>();
        for (var fact : cases.in(terms.period())) {
            if (isOpen(fact, terms.period())) {
                CasePart.of(ended(fact, terms.period()), terms)
                        .stream()
                        .filter(part -> part.assessment().verdict() instanceof Verdict.Counts)
                        .forEach(part -> listed.add(
                                new Open(fact.id(), part.payer(), WallClock.dayOf(fact.readyNoticeAt()), part.days())));
            }
        }
        listed.sort(Comparator.comparingLong(Open::days).reversed().thenComparing(Open::id));
        return new OpenCases(listed, listed.isEmpty() ? List.of() : accruals(listed, cases, settled));
    }

    private static List<Accrual> accruals(List<Open> listed, PeriodCases cases, Settlement settled) {
        var terms = settled.agreement();
        UnaryOperator<RecordedCase> end = fact -> isOpen(fact, terms.period()) ? ended(fact, terms.period()) : fact;
        var ended = Comparison.toPay(List.of(
                MonthSettler.settle(
                        ending(cases.source(terms), end), terms.withoutOtherAnswers(), CaseListener.NOBODY)));
        var asItIs = Comparison.toPay(List.of(settled));
        var count = new HashMap<Integer, Long>();
        var days = new TreeMap<Integer, Long>();
        listed.forEach(open -> {
            count.merge(open.payer(), 1L, Long::sum);
            days.merge(open.payer(), open.days(), Long::sum);
        });
        return days.keySet()
                .stream()
                .map(payer -> new Accrual(
                        payer, count.getOrDefault(payer, 0L), days.getOrDefault(payer, 0L),
                        asItIs.getOrDefault(payer, BigDecimal.ZERO), ended.getOrDefault(payer, BigDecimal.ZERO)))
                .toList();
    }

    private static CaseSource ending(CaseSource source, UnaryOperator<RecordedCase> end) {
        return taker -> source.forEach(fact -> taker.accept(end.apply(RecordedCase.copyOf(fact))));
    }

    /// Notified by the end of the month, not withdrawn, and not left by then.
    static boolean isOpen(RecordedCase fact, Period month) {
        long end = month.endDay() * WallClock.DAY;
        return WallClock.isKnown(fact.readyNoticeAt())
                && fact.readyNoticeAt() < end
                && !WallClock.isKnown(fact.withdrawnAt())
                && (!WallClock.isKnown(fact.dischargedAt()) || fact.dischargedAt() >= end);
    }

    /// The case as if it had ended in the month's last minute.
    private static RecordedCase ended(RecordedCase fact, Period month) {
        return new RecordedCase(
                fact.id(), fact.patient(), fact.municipality(), fact.careType(), fact.admittedAt(),
                fact.admissionNoticeAt(), fact.readyAt(), fact.readyNoticeAt(), fact.sipRequired(), fact.sipCalledAt(),
                fact.withdrawnAt(), month.endDay() * WallClock.DAY - MINUTE, fact.outcome(), fact.consent(),
                fact.openCareReady(), fact.legalBasis(), fact.events(), fact.payerAnswer(), fact.stayMunicipality(),
                fact.movedTo(), fact.origin());
    }

    /// What all of them would add, municipality by municipality.
    public BigDecimal reserve() {
        return accruals.stream().map(Accrual::reserve).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Those of one municipality.
    public OpenCases of(int municipality) {
        return new OpenCases(
                listed.stream().filter(open -> open.payer() == municipality).toList(),
                accruals.stream().filter(each -> each.municipality() == municipality).toList());
    }

    /// Their days so far.
    public long days() {
        return listed.stream().mapToLong(Open::days).sum();
    }
}
