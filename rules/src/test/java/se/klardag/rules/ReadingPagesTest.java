package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;

/// A bill that cites a page of readings says something of a case, and whoever opens the page must find it there: the answer of the
/// bill's own terms, in their name, and every provision that the bill names.
class ReadingPagesTest {
    private static final Path PAGES = Path.of("readings");
    private static final Pattern PROVISION = Pattern.compile(
            "(?:[0-9]+ kap\\. )?[0-9]+(?: [a-z])? §(?: (?:första|andra|tredje) stycket(?: [0-9])?)?");

    /// One answer to who counts that rests on a page.
    record Answer(String agreement, String path, TermVersion version) {
        @Override
        public String toString() {
            return agreement + " " + path;
        }
    }

    static Stream<Answer> answers() {
        return Agreements.ids()
                .stream()
                .filter(id -> Agreements.find(id).base().isEmpty())
                .flatMap(id -> Agreements.find(id)
                        .values()
                        .values()
                        .stream()
                        .filter(stated -> stated.path().contains("population."))
                        .flatMap(stated -> answers(id, stated)));
    }

    private static Stream<Answer> answers(String id, StatedTerm stated) {
        return stated.versions()
                .stream()
                .filter(version -> !version.reading().isEmpty())
                .map(version -> new Answer(id, stated.path(), version));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void the_page_has_every_provision_that_the_bill_cites(Answer answer) {
        var page = page(answer.version().reading());
        var cited = provisions(answer.version().source().at());
        assertThat(provisions(page)).as(answer.toString()).containsAll(cited);
    }

    /// Where terms differ, the answer is in the row of the terms; a page with one answer for all says so.
    @ParameterizedTest
    @MethodSource("answers")
    void the_page_says_what_these_terms_answer(Answer answer) {
        var page = page(answer.version().reading());
        var says = page.contains("**Two answers.**")
                ? page.lines()
                        .filter(line -> line.startsWith("|") && line.contains("`" + answer.agreement() + "`"))
                        .findFirst()
                        .orElse("")
                : page;
        var counts = answer.version().value().equals("counted");
        assertThat(says).as(answer.toString()).contains(counts ? "counts under this reading" : "left out");
    }

    /// By hand: the act and the parties of Skåne answer alike on open care only.
    @Test
    void both_answers_are_there_where_there_are_two() {
        for (var reading : List.of("R-003", "R-004", "R-007", "R-013")) {
            assertThat(page(reading)).contains("**Two answers.**", "| `statute`", "| `skane-2018`");
        }
        assertThat(page("R-005")).contains("**One answer, under all terms.**");
    }

    private static List<String> provisions(String text) {
        return PROVISION.matcher(text.replaceAll("\\s+", " ")).results().map(MatchResult::group).toList();
    }

    private static String page(String reading) {
        try (var pages = Files.list(PAGES)) {
            return Files.readString(pages.filter(each -> each.getFileName().toString().startsWith(reading + "-"))
                    .findFirst()
                    .orElseThrow());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
