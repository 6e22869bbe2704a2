package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.term;
import static se.klardag.engine.settlement.Months.source;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.Event;
import se.klardag.engine.figure.Evidence;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.calendar.Holidays;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;

/// What an explanation shows behind the days of a case: the events that its terms ask for, no other, and the rules that moved
/// the end.
class EvidenceTest {
    private static final Clock.End EARLIEST = new Clock.End.Earliest(true, true, Clock.Silence.CANNOT_RECEIVE);

    @Test
    void the_event_that_starts_the_clock_stands_first() {
        var fact = ready("2022-09-05T10:00").judgedReady("2022-09-04T08:00").admitted("2022-09-01T08:00");
        assertThat(kinds(fact, individual())).isEqualTo("READY_NOTICE DISCHARGED");
        assertThat(kinds(fact, individual().startingAt(Clock.Start.READY))).isEqualTo("READY DISCHARGED");
        assertThat(kinds(fact, individual().startingAt(Clock.Start.LATER_OF_BOTH)))
                .isEqualTo("READY READY_NOTICE DISCHARGED");
        assertThat(kinds(fact, individual().startingAt(Clock.Start.ADMISSION))).isEqualTo("ADMITTED DISCHARGED");
    }

    @Test
    void an_open_case_is_counted_to_the_end_of_the_period() {
        assertThat(kinds(ready("2022-09-05T10:00").stillIn(), individual())).isEqualTo("READY_NOTICE END_OF_PERIOD");
    }

    @Test
    void what_ended_it_before_discharge_is_shown_with_its_rule() {
        var fact = ready("2022-09-05T10:00").event(Event.PAYER_READY, "2022-09-12T09:00");
        assertThat(kinds(fact, individual().endingWith(EARLIEST))).isEqualTo("READY_NOTICE PAYER_READY DISCHARGED");
        assertThat(rules(fact, individual().endingWith(EARLIEST))).contains("clock.end");
        assertThat(rules(fact, individual())).doesNotContain("clock.end");
        assertThat(kinds(fact, individual())).isEqualTo("READY_NOTICE DISCHARGED");
        assertThat(rules(ready("2022-09-05T10:00"), individual().endingWith(EARLIEST))).doesNotContain("clock.end");
        var still = ready("2022-09-05T10:00").event(Event.PAYER_READY, "2022-09-12T09:00").stillIn();
        assertThat(kinds(still, individual().endingWith(EARLIEST))).isEqualTo("READY_NOTICE PAYER_READY");
        assertThat(rules(still, individual().endingWith(EARLIEST))).contains("clock.end");
    }

    @Test
    void a_withdrawal_ends_it_where_the_terms_say_so() {
        var fact = ready("2022-09-05T10:00").withdrawn("2022-09-13T09:00");
        assertThat(kinds(fact, individual().endingWith(EARLIEST))).isEqualTo("READY_NOTICE WITHDRAWN DISCHARGED");
        assertThat(kinds(fact, individual())).isEqualTo("READY_NOTICE DISCHARGED");
        var only = new Clock.End.Earliest(true, false, Clock.Silence.CANNOT_RECEIVE);
        assertThat(kinds(fact, individual().endingWith(only))).isEqualTo("READY_NOTICE DISCHARGED");
    }

    @Test
    void an_hour_limit_that_moved_the_end_is_a_rule() {
        var early = ready("2022-09-05T10:00").discharged("2022-09-20T10:00");
        var late = ready("2022-09-05T10:00").discharged("2022-09-20T12:00");
        assertThat(rules(early, individual().previousDay("11:00", true))).contains("clock.previousDay");
        assertThat(rules(late, individual().previousDay("11:00", true))).doesNotContain("clock.previousDay");
    }

    @Test
    void an_interruption_is_shown_where_it_took_days_out() {
        var fact = ready("2022-09-05T10:00").event(Event.INTERRUPTED, "2022-09-10T10:00")
                .event(Event.RESUMED,
                        "2022-09-11T10:00");
        assertThat(kinds(fact, individual().pausing())).isEqualTo("READY_NOTICE INTERRUPTED RESUMED DISCHARGED");
        assertThat(kinds(fact, individual())).isEqualTo("READY_NOTICE DISCHARGED");
    }

