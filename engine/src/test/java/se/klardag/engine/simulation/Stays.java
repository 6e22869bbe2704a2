package se.klardag.engine.simulation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.calendar.Period;

/// Cases for tests of simulation: ready at 10:00, gone at 14:00 in September 2022, so that the days are midnights.
public final class Stays {
    public static final Period SEPTEMBER = Period.of(YearMonth.of(2022, 9));
    private static final LocalDate LAST = LocalDate.of(2022, 9, 20);

    private Stays() {}

    public static PeriodCases of(int... days) {
        return in(TermsForTests.MALMO, days);
    }

    public static PeriodCases in(int municipality, int... days) {
        return PeriodCases.of(cases(municipality, days)::forEach, List.of(SEPTEMBER));
    }

    public static List<RecordedCase> cases(int municipality, int... days) {
        var cases = new ArrayList<RecordedCase>();
        for (int i = 0; i < days.length; i++) {
            cases.add(RecordedCase.of(
                    municipality + "-" + i,
                    municipality,
                    LAST.minusDays(days[i]).atTime(10, 0),
                    LAST.atTime(14, 0)));
        }
        return cases;
    }
}
