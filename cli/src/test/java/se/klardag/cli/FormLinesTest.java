package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.rules.Agreements;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.YamlTree;

/// Whoever takes the `#` away before a line of an adoption form has a file that can be read: every line of every shipped form, those
/// apart that wait for a value that nobody knows (`?`).
class FormLinesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<String> shipped() {
        return Agreements.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_line_can_be_used_as_it_stands(String id) throws IOException {
        var form = folder.resolve("form.yaml");
        then(Call.of("agreements", "adopt", id, "-o", form.toString()).code()).isZero();
        var confirmed = Files.readString(form)
                .replaceAll("(?m)^#  - ", "  - ")
                .replace("by: \"\"", "by: \"ekonomidirektör\"")
                .replace("on:  ", "on: 2018-10-01  ")
                .replace("title: \"\"", "title: \"Beslut\"");
        var all = confirmed.replaceAll("(?m)^#(  [a-z][A-Za-z_.-]*: \\{(?!.*value: \\?).*)$", "$1");
        then(all.lines()
                .filter(line -> line.startsWith("#  ") && !line.contains("value: ?")
                        && line.matches("#  [a-z].*")))
                .isEmpty();
        var tree = YamlTree.read(RuleText.of("form.yaml", all.getBytes(StandardCharsets.UTF_8)));
        then(SchemaCheck.problems(tree, "agreement-v1")).as(all).isEqualTo(List.of());
    }
}