    @Test
    void a_move_is_shown_to_both_who_pay() {
        var fact = ready("2022-09-05T10:00").moved(TermsForTests.LUND, "2022-09-12T00:00");
        var terms = individual().paying(Residence.EACH_DAY);
        assertThat(kinds(fact, terms, TermsForTests.MALMO)).isEqualTo("READY_NOTICE MOVED DISCHARGED");
        assertThat(kinds(fact, terms, TermsForTests.LUND)).isEqualTo("READY_NOTICE MOVED DISCHARGED");
        // the whole stay is over before the move: it ended nothing
        var before = ready("2022-09-05T10:00").discharged("2022-09-10T10:00")
                .moved(TermsForTests.LUND, "2022-09-12T00:00");
        assertThat(kinds(before, terms, TermsForTests.MALMO)).isEqualTo("READY_NOTICE DISCHARGED");
    }

    @Test
    void weekdays_show_the_message_they_were_counted_from() {
        var fact = ready("2022-09-05T10:00").event(Event.PLANNING_CALL_RECEIVED, "2022-09-05T11:00")
                .event(Event.PLAN_MADE, "2022-09-06T11:00");
        assertThat(kinds(fact, individual().freeDays(weekdays(FreeDays.Message.PLANNING_CALL))))
                .isEqualTo("READY_NOTICE PLANNING_CALL_RECEIVED PLAN_MADE DISCHARGED");
        assertThat(kinds(fact, individual().freeDays(weekdays(FreeDays.Message.ADMISSION_NOTICE))))
                .isEqualTo("READY_NOTICE ADMISSION_NOTICE DISCHARGED");
        assertThat(kinds(fact, individual().freeDays(weekdays(FreeDays.Message.READY_NOTICE))))
                .isEqualTo("READY_NOTICE DISCHARGED");
        assertThat(rules(fact, individual())).contains("liability.freeDays");
    }

    @Test
    void every_party_is_explained_at_once_and_nobody_else() {
        var cases = List.of(
                ready("2022-09-05T10:00").id("a").done(),
                ready("2022-09-05T10:00").id("b").in(TermsForTests.LUND).done(),
                ready("2022-09-05T10:00").id("c").in(TermsForTests.STOCKHOLM).done());
        var agreement = individual().agreement();
        var all = MonthExplainer.explainAll(source(cases), agreement);
        assertThat(all.keySet()).containsExactly(TermsForTests.MALMO, TermsForTests.LUND);
        var lund = MonthExplainer.explain(source(cases), agreement, TermsForTests.LUND);
        assertThat(all.getOrDefault(TermsForTests.LUND, List.of())).hasSize(1)
                .allMatch(bill -> bill.bill().toPay().equals(lund.getFirst().bill().toPay()));
        assertThat(MonthExplainer.explain(source(cases), agreement, TermsForTests.HASSLEHOLM)).isEmpty();
    }

    private static TermsForTests individual() {
        return TermsForTests.individual();
    }

    private static Timeline<FreeDays> weekdays(FreeDays.Message message) {
        FreeDays free = new FreeDays.Weekdays(
                2, message, FreeDays.Entry.DAY_AFTER,
                new Timeline<>(
                        "liability.holidays", List.of(term("liability.holidays", Holidays.NATIONAL_DAY)), List.of()));
        return new Timeline<>("liability.freeDays", List.of(term("liability.freeDays", free)), List.of());
    }

    private static String kinds(CaseForTests fact, TermsForTests terms) {
        return kinds(fact, terms, TermsForTests.MALMO);
    }

    private static String kinds(CaseForTests fact, TermsForTests terms, int payer) {
        var stays = stays(fact, terms, payer);
        return String.join(
                " ", stays.getFirst().evidence().events().stream().map(Evidence.Event::kind).map(Enum::name).toList());
    }

    private static List<String> rules(CaseForTests fact, TermsForTests terms) {
        return stays(fact, terms, TermsForTests.MALMO).getFirst()
                .rules()
                .stream()
                .map((Term<?> rule) -> rule.path())
                .toList();
    }

    private static List<Figure.StayDays> stays(CaseForTests fact, TermsForTests terms, int payer) {
        var bills = MonthExplainer.explain(source(List.of(fact.done())), terms.agreement(), payer);
        var found = new ArrayList<Figure.StayDays>();
        bills.forEach(bill -> collect(bill.bill().toPay(), found));
        assertThat(found).isNotEmpty();
        assertThat(found.getFirst().label()).isEqualTo(Label.STAY_DAYS);
        return found;
    }

    private static void collect(Figure figure, List<Figure.StayDays> found) {
        if (figure instanceof Figure.StayDays stay) {
            found.add(stay);
        }
        figure.parts().forEach(part -> collect(part, found));
    }
}
