package se.klardag.engine.simulation.scenario;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.Stays;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Residence;

/// Kronor that a case moves, where there is a bill under one of the rules only, or on two payers. Worked out by hand.
class CaseImpactTest {
    @Test
    void a_bill_that_vanishes_with_its_only_case_moves_all_of_it() {
        // GIVEN ready 5 September 10:00, liable from the 8th, gone on the 9th: one day of 100 kr; with five free days none
        var cases = Stays.in(TermsForTests.MALMO, 4);
        var base = individual(3);
        var moves = CaseImpact.all(cases, compare(cases, base, individual(5)));

        then(moves).hasSize(1);
        then(moves.getFirst().baseDays()).isEqualTo(1);
        then(moves.getFirst().changedDays()).isZero();
        then(moves.getFirst().kronor()).isEqualByComparingTo("-100");
        then(CaseImpact.all(cases, compare(cases, individual(5), base)).getFirst().kronor())
                .isEqualByComparingTo("100");
    }

    private static AgreementTerms individual(int freeDays) {
        return TermsForTests.individual().freeDays(freeDays, freeDays + 1, "12:00").rate("100").agreement();
    }

    @Test
    void a_patient_who_moved_moves_kronor_between_two_payers() {
        // GIVEN liable on the 13th to the 19th, seven days of 100 kr, and that residence went over on the 17th
        var plain = Stays.cases(TermsForTests.MALMO, 10).getFirst();
        var moved = new RecordedCase(
                plain.id(), plain.patient(), plain.municipality(), plain.careType(), plain.admittedAt(),
                plain.admissionNoticeAt(), plain.readyAt(), plain.readyNoticeAt(), plain.sipRequired(),
                plain.sipCalledAt(), plain.withdrawnAt(), plain.dischargedAt(), plain.outcome(), plain.consent(),
                plain.openCareReady(), plain.legalBasis(),
                Map.of(Event.MOVED, WallClock.of(LocalDateTime.of(2022, 9, 17, 9, 0))), plain.payerAnswer(), 0,
                TermsForTests.LUND, plain.origin());
        var cases = PeriodCases.of(taker -> taker.accept(moved), List.of(Stays.SEPTEMBER));
        var changed = TermsForTests.individual()
                .freeDays(3, 4, "12:00")
                .rate("100")
                .paying(Residence.EACH_DAY)
                .agreement();

        var moves = CaseImpact.all(cases, compare(cases, individual(3), changed));

        then(moves).extracting(CaseImpact::payer).containsExactly(TermsForTests.MALMO, TermsForTests.LUND);
        then(moves.get(0).kronor()).isEqualByComparingTo("-300");
        then(moves.get(1).kronor()).isEqualByComparingTo("300");
    }

    private static Comparison compare(PeriodCases cases, AgreementTerms base, AgreementTerms changed) {
        return new Comparison(List.of(new Comparison.Month(
                MonthSettler.settle(cases.source(base), base, CaseListener.NOBODY),
                MonthSettler.settle(cases.source(changed), changed, CaseListener.NOBODY))));
    }
}
