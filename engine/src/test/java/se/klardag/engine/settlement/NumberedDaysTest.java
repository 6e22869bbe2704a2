package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.individual;
import static se.klardag.engine.TermsForTests.term;
import static se.klardag.engine.settlement.Months.plain;
import static se.klardag.engine.settlement.Months.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.Event;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.price.TariffLine;

/// From which day to which each line of a tariff reaches, as an explanation shows it. Charged from 8 September 2022, home on
/// the 20th; days 1 and 2 cost 5, later ones 8.
class NumberedDaysTest {
    @Test
    void each_line_is_shown_with_its_own_days() {
        assertThat(runs(ready("2022-09-05T10:00"), terms()))
                .containsExactly("2022-09-08 to 2022-09-09", "2022-09-10 to 2022-09-19");
        // 2 × 5 and 10 × 8
        assertThat(amount(ready("2022-09-05T10:00"), terms())).isEqualTo("90");
    }

    /// The 9th and the 10th are taken out: the 8th and the 11th are days 1 and 2.
    @Test
    void days_of_an_interruption_have_no_number() {
        var fact = ready("2022-09-05T10:00")
                .event(Event.INTERRUPTED, "2022-09-09T08:00")
                .event(Event.RESUMED, "2022-09-10T20:00");
        assertThat(runs(fact, terms().pausing()))
                .containsExactly(
                        "2022-09-08 to 2022-09-11", "2022-09-09 to 2022-09-10", "2022-09-12 to 2022-09-19");
        // 2 × 5 and 8 × 8
        assertThat(amount(fact, terms().pausing())).isEqualTo("74");
    }

    /// Charged from 30 August, so that 1 September is day 3.
    @Test
    void a_stay_goes_on_numbering_in_the_next_month() {
        var fact = ready("2022-08-27T10:00").discharged("2022-09-04T10:00");
        assertThat(runs(fact, terms())).containsExactly("2022-09-01 to 2022-09-03");
        assertThat(amount(fact, terms())).isEqualTo("24");
        var one = ready("2022-08-28T10:00").discharged("2022-09-04T10:00");
        // charged from 31 August: 1 September is day 2
        assertThat(runs(one, terms())).containsExactly("2022-09-01 to 2022-09-01", "2022-09-02 to 2022-09-03");
        assertThat(amount(one, terms())).isEqualTo("21");
    }

    private static TermsForTests terms() {
        return individual().price(new Price.Tariff(
                List.of(line("early", "5", 1, 2), line("late", "8", 3, Long.MAX_VALUE)), Map.of(),
                term("price.date", Price.RateDate.SETTLED_MONTH), Price.DayIndex.CONTINUES, Optional.empty(),
                Currency.SEK));
    }

    private static TariffLine line(String name, String rate, long first, long last) {
        return new TariffLine(
                name,
                term("price.lines." + name + ".rate", new BigDecimal(rate)),
                term("price.lines." + name + ".days", new TariffLine.DayNumbers(first, last)),
                Optional.empty(),
                Optional.empty());
    }

    private static String amount(CaseForTests fact, TermsForTests terms) {
        return plain(MonthExplainer.explain(source(List.of(fact.done())), terms.agreement(), TermsForTests.MALMO)
                .getFirst()
                .bill()
                .amount());
    }

    private static List<String> runs(CaseForTests fact, TermsForTests terms) {
        var runs = new ArrayList<String>();
        MonthExplainer.explain(source(List.of(fact.done())), terms.agreement(), TermsForTests.MALMO)
                .forEach(bill -> collect(bill.bill().amount(), runs));
        return runs;
    }

    private static void collect(Figure figure, List<String> runs) {
        if (figure instanceof Figure.StayDays run) {
            runs.add(LocalDate.ofEpochDay(run.firstDay()) + " to " + LocalDate.ofEpochDay(run.endDay() - 1));
        }
        figure.parts().forEach(part -> collect(part, runs));
    }
}
