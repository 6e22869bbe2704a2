package se.klardag.cli.words;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.value.Source;

class CitationsTest {
    /// A day that stands in for one that a page does not state is not called the page's.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "STATED | daterad 2022-03-01, om tiden från 2022-01-01 | dated 2022-03-01, about the time from 2022-01-01",
            "READ | odaterad, läst 2022-03-01, om tiden från 2022-01-01 | undated, read 2022-03-01, about the time from 2022-01-01",
            "AT_LATEST | odaterad, senast 2022-03-01, om tiden från 2022-01-01"
                    + " | undated, 2022-03-01 at the latest, about the time from 2022-01-01"})
    void the_day_of_a_source_is_called_what_it_is(Source.DayIs dayIs, String swedish, String english) {
        var source = new Source("Sidan", "", "", LocalDate.of(2022, 3, 1), dayIs, LocalDate.of(2022, 1, 1));

        then(Citations.dated(source, Texts.in(Language.SV))).isEqualTo(" (" + swedish + ")");
        then(Citations.dated(source, Texts.in(Language.EN))).isEqualTo(" (" + english + ")");
    }
}
