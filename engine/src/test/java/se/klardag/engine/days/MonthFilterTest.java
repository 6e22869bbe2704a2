package se.klardag.engine.days;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;

/// The quick look never loses a case that the steps count in September 2022.
class MonthFilterTest {
    @ParameterizedTest
    @CsvSource({
            "2022-08-05T10:00, 2022-08-31T23:59, false, false",
            "2022-08-05T10:00, 2022-09-01T00:00, true,  true",
            "2022-08-05T10:00, 2022-09-30T23:59, true,  true",
            "2022-08-05T10:00, 2022-10-01T00:00, false, true",
            "2022-10-05T10:00, 2022-10-20T10:00, false, false",
            "2022-10-05T10:00, 2022-09-20T10:00, true,  true"
    })
    void a_case_passes_if_it_can_have_days_in_the_month(String ready, String left, boolean closed, boolean present) {
        var fact = ready(ready).discharged(left).done();
        then(MonthFilter.of(average("2.8").agreement()).lets(fact)).isEqualTo(closed);
        then(MonthFilter.of(individual().agreement()).lets(fact)).isEqualTo(present);
    }

    @ParameterizedTest
    @CsvSource({"2022-09-29T10:00, true", "2022-10-05T10:00, false"})
    void a_patient_who_is_still_in_passes_once_the_case_has_begun(String ready, boolean present) {
        var fact = ready(ready).stillIn().done();
        then(MonthFilter.of(individual().agreement()).lets(fact)).isEqualTo(present);
        then(MonthFilter.of(average("2.8").agreement()).lets(fact)).isFalse();
    }

    @Test
    void the_kind_of_care_that_asks_least_decides() {
        then(MonthFilter.of(average("2.8").agreement(individual(), true)).least())
                .isEqualTo(MonthFilter.Least.PRESENT_IN_MONTH);
    }

    @Property(seed = "2017612", tries = 1000)
    void no_case_of_the_month_is_lost(@ForAll("cases") CaseForTests fact, @ForAll("terms") TermsForTests terms) {
        if (terms.assess(fact.done()) instanceof Assessment.InMonth) {
            then(MonthFilter.of(terms.agreement()).lets(fact.done())).isTrue();
        }
    }

    @Provide
    static Arbitrary<CaseForTests> cases() {
        var moments = Combinators.combine(
                Arbitraries.of("2022-08", "2022-09", "2022-10"),
                Arbitraries.integers().between(1, 28),
                Arbitraries.integers().between(0, 23)).as("%s-%02dT%02d:00"::formatted);
        return Combinators.combine(moments, moments, Arbitraries.integers().between(0, 3))
                .as((ready, left, oddity) -> switch (oddity) {
                    case 0 -> ready(ready).stillIn();
                    case 1 -> ready(ready).discharged(left).noReadyNotice();
                    default -> ready(ready).discharged(left);
                });
    }

    @Provide
    static Arbitrary<TermsForTests> terms() {
        return Arbitraries.of(
                average("2.8"),
                average("2.8").breakAt("12:00"),
                individual(),
                individual().calendarDays(true, true),
                individual().breakAt("12:00"),
                individual().closedInMonth());
    }
}
