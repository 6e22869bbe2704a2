package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.agreement.AgreementReader;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.files.YamlTree;

/// Files nobody writes by mistake: refused with a place, and never by another exception.
class NastyRuleFileTest {
    private static final String BASE = RuleFolder.CHANGES_SKANE;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Arguments> nasty() {
        return Stream.of(
                arguments("lists in lists", BASE + "clock: " + "[".repeat(5000) + "]".repeat(5000) + "\n"),
                arguments("lists that never end", BASE + "clock: " + "[".repeat(100_000)),
                arguments("maps in maps", BASE + "clock:\n" + staircase(1200)),
                arguments("a deep tree just within the reader's limit", BASE + "clock: " + "[".repeat(400)
                        + "]".repeat(400) + "\n"),
                arguments("a very long key", BASE + "k".repeat(5000) + ": 1\n"),
                arguments("a key of 100 000 letters", BASE + "? " + "k".repeat(100_000) + "\n: 1\n"),
                arguments("a key of 60 000 dots", BASE + "? " + "a.".repeat(60_000) + "a\n: 1\n"),
                arguments("a number of 2 000 digits", BASE + "longStay: {over: " + "9".repeat(2000) + "}\n"),
                arguments("a null character", BASE + "title: \0\n"),
                arguments("a bell", BASE + "title: \"\u0007\"\n"),
                arguments("bytes in base 64", BASE + "title: !!binary aGVq\n"),
                arguments("a map as a key", BASE + "? {a: b}\n: 1\n"),
                arguments("a list as a key", BASE + "? [a]\n: 1\n"),
                arguments("an empty key", BASE + "\"\": 1\n"),
                arguments("no key", BASE + "~: 1\n"),
                arguments("a key with a slash and a tilde", BASE + "\"a/b~c\": 1\n"),
                arguments("a set", BASE + "longStay: !!set {over}\n"),
                arguments("a version of YAML to come", "%YAML 9.1\n---\n" + BASE),
                arguments("a laughing hash", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nasty")
    void a_nasty_file_is_refused_with_a_place(String what, String text) {
        var path = new RuleFolder(folder).write("nasty.yaml", text);
        var problems = Agreements.problems(path);
        assertThat(problems).as(what).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.message().english()).isNotBlank();
            assertThat(problem.message().swedish()).isNotBlank();
        });
    }

    @Test
    void a_file_of_more_than_a_megabyte_is_not_read() {
        var path = new RuleFolder(folder).write("nasty.yaml", BASE + "title: " + "k".repeat(1_100_000) + "\n");
        assertThat(Agreements.problems(path)).singleElement()
                .satisfies(problem -> assertThat(problem.message().english()).contains("larger than 1 MB"));
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_no_fault() {
        var files = new RuleFolder(folder);
        var text = BASE + "longStay: {over: 7}\n";
        assertThat(Agreements.problems(files.write("bom.yaml", "\uFEFF" + text))).isEmpty();
        assertThat(Agreements.problems(files.write("crlf.yaml", text.replace("\n", "\r\n")))).isEmpty();
        assertThat(Agreements.problems(files.write("end.yaml", text + "...\n"))).isEmpty();
    }

    @Provide
    Arbitrary<String> damaged() {
        var good = ShippedResources.text("agreements/skane-2018.yaml").text();
        var pieces = Arbitraries.of(
                ":", "-", "{", "}", "[", "]", "\"", "'", "#", "&a", "*a", "!", "|", ">", "%", "@", "`", "\t", "\n", " ",
                ",",
                "0", "-1", "1e3", "null", "~", ".", "ö", "\u2028", "2022-02-30", "---\n", "?");
        return Combinators.combine(
                Arbitraries.integers().between(0, good.length()), Arbitraries.integers().between(0, 12), pieces)
                .as((at, cut, piece) -> good.substring(0, at) + piece
                        + good.substring(Math.min(at + cut, good.length())))
                .withoutEdgeCases();
    }

    /// Skåne's own file with a few characters cut out and something else put in.
    @Property(seed = "2017612", tries = 600)
    void a_damaged_file_is_read_refused_or_stops_and_never_fails_otherwise(@ForAll("damaged") String text) {
        try {
            var tree = YamlTree.read(RuleText.of(
                    "damaged.yaml", text.getBytes(StandardCharsets.UTF_8)));
            if (SchemaCheck.problems(tree, "agreement-v1").isEmpty()) {
                RuleFolder.resolve(AgreementReader.read(tree, Agreements::find, RuleLibrary.shipped()), "2022-09");
            }
        } catch (RuleFileException unusable) {
            assertThat(unusable.problems()).isNotEmpty()
                    .allSatisfy(
                            problem -> assertThat(problem.place()).startsWith("damaged.yaml:"));
        } catch (RuleGapException gap) {
            assertThat(gap.reason().swedish()).isNotBlank();
        }
    }

    private static String staircase(int steps) {
        var text = new StringBuilder();
        for (int i = 1; i <= steps; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }
}
