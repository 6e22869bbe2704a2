package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.cli.guide.Topic;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.Language;

/// The handbook: its walks run and print what stands below their commands, and a reader finds them.
class HandbookTest {
    /// The figures were worked by hand on the pages.
    static Stream<Arguments> walks() {
        return Stream.of(
                Arguments.of(Topic.CONTROLLER, new GuideWalk.Tried(6, 4)),
                Arguments.of(Topic.NEGOTIATOR, new GuideWalk.Tried(3, 3)),
                Arguments.of(Topic.AUDITOR, new GuideWalk.Tried(9, 4)),
                Arguments.of(Topic.MUNICIPALITY, new GuideWalk.Tried(9, 5)))
                .flatMap(each -> Stream.of(Language.values())
                        .map(language -> Arguments.of(
                                each.get()[0], language, each.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("walks")
    void a_walk_runs_and_prints_what_stands_below(Topic topic, Language language, GuideWalk.Tried tried,
            @TempDir Path folder) {
        then(new HandbookWalk(word(language), folder).through(topic.text(language))).isEqualTo(tried);
    }

    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\.\\./)?cli/klardag (\\w+)");

    /// The English page is the Swedish one's equal: the same commands in the same order, the same headings, the same blocks.
    @ParameterizedTest
    @MethodSource("topics")
    void both_languages_walk_the_same_way(Topic topic) {
        var swedish = topic.text(Language.SV);
        var english = topic.text(Language.EN);

        then(commands(english)).isEqualTo(commands(swedish)).isNotEmpty();
        then(headings(english)).isEqualTo(headings(swedish));
        then(english.split("```", -1)).hasSameSizeAs(swedish.split("```", -1));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void a_page_is_readable_at_eighty_columns(Topic topic) {
        for (var language : Language.values()) {
            var call = Call.in(word(language), "help", topic.name(language));

            then(call.code()).isZero();
            then(call.out().lines()).allSatisfy(line -> then(line.codePointCount(0, line.length())).as(line)
                    .isLessThanOrEqualTo(80));
            then(call.out()).doesNotContain("```", "**", "# ", "`");
            then(call.err()).isEmpty();
        }
    }

    static Stream<Topic> topics() {
        return Stream.of(Topic.values());
    }

    @ParameterizedTest
    @CsvSource({
            "sv, hjälp, controller, Månaden",
            "sv, help, FÖRHANDLARE, Förhandlingens eftermiddag",
            "sv, hjalp, forhandlare, Förhandlingens eftermiddag",
            "sv, hjälp, auditor, Revisorns kontroll",
            "sv, hjälp, kommun, Räkningen från regionen",
            "en, help, negotiator, The negotiator's afternoon",
            "en, help, revisor, The auditor's check",
            "en, help, municipality, The bill from the region",
            "sv, hjälp, settle, Avräknar en månad",
            "en, help, allocate, Distributes a grant",
    })
    void a_topic_is_found_in_either_language_and_a_command_as_before(String language, String help, String topic,
            String begins) {
        var call = Call.in(language, help, topic);

        then(call.code()).as(call.err()).isZero();
        then(call.out()).startsWith(begins);
    }

    @Test
    void an_unknown_topic_lists_those_that_there_are() {
        var call = Call.of("hjälp", "månadsskifte");

        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.out()).isEmpty();
        then(call.err()).contains("Inget ämne och inget kommando: månadsskifte", "klardag hjälp controller",
                "klardag hjälp förhandlare", "klardag hjälp revisor", "klardag hjälp kommun", "klardag --help");
        then(Call.of("hjälp").out()).contains("klardag hjälp revisor");
        then(Call.in("en", "help").out()).contains("klardag help municipality");
    }

    private static List<String> commands(String page) {
        return COMMAND.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static long headings(String page) {
        return page.lines().filter(line -> line.startsWith("#")).count();
    }

    private static String word(Language language) {
        return switch (language) {
            case SV -> "sv";
            case EN -> "en";
        };
    }
}
