package se.klardag.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.CaseForTests.at;

import java.lang.reflect.Proxy;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;

class RecordedCaseTest {
    private static final RecordedCase WHOLE = CaseForTests.ready("2022-09-05T10:00")
            .consent(Answer.YES)
            .answer(Answer.NO)
            .staysIn(TermsForTests.STOCKHOLM)
            .moved(TermsForTests.LUND, "2022-09-12T00:00")
            .event(Event.PLAN_MADE, "2022-09-06T11:00")
            .done();

    @Test
    void a_reader_s_row_is_copied_with_all_that_was_recorded() {
        var copy = RecordedCase.copyOf(row(WHOLE));
        assertThat(copy).isEqualTo(WHOLE);
        assertThat(copy.events()).isEqualTo(Map.of(
                Event.MOVED, at("2022-09-12T00:00"), Event.PLAN_MADE, at("2022-09-06T11:00")));
    }

    @Test
    void a_case_that_is_kept_already_is_not_copied_again() {
        assertThat(RecordedCase.copyOf(WHOLE)).isSameAs(WHOLE);
    }

    @Test
    void a_plain_case_was_admitted_and_announced_two_days_before_it_was_ready() {
        var plain = RecordedCase.of(
                "a", TermsForTests.MALMO, LocalDateTime.parse("2022-09-05T10:00"),
                LocalDateTime.parse("2022-09-20T14:00"));
        assertThat(plain.admittedAt()).isEqualTo(at("2022-09-03T10:00"));
        assertThat(plain.admissionNoticeAt()).isEqualTo(at("2022-09-03T10:00"));
        assertThat(plain.readyAt()).isEqualTo(at("2022-09-05T10:00"));
        assertThat(plain.readyNoticeAt()).isEqualTo(at("2022-09-05T10:00"));
        assertThat(plain.dischargedAt()).isEqualTo(at("2022-09-20T14:00"));
        assertThat(plain.at(Event.MOVED)).isEqualTo(WallClock.NONE);
    }

    /// The same facts in another class, as a reader shows them.
    private static Case row(Case fact) {
        return Case.class.cast(Proxy.newProxyInstance(
                Case.class.getClassLoader(),
                new Class<?>[]{Case.class},
                (_, method, arguments) -> method.invoke(fact, arguments)));
    }
}
