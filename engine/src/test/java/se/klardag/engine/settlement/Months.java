package se.klardag.engine.settlement;

import static se.klardag.engine.CaseForTests.ofDays;

import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.terms.AgreementTerms;

/// Short ways to settle a month in a test.
public final class Months {
    private Months() {}

    /// A case of Malmö for each number of days.
    static List<CaseForTests> stays(int... days) {
        var cases = new ArrayList<CaseForTests>();
        for (int each : days) {
            cases.add(ofDays(each).id("case-" + cases.size()));
        }
        return cases;
    }

    /// So many cases of so many days each.
    static List<CaseForTests> alike(int cases, int days) {
        var all = new ArrayList<CaseForTests>();
        for (int i = 0; i < cases; i++) {
            all.add(ofDays(days).id("alike-" + days + "-" + i));
        }
        return all;
    }

    @SafeVarargs
    static List<CaseForTests> together(List<CaseForTests>... parts) {
        var all = new ArrayList<CaseForTests>();
        for (var part : parts) {
            all.addAll(part);
        }
        return all;
    }

    public static CaseSource source(List<? extends Case> cases) {
        return taker -> cases.forEach(taker);
    }

    static Settlement settle(List<? extends Case> cases, AgreementTerms agreement) {
        return MonthSettler.settle(source(cases), agreement, CaseListener.NOBODY);
    }

    static Settlement settle(List<CaseForTests> cases, TermsForTests terms) {
        return settle(cases.stream().map(CaseForTests::done).toList(), terms.agreement());
    }

    /// The only bill of the month.
    static Bill bill(List<CaseForTests> cases, TermsForTests terms) {
        var bills = settle(cases, terms).bills();
        if (bills.size() != 1) {
            throw new AssertionError(bills.size() + " bills");
        }
        return bills.getFirst();
    }

    /// A figure's number as people write it: `38.8`, `0`.
    static String plain(Figure figure) {
        var value = figure.value();
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
