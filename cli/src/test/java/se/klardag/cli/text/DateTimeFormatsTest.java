package se.klardag.cli.text;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.LocalDateTime;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import se.klardag.engine.facts.WallClock;

/// Dates and times for people and machines.
class DateTimeFormatsTest {
    private static final long MOMENT = WallClock.of(LocalDateTime.of(2022, 9, 1, 8, 5));

    @Test
    void people_read_a_blank_and_machines_a_t() {
        then(DateTimeFormats.cell(MOMENT)).isEqualTo("2022-09-01 08:05");
        then(DateTimeFormats.machine(MOMENT)).isEqualTo("2022-09-01T08:05");
    }

    @Test
    void a_moment_that_was_not_recorded_is_blank_and_in_a_sentence_said() {
        then(DateTimeFormats.cell(WallClock.NONE)).isEmpty();
        then(DateTimeFormats.machine(WallClock.NONE)).isEmpty();
        then(new DateTimeFormats(Texts.in(Language.SV)).people(WallClock.NONE)).isEqualTo("saknas");
    }

    @Test
    void a_month_has_its_name() {
        then(new DateTimeFormats(Texts.in(Language.SV)).month(YearMonth.of(2022, 9))).isEqualTo("september 2022");
        then(new DateTimeFormats(Texts.in(Language.EN)).month(YearMonth.of(2022, 9))).isEqualTo("September 2022");
    }
}
