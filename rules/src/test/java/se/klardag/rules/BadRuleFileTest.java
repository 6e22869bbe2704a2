package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;

/// A bad file is a problem with file, line and column, in Swedish and English; never another exception.
class BadRuleFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private RuleFolder files = new RuleFolder(Path.of(""));

    @BeforeEach
    void in_a_folder_of_its_own() {
        files = new RuleFolder(folder);
    }

    /// Each is written below `id: mine` and `extends: skane-2018`, so it starts on line 3.
    static Stream<Arguments> badChanges() {
        return Stream.concat(badShapes(), badValues());
    }

    private static Stream<Arguments> badShapes() {
        return Stream.of(
                bad("a key twice", "id: other\n", "3:1", "id is stated twice", "id är angivet två gånger"),
                bad("a key twice further in", "longStay:\n  over: 7\n  over: 8\n", "5:3", "over is stated twice",
                        "over är angivet två gånger"),
                bad("a key twice, once by its address", "dayCount: {break: 12:00}\ndayCount.break: 00:00\n", "4:1",
                        "dayCount.break is stated twice", "dayCount.break är angivet två gånger"),
                bad("an address through a value", "longStay: 7\nlongStay.over: 7\n", "4:1", "a value already",
                        "redan ett värde"),
                bad("an anchor", "dayCount: &day\n  break: 00:00\n", "3:11", "anchors and aliases", "ankare och alias"),
                bad("an alias", "dayCount: &day {break: 00:00}\nclock: *day\n", "3:11", "anchors and aliases",
                        "ankare och alias"),
                bad("an alias of nothing", "clock: *nobody\n", "3:8", "anchors and aliases", "ankare och alias"),
                bad("a second document", "---\nid: other\n", "4:1", "second document", "mer än ett dokument"),
                bad("an unknown key", "frm: 2022-01-01\n", "3:1 frm", "did you mean from?",
                        "menade du from?"),
                bad("an unknown key further in", "dayCount:\n  mode: breaks-passed\n  brake: 00:00\n",
                        "5:3 dayCount.brake", "did you mean break?", "menade du break?"),
                bad("an unknown key of a value",
                        "longStay:\n  over: {value: 7, status: assumed, source: {title: a}, vlaue: 8}\n",
                        "4:57 longStay.over.vlaue", "did you mean value?", "menade du value?"),
                bad("keys of dots alone", "\"...\": 1\n", "3:1", "unknown key", "okänd nyckel"),
                bad("an address that ends in a dot", "longStay.over.: 7\n", "3:1", "unknown key", "okänd nyckel"),
                bad("a merge key", "<<: {from: 2022-01-01}\n", "3:1", "unknown key", "okänd nyckel"),
                bad("a tab for indentation", "longStay:\n\tover: 7\n", "4:1", "TAB", "YAML"),
                bad("a quote that never ends", "title: \"half a\n", "4:1", "cannot be read as YAML",
                        "går inte att läsa som YAML"),
                bad("two colons", "title: one: two\n", "3:11", "mapping values", "går inte att läsa som YAML"));
    }

    private static Stream<Arguments> badValues() {
        return Stream.of(
                bad("half a day", "longStay: {over: 3.7}\n", "3:12 longStay.over", "whole number or none, not 3.7",
                        "heltal eller none, inte 3.7"),
                bad("a quoted number", "longStay: {over: \"7\"}\n", "3:12 longStay.over", "without quotes",
                        "utan citattecken"),
                bad("a decimal comma", "liability:\n  threshold: 2,8\n", "4:3 liability.threshold",
                        "write a decimal point",
                        "skriv decimalpunkt"),
                bad("an exponent", "price: {dailyRate: 1e3}\n", "3:20", "without exponent", "utan exponent"),
                bad("a number of a billion digits", "liability: {threshold: 1.0e-999999999}\n", "3:24",
                        "without exponent", "utan exponent"),
                bad("infinity", "liability: {threshold: .inf}\n", "3:24", "in digits", "med siffror"),
                bad("no number", "liability: {threshold: .nan}\n", "3:24", "in digits", "med siffror"),
                bad("a misspelt word", "attribution: {zeroDayCases: exluded}\n", "3:15 attribution.zeroDayCases",
                        "did you mean excluded?", "menade du excluded?"),
                bad("a break of 24:00", "dayCount.break: \"24:00\"\n", "3:1 dayCount.break", "time of day",
                        "klockslag"),
                bad("a status we do not have", "longStay:\n  over: {value: 7, status: sure, source: {title: a}}\n",
                        "4:20 longStay.over.status", "one of verified", "ett av orden verified"),
                bad("a value of unknown status", "longStay:\n  over: {value: 7, status: unknown, source: {title: a}}\n",
                        "4:10 longStay.over.value", "has no value", "har inget värde"),
                bad("a status without a source", "longStay:\n  over: {value: 7, status: verified}\n",
                        "4:3 longStay.over",
                        "needs a source", "behöver en källa"),
                bad("no such source", "longStay:\n  over: {value: 7, status: verified, source: paper}\n",
                        "4:38 longStay.over.source", "paper is not listed", "källan paper finns inte"),
                bad("a source with a blank title",
                        "longStay:\n  over: {value: 7, status: verified, source: {title: \" \"}}\n",
                        "4:47 longStay.over.source.title", "not empty", "inte är tom"),
                bad("two values on one date", """
                        longStay:
                          over:
                            values:
                              - {from: 2022-01-01, to: 2022-12-31, value: 7, status: assumed, source: {title: a}}
                              - {from: 2022-12-31, value: 8, status: assumed, source: {title: a}}
                        """, "7:9 longStay.over.values.1", "two values hold on the same date",
                        "två värden gäller samma datum"),
                bad("a value that ends before it starts",
                        "longStay:\n  over: {from: 2022-02-01, to: 2022-01-31, value: 7, status: assumed, source: {title: a}}\n",
                        "4:3 longStay.over", "ends before it starts", "slutar före sin början"),
                bad("an agreement that ends before it starts", "from: 2022-02-01\nto: 2022-01-31\n", "4:1 to",
                        "ends before it starts", "slutar före sin början"),
                bad("a gap where a value holds", """
                        longStay:
                          over:
                            values: [{from: 2022-01-01, value: 7, status: assumed, source: {title: a}}]
                            gaps: [{from: 2022-03-01, to: 2022-03-31, why: not read}]
                        """, "6:12 longStay.over.gaps.0", "a value holds", "ett värde gäller"),
                bad("30 February", "from: 2022-02-30\n", "3:1 from", "no date: 2022-02-30", "inget datum: 2022-02-30"),
                bad("30 February, how far to trust", "confidence: [{from: 2022-02-30, atMost: assumed, why: so}]\n",
                        "3:15 confidence.0.from", "no date", "inget datum"),
                bad("no value at all", "longStay: {over: null}\n", "3:12 longStay.over", "whole number", "heltal"),
                bad("parties in two ways", "parties: {all: true, region: \"12\"}\n", "3:1 parties", "at most 1",
                        "högst 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badChanges")
    void a_bad_change_is_refused_where_it_stands(
            String what, String text, String place, String english, String swedish) {
        var path = files.write("mine.yaml", RuleFolder.CHANGES_SKANE + text);
        var problems = Agreements.problems(path);
        assertThat(problems).as(what).isNotEmpty().anySatisfy(problem -> {
            assertThat(problem.place()).startsWith(path + ":" + place);
            assertThat(problem.message().english()).contains(english);
            assertThat(problem.message().swedish()).contains(swedish);
        });
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.message().english()).doesNotContain("\n");
        });
        assertThatExceptionOfType(RuleFileException.class).isThrownBy(() -> Agreements.find(path.toString()));
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                bad("no id", "extends: skane-2018\n", "1:1", "the key id is missing", "nyckeln id saknas"),
                bad("nothing to stand on", "id: mine\n", "1:1", "from, parties", "extends"),
                bad("an id of spaces", "id: \"a b\"\nextends: skane-2018\n", "1:1 id", "pattern", "mönstret"),
                bad("extends nobody", "id: mine\nextends: skane-2017\n", "2:1 extends", "skane-2017 is not known",
                        "skane-2017 är inte känd"),
                bad("extends itself", "id: mine\nextends: mine.yaml\n", "2:1 extends", "extends itself",
                        "bygger på sig själv"),
                bad("an empty file", "", "1:1", "must be a map", "ska vara en karta"),
                bad("a blank file", "\n\n\n", "4:1", "must be a map", "ska vara en karta"),
                bad("comments only", "# nothing\n", "2:1", "must be a map", "ska vara en karta"),
                bad("a list at the top", "- id: mine\n", "1:1", "must be a map", "ska vara en karta"),
                bad("a word", "hello\n", "1:1", "must be a map", "ska vara en karta"),
                bad("another version of the schema", "schema: 2\nid: mine\nextends: skane-2018\n", "1:1 schema",
                        "must be 1, not 2",
                        "ska vara 1, inte 2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void a_bad_file_is_refused_where_it_is_wrong(
            String what, String text, String place, String english, String swedish) {
        var path = files.write("mine.yaml", text);
        assertThat(Agreements.problems(path)).as(what).anySatisfy(problem -> {
            assertThat(problem.place()).startsWith(path + ":" + place);
            assertThat(problem.message().english()).contains(english);
            assertThat(problem.message().swedish()).contains(swedish);
        });
    }

    @Test
    void two_files_that_extend_each_other_are_refused() {
        files.write("other.yaml", "id: other\nextends: mine.yaml\n");
        var path = files.write("mine.yaml", "id: mine\nextends: other.yaml\n");
        assertThat(Agreements.problems(path)).singleElement()
                .satisfies(
                        problem -> assertThat(problem.message().english()).isEqualTo("the file extends itself"));
    }

    @Test
    void every_problem_of_a_file_is_told_at_once_in_its_order() {
        var path = files.write("mine.yaml", RuleFolder.CHANGES_SKANE + """
                frm: 2022-01-01
                longStay: {over: "7"}
                dayCount: {brake: 00:00}
                """);
        assertThat(Agreements.problems(path)).extracting(RuleProblem::line).isSorted().contains(3, 4, 5);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        var latin = files.write("mine.yaml",
                (RuleFolder.CHANGES_SKANE + "title: Skåne\n").getBytes(StandardCharsets.ISO_8859_1));
        theWholeFile(latin.toString(), "not text in UTF-8", "inte text i UTF-8");
        var wide = files.write("mine.yaml", RuleFolder.CHANGES_SKANE.getBytes(StandardCharsets.UTF_16));
        theWholeFile(wide.toString(), "not text in UTF-8", "inte text i UTF-8");
    }

    @Test
    void a_directory_a_missing_file_and_no_file_name_are_refused() {
        theWholeFile(folder + "/", "is a directory", "är en katalog");
        theWholeFile(folder.resolve("nothing.yaml").toString(), "there is no such file", "filen finns inte");
        theWholeFile("no\0name.yaml", "cannot be the name of a file", "kan inte vara ett filnamn");
        var path = files.write("mine.yaml", "id: mine\nextends: \"a\\0.yaml\"\n");
        theWholeFile(path.toString(), "cannot be the name of a file", "kan inte vara ett filnamn");
    }

    private static void theWholeFile(String name, String english, String swedish) {
        assertThatExceptionOfType(RuleFileException.class)
                .isThrownBy(() -> Agreements.find(name))
                .satisfies(unusable -> assertThat(unusable.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.message().english()).contains(english);
                    assertThat(problem.message().swedish()).contains(swedish);
                }));
    }

    private static Arguments bad(String what, String text, String place, String english, String swedish) {
        return arguments(what, text, place, english, swedish);
    }
}
