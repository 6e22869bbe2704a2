package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.StatementDays;

/// The day of a statement decides whether a binding bill may rest on it, so that it may not be older than the source itself says,
/// nor of a time to come. The place that is expected was counted in the text by hand.
class SourceDaysTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static final String STATED = """
            sources:
              talk: {title: "%s", url: "%s", dated: 2023-01-15}
            liability:
              threshold: {value: 3, status: official, source: talk}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Protokoll 2023-06-30 | ''", "Protokoll från mötet den 30 juni 2023 | ''", "Minutes of June 30, 2023 | ''",
            "Brev | https://example.org/2023/06/30/brev", "Brev | https://example.org/protokoll-20230630.pdf"})
    void a_statement_is_not_older_than_its_source_says(String title, String url) {
        var refused = catchThrowableOfType(RuleFileException.class, () -> change(STATED.formatted(title, url)));
        assertThat(refused).isNotNull();
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            // two lines before the text, and its own second line
            assertThat(problem.place()).contains("mine.yaml:4:").endsWith(" sources.talk.dated: ");
            assertThat(problem.message().english()).contains("dated is 2023-01-15", "names 2023-06-30");
            assertThat(problem.message().swedish()).contains("dated är 2023-01-15", "nämner 2023-06-30");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Protokoll 2023-01-15 | ''", "Protokoll 2022-12-20 | ''", "Uppsägning från 2024-07-01 | ''",
            "Avtal som gäller från och med den 1 juli 2024 | ''", "Avtal 2023-01-01–2025-12-31 | ''",
            "Belopp för 2024 | ''", "Diarienummer 2023-99-77 | https://example.org/2016arsbelopp",
            "Brev | https://example.org/200811048538836.html"})
    void a_day_from_which_something_holds_is_no_day_of_the_statement(String title, String url) {
        assertThat(change(STATED.formatted(title, url))).isNotNull();
    }

    @Test
    void what_nobody_has_said_yet_is_named_with_its_day() {
        var own = change(STATED.formatted("Brev", "").replace("2023-01-15", "2026-12-01"));
        assertThat(StatementDays.after(own.allFiles(), TODAY)).singleElement().satisfies(problem -> {
            assertThat(problem.place()).contains("mine.yaml:4:").endsWith(" sources.talk.dated: ");
            assertThat(problem.message().english()).contains("2026-12-01, a day to come (today is 2026-11-30)");
        });
        assertThat(StatementDays.after(own.allFiles(), LocalDate.of(2026, 12, 1))).isEmpty();
    }

    /// What ships was read before it shipped; whoever tries an earlier day does not make it a lie.
    @Test
    void shipped_files_are_not_held_against_the_day() {
        var shipped = Agreements.find("skane-2018").allFiles();
        assertThat(shipped).isNotEmpty();
        assertThat(StatementDays.after(shipped, LocalDate.of(2022, 1, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "rates: [] | under sets, as price.dailyRate with values",
            "price: {dailyRate: 9300} | under sets, as sets.price",
            "confidence: [] | confidence belongs in an agreement of one's own, a file with extends"})
    void a_key_of_an_agreement_in_an_adoption_is_told_where_it_belongs(String line, String where) {
        var text = "id: mine\nadopts: skane-2018\nby: en roll\non: 2026-01-10\n" + line + "\n";
        var refused = catchThrowableOfType(
                RuleFileException.class, () -> new RuleFolder(folder).agreement(text));
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.message().english()).startsWith("unknown key here: ")
                    .contains(where)
                    .doesNotContain("did you mean");
        });
    }

    @Test
    void a_key_of_an_adoption_in_an_agreement_is_told_where_it_belongs() {
        var refused = catchThrowableOfType(RuleFileException.class, () -> change("confirms: [dayCount.break]\n"));
        assertThat(refused.problems().getFirst().message().english())
                .isEqualTo("unknown key here: confirms belongs in an adoption, a file with adopts");
    }

    private Agreement change(String text) {
        return new RuleFolder(folder).change(text);
    }

    /// Where a page states no day, a file of ours writes the day of reading or the last day of its year, and must say so: a bill
    /// would date the page by it.
    @Test
    void a_shipped_source_without_a_day_of_its_own_says_what_its_day_is() {
        var standIns = Agreements.ids()
                .stream()
                .flatMap(id -> Agreements.find(id).allFiles().stream())
                .distinct()
                .flatMap(file -> file.text().lines())
                .filter(line -> line.contains("dated: 2026-11-21") || line.matches(".*dated: [0-9]{4}-12-31.*"))
                .distinct()
                .toList();

        assertThat(standIns).hasSizeGreaterThan(15).allSatisfy(line -> assertThat(line).contains("dayIs: "));
    }
}
