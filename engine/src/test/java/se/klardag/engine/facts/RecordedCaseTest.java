package se.klardag.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.klardag.engine.CaseForTests.at;

import java.lang.reflect.Proxy;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void a_copy_knows_the_file_and_the_row_of_the_case() {
        assertThat(RecordedCase.copyOf(row(read("a", 2, 17))).origin()).isEqualTo(new CaseOrigin(2, 17));
        assertThat(WHOLE.origin()).isEqualTo(CaseOrigin.NONE);
    }

    @Test
    void two_cases_state_the_same_wherever_they_were_read() {
        assertThat(read("a", 0, 2).statesSameAs(read("a", 1, 3))).isTrue();
        assertThat(read("a", 0, 2).statesSameAs(read("b", 0, 2))).isFalse();
        assertThat(read("a", 0, 2)).isNotEqualTo(read("a", 1, 3));
    }

    @Test
    void an_anonymous_case_has_neither_patient_nor_origin() {
        var anonymous = read("a", 2, 17).anonymous();
        assertThat(anonymous.patient()).isEmpty();
        assertThat(anonymous.origin()).isEqualTo(CaseOrigin.NONE);
        assertThat(anonymous.id()).isEqualTo("a");
        assertThat(anonymous.at(Event.PLAN_MADE)).isEqualTo(at("2022-09-06T11:00"));
    }

    @Test
    void an_origin_is_one_number_that_sorts_by_file_and_row() {
        var first = new CaseOrigin(0, (1L << 40) - 1);
        var second = new CaseOrigin(1, 0);
        assertThat(CaseOrigin.of(first.packed())).isEqualTo(first);
        assertThat(CaseOrigin.of(second.packed())).isEqualTo(second);
        assertThat(first.packed()).isLessThan(second.packed());
        assertThat(CaseOrigin.of(new CaseOrigin(3, 17).packed())).isEqualTo(new CaseOrigin(3, 17));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, -1", "0, 1099511627776"})
    void an_origin_beyond_what_a_number_holds_is_refused(int file, long row) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CaseOrigin(file, row));
    }

    /// The whole case as a row of a file, with a patient.
    private static RecordedCase read(String id, int file, long row) {
        return new RecordedCase(
                id, "P1", WHOLE.municipality(), WHOLE.careType(), WHOLE.admittedAt(), WHOLE.admissionNoticeAt(),
                WHOLE.readyAt(), WHOLE.readyNoticeAt(), WHOLE.sipRequired(), WHOLE.sipCalledAt(), WHOLE.withdrawnAt(),
                WHOLE.dischargedAt(), WHOLE.outcome(), WHOLE.consent(), WHOLE.openCareReady(), WHOLE.legalBasis(),
                WHOLE.events(), WHOLE.payerAnswer(), WHOLE.stayMunicipality(), WHOLE.movedTo(),
                new CaseOrigin(file, row));
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
