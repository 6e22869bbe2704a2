package se.klardag.engine.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.average;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.terms.population.Deadlines;

class DeadlineTest {
    private static final Deadlines STATUTE = average("0").deadlines();

    /// 2 kap. 3 §, elapsed time; the vectors of law.md 8.4 and the millisecond after.
    @ParameterizedTest
    @CsvSource({
            "2026-03-28T14:30, 2026-03-29T15:30:00.000, false",
            "2026-03-28T14:30, 2026-03-29T15:30:00.001, true",
            "2026-10-24T14:30, 2026-10-25T13:30:00.000, false",
            "2026-10-24T14:30, 2026-10-25T13:30:00.001, true",
            "2022-09-05T14:30, 2022-09-06T14:30:00.000, false",
            "2022-09-05T14:30, 2022-09-06T14:30:00.001, true",
            "2022-09-05T14:30, 2022-09-01T08:00:00.000, false",
    })
    void an_admission_notice_is_late_when_more_than_24_hours_really_passed(
            String admitted, String notice, boolean late) {
        var fact = ready("2026-12-01T10:00").admitted(admitted).admissionNotice(notice).done();
        assertThat(Deadline.admissionNoticeIsLate(fact, STATUTE)).isEqualTo(late);
    }

    @Test
    void a_notice_that_was_never_sent_is_missing_and_not_late() {
        assertThat(Deadline.admissionNoticeIsLate(ready("2022-09-05T10:00").noAdmissionNotice().done(), STATUTE))
                .isFalse();
    }

    /// 4 kap. 3 §: three days after the date of the notice; lag (1930:173) 2 § moves a last day that is a rest day.
    @ParameterizedTest
    @CsvSource({
            // Monday: Thursday is the last day, whatever the hour
            "2022-09-05T10:00, 2022-09-08T23:59:59.999, false",
            "2022-09-05T10:00, 2022-09-09T00:00, true",
            "2022-09-05T23:59, 2022-09-08T23:59, false",
            // Wednesday: Saturday moves to Monday the 12th
            "2022-09-07T10:00, 2022-09-12T23:59, false",
            "2022-09-07T10:00, 2022-09-13T00:00, true",
            // Easter: långfredagen 15 April 2022, annandag påsk the 18th, so Tuesday the 19th
            "2022-04-12T10:00, 2022-04-19T12:00, false",
            "2022-04-12T10:00, 2022-04-20T00:00, true",
            // skärtorsdagen is an ordinary day
            "2022-04-11T10:00, 2022-04-15T08:00, true",
            // midsommarafton Friday 24 June 2022, so Monday the 27th
            "2022-06-21T10:00, 2022-06-27T12:00, false",
            "2022-06-21T10:00, 2022-06-28T00:00, true",
            // julafton Saturday 2022, then Sunday and Monday the 26th, so Tuesday the 27th
            "2022-12-21T10:00, 2022-12-27T12:00, false",
            "2022-12-21T10:00, 2022-12-28T00:00, true",
            // nyårsafton Saturday 2022 and nyårsdagen Sunday, so Monday the 2nd
            "2022-12-28T10:00, 2023-01-02T12:00, false",
            "2022-12-28T10:00, 2023-01-03T00:00, true",
            // Kristi himmelsfärdsdag Thursday 26 May 2022; the squeezed Friday is an ordinary day
            "2022-05-23T10:00, 2022-05-27T12:00, false",
            "2022-05-23T10:00, 2022-05-30T00:00, true",
            // called before the notice
            "2022-09-05T10:00, 2022-09-01T08:00, false",
    })
    void a_sip_call_is_late_after_the_third_day_or_the_first_working_day_after_it(
            String notice, String call, boolean late) {
        assertThat(Deadline.sipCallIsLate(ready(notice).sipCalled(call).done(), STATUTE)).isEqualTo(late);
    }

    @Test
    void where_rest_days_do_not_move_the_third_day_is_the_last() {
        var keep = average("0").restDays(Deadlines.RestDays.KEEP).deadlines();
        assertThat(Deadline.sipCallIsLate(ready("2022-09-07T10:00").sipCalled("2022-09-10T23:59").done(), keep))
                .isFalse();
        assertThat(Deadline.sipCallIsLate(ready("2022-09-07T10:00").sipCalled("2022-09-11T00:00").done(), keep))
                .isTrue();
    }

    @Test
    void findings_tell_of_what_is_odd() {
        var plain = ready("2022-09-05T10:00").done();
        assertThat(FindingDetection.of(plain, STATUTE)).isEmpty();
        // 2022-09-20 10:00 is sixty days after 2022-07-22 10:00
        assertThat(findings(ready("2022-07-22T10:00"))).isEmpty();
        assertThat(findings(ready("2022-07-22T09:59:59.999"))).containsExactly(Finding.LONG_PERIOD);
        assertThat(findings(ready("2022-09-05T10:00").admitted("2022-09-05T00:00")))
                .containsExactly(Finding.SAME_DAY_READY);
        assertThat(findings(ready("2022-09-05T10:00").admitted("2022-09-05T10:00")))
                .containsExactly(Finding.SAME_DAY_READY);
        assertThat(findings(ready("2022-09-05T10:00").admitted("2022-09-06T10:00").admissionNotice("2022-09-06T11:00")))
                .containsExactly(Finding.NOTICE_BEFORE_ADMISSION);
        assertThat(findings(ready("2022-09-05T10:00")
                .admissionNotice("2022-09-05T11:00")
                .sipCalled("2022-09-15T08:00")))
                .containsExactly(Finding.LATE_ADMISSION_NOTICE, Finding.LATE_SIP_CALL);
        assertThat(findings(ready("2022-07-01T10:00").noReadyNotice())).isEmpty();
        // the limit that decided is named: 24 hours and three days in the statute
        assertThat(FindingDetection.of(
                ready("2022-09-05T10:00").admissionNotice("2022-09-05T11:00").sipCalled("2022-09-15T08:00").done(),
                STATUTE).stream().flatMap(each -> each.details().stream())).containsExactly("24", "3");
    }

    private static List<Finding> findings(CaseForTests fact) {
        return FindingDetection.of(fact.done(), STATUTE).stream().map(FindingDetection.Found::finding).toList();
    }
}
