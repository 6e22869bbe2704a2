package se.klardag.cli.check;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.cli.cases.Overlaps;
import se.klardag.engine.facts.RecordedCase;

class EarlierCasesTest {
    private static final long PATIENT = 5;

    @Test
    void a_later_case_of_a_patient_is_in_hand_before_the_files_are_read_again() {
        var earlier = new EarlierCases(2);
        earlier.learn(PATIENT, 2, period("A"));
        earlier.learn(PATIENT, 3, period("B"));
        then(earlier.want(List.of(new Overlaps.Overlap(2, 3)))).isTrue();
        then(earlier.at(3)).map(RecordedCase::id).contains("B");
    }

    @Test
    void a_patients_first_case_is_in_hand_once_it_was_read_again() {
        var earlier = new EarlierCases(2);
        earlier.learn(PATIENT, 2, period("A"));
        earlier.learn(PATIENT, 3, period("B"));
        then(earlier.want(List.of(new Overlaps.Overlap(3, 2)))).isTrue();
        then(earlier.at(2)).isEmpty();
        earlier.read(2, period("A"));
        then(earlier.at(2)).map(RecordedCase::id).contains("A");
    }

    @Test
    void with_more_than_are_kept_every_case_is_to_be_read_first() {
        var earlier = new EarlierCases(1);
        earlier.learn(PATIENT, 2, period("A"));
        earlier.learn(PATIENT, 3, period("B"));
        earlier.learn(PATIENT, 4, period("C"));
        then(earlier.want(List.of(new Overlaps.Overlap(2, 4)))).isFalse();
        earlier.read(3, period("B"));
        earlier.read(4, period("C"));
        then(earlier.at(3)).isEmpty();
        then(earlier.at(4)).map(RecordedCase::id).contains("C");
    }

    private static RecordedCase period(String id) {
        return RecordedCase.of(
                id, 1280, LocalDateTime.parse("2022-09-01T09:00"), LocalDateTime.parse("2022-09-08T10:00"));
    }
}
